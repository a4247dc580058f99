import type { CrawlBudget } from '../../model/run.ts';
import { inScope, type Target } from '../../model/target.ts';
import { type Candidate, isForm } from '../actions/candidate.ts';
import { NewNames, opensNew } from '../actions/new-names.ts';
import type { Peeked } from '../browser/peek.ts';
import type { Arrival } from '../map/arrival.ts';
import type { OwnPlaces } from '../map/own-places.ts';
import type { Seen } from '../map/seen.ts';
import type { KnownAction, SiteMap } from '../map/site-map.ts';
import type { UrlPatterns } from '../map/url-patterns.ts';
import { addressesIn, type Source } from '../reading/read-source.ts';
import { isSignIn } from '../session/entrance-forms.ts';
import { isChain, type Sessions } from '../session/sessions.ts';
import { Admissions } from './admissions.ts';
import type { Course } from './course.ts';
import { Frontier, type FrontierItem, type Standpoint } from './frontier.ts';
import { PageOrder } from './page-order.ts';
import { first, offersToMake, type PriorityContext, priorityOf } from './priority.ts';
import { type Failure, secondChance } from './second-chance.ts';
import { SiteNavigation } from './site-navigation.ts';
import { isWritingForm, leadsToSignIn, type Prospect, turnOf } from './turn.ts';
import {
  isUsualEntrance,
  knownFiles,
  unlinkedCandidate,
  usualEntrancesOf,
} from './unlinked-addresses.ts';
import { UnlinkedPages } from './unlinked-pages.ts';
import { VisitQuota } from './visit-quota.ts';

/** Forms and buttons of one page that are worth trying. */
const mostDoings = 250;
/** So much else is tried before a form that writes has its turn. */
const triesBetweenForms = 3;

/** What the agenda goes by. */
export interface AgendaGrounds {
  readonly target: Target;
  readonly budget: CrawlBudget;
  readonly patterns: UrlPatterns;
  readonly map: SiteMap;
  readonly ownPlaces: OwnPlaces;
  readonly sessions: Sessions;
  readonly course: Course;
}

/** What an action that is queued is queued as, beside what it is and where. */
interface Queueing {
  /** There is a reason to do it although the like was done. */
  readonly again?: boolean;
  readonly repeats?: number;
  readonly before?: PriorityContext['before'];
}

/** What is still to be tried: what gets on the list, what is worth it, and whose turn it is. */
export class Agenda {
  readonly #grounds: AgendaGrounds;
  readonly #frontier = new Frontier();
  readonly #underWay = new Set<FrontierItem>();
  readonly #navigation = new SiteNavigation();
  readonly #admissions: Admissions;
  readonly #quota: VisitQuota;
  readonly #unlinked: UnlinkedPages;
  readonly #newNames: NewNames;
  /** How much was tried since something was written. */
  #sinceForm = 0;

  constructor(grounds: AgendaGrounds) {
    const { map, patterns, budget, target } = grounds;
    this.#grounds = grounds;
    this.#admissions = new Admissions(map, patterns, budget.maxDepth);
    this.#quota = new VisitQuota(map, patterns, budget.maxVisitsPerTemplate);
    this.#unlinked = new UnlinkedPages(patterns, (url) => inScope(target.scope, url));
    this.#newNames = new NewNames(patterns);
  }

  get size(): number {
    return this.#frontier.size;
  }

  /** What is best to try next for who stands there; null when there is nothing, or all must wait. */
  take(from: Standpoint): FrontierItem | null {
    return this.#frontier.take(
      from,
      (item) => this.#rank(item),
      (item) => this.#isWanted(item),
    );
  }

  /** Somebody sets out to try it; call the result when it is done. */
  setOut(item: FrontierItem): () => void {
    const { operation } = item.candidate;
    this.#underWay.add(item);
    this.#sinceForm = this.#sinceFormAfter(item.candidate);
    const arrived =
      operation.kind === 'follow-link' ? this.#quota.setOut(operation.url, item.signedIn) : null;
    return () => {
      this.#underWay.delete(item);
      arrived?.();
    };
  }

  /** Nothing came of trying it. */
  failed(item: FrontierItem, failure: Failure): void {
    const again = secondChance(item, failure);
    if (again !== null) this.#frontier.add(again);
    else if (isSignIn(item.action)) this.#grounds.sessions.entrance.refused(item.action.id);
  }

  /** Keeps it for the case that it must be done once more. */
  keep(item: FrontierItem): void {
    this.#frontier.add(item);
  }

  /** What waits is gone to by other ways. */
  reroute(by: (route: readonly string[]) => readonly string[]): void {
    this.#frontier.reroute(by, (route) => this.#grounds.sessions.worldOf(route));
  }

  /** A page of the kind (a URL template) has these links. */
  noteLinks(kind: string, addresses: readonly string[]): void {
    this.#navigation.note(kind, addresses);
  }

  /** Queues what has not been queued before on this side of the sign-in. */
  admit(seen: Seen, url: string, arrival: Arrival): void {
    const { map, patterns } = this.#grounds;
    let news = false;
    let doings = 0;
    const order = new PageOrder((to) => patterns.templateOf(to));
    for (const candidate of seen.candidates) {
      const { operation } = candidate;
      if (operation.kind !== 'follow-link' && ++doings > mostDoings) continue;
      const before = order.next(candidate);
      const freshness = this.#admissions.freshnessOf(candidate, arrival);
      if (freshness === 'known') continue;
      const action = map.addAction(candidate, seen.state.id);
      if (candidate.leftAlone !== null) continue;
      const isNews =
        operation.kind !== 'follow-link' || this.#quota.isNews(operation.url, arrival.signedIn);
      news ||= isNews;
      this.#enqueue(action, candidate, url, arrival, { again: freshness === 'nearer', before });
    }
    if (news) this.#quota.countYield(url, arrival.signedIn);
    if (!this.#mayMake(arrival)) return;
    for (const candidate of this.#newNames.beside(url)) this.queue(candidate, seen, url, arrival);
  }

  /** Queues what there is a reason to do in a state, although the like was done. */
  queue(candidate: Candidate, { state }: Seen, url: string, arrival: Arrival, repeats = 0): void {
    const action = this.#grounds.map.addAction(candidate, state.id);
    this.#enqueue(action, candidate, url, arrival, { again: true, repeats });
  }

  /** Queues the addresses that answers name and no link leads to. */
  read(sources: readonly Source[], signedIn: boolean): void {
    for (const source of sources) {
      const kinds = this.#unlinked.kinds;
      for (const address of addressesIn(source)) this.#noteAddress(address, signedIn);
      if (this.#unlinked.kinds > kinds) this.#quota.countYield(source.url, signedIn);
    }
  }

  /** Files at known places, and for who has a login the usual ways in, are asked for like any other address. */
  noteKnownPlaces(): void {
    const { target, sessions } = this.#grounds;
    const files = knownFiles.map((path) => new URL(path, target.url).href);
    const entrances = sessions.entrance.hasLogin ? usualEntrancesOf(target.url) : [];
    for (const address of [...files, ...entrances]) this.#noteAddress(address, false);
  }

  /** False for a page that the site shows for whatever it does not have, or that was shown before. */
  isNewPage(peeked: Peeked, asked: string): boolean {
    return this.#unlinked.isNewPage(peeked, asked);
  }

  /** Who signs in may make more. */
  #mayMake({ signedIn }: Arrival): boolean {
    const { signedInBy, credentials } = this.#grounds.sessions.entrance;
    return signedIn || (signedInBy === null && credentials === null);
  }

  #noteAddress(address: string, signedIn: boolean): void {
    const { map, sessions } = this.#grounds;
    const href = this.#unlinked.note(address);
    if (href === null) return;
    const wayIn = signedIn ? sessions.wayIn : null;
    const candidate = unlinkedCandidate(href);
    const action = map.addAction(candidate, map.states[0]?.id ?? '');
    const arrival = { route: wayIn ?? [], depth: 0, signedIn: wayIn !== null };
    if (candidate.leftAlone === null) this.#enqueue(action, candidate, href, arrival);
  }

  #enqueue(
    action: KnownAction,
    candidate: Candidate,
    url: string,
    arrival: Arrival,
    { again = false, repeats = 0, before = first }: Queueing = {},
  ): void {
    const { patterns, ownPlaces, sessions } = this.#grounds;
    const { operation } = candidate;
    if (isSignIn(candidate)) sessions.entrance.noteForm(action.id);
    const world = sessions.worldOf(arrival.route);
    const to = operation.kind === 'follow-link' ? operation.url : null;
    const priority = priorityOf(candidate, {
      depth: arrival.depth,
      siblings: to === null ? 0 : patterns.siblings(to),
      before,
      visits: to === null || again ? 0 : this.#quota.visits(to, arrival.signedIn),
      inChain: isChain(world, arrival.signedIn),
    });
    this.#frontier.add({
      action,
      candidate,
      fromStateId: action.fromStateId,
      fromUrl: url,
      route: arrival.route,
      world,
      signedIn: arrival.signedIn,
      isOwn: ownPlaces.has(to ?? url),
      depth: arrival.depth,
      priority,
      again,
      repeats,
      creates: arrival.creates ?? false,
    });
  }

  /** False for what is not worth it any more, null for what must wait. */
  #isWanted(item: FrontierItem): boolean | null {
    const { sessions, map, budget } = this.#grounds;
    const { operation } = item.candidate;
    if (isForm(item.candidate)) {
      const { purpose } = item.candidate.operation.form;
      return sessions.entrance.wants(purpose, () => this.#isSignInAhead());
    }
    if (opensNew(operation)) return true;
    if (isUsualEntrance(item.candidate)) {
      // Where the site itself shows the way in, nobody needs to guess it.
      if (sessions.entrance.hasForm) return false;
      if (this.#isSignInAhead()) return null;
    }
    // Pages that links lead to have been seen by then.
    if (operation.kind === 'open') return this.#quota.visits(operation.url, item.signedIn) === 0;
    if (operation.kind !== 'follow-link' || item.again || item.candidate.effect !== 'read')
      return true;
    if (map.states.length >= budget.maxStates) return false;
    return this.#quota.hasRoom(item, operation.url);
  }

  /** Something that may show a sign-in form is being tried, or will be. */
  #isSignInAhead(): boolean {
    const leads = ({ candidate }: FrontierItem) => !isForm(candidate) && leadsToSignIn(candidate);
    const isAhead =
      this.#underWay.values().some(leads) ||
      this.#frontier.items.some((item) => leads(item) && this.#isWanted(item) === true);
    return isAhead && !this.#grounds.course.isLate;
  }

  /** What promised a form has kept its promise, or not: either way others have their turn before the next. */
  #sinceFormAfter(candidate: Candidate): number {
    if (isWritingForm(candidate)) return 0;
    return offersToMake(candidate) ? 1 : this.#sinceForm + 1;
  }

  /** Its priority as things stand now. */
  #rank(item: FrontierItem): number {
    const { sessions, course } = this.#grounds;
    return turnOf(item, this.#prospectOf(item), {
      hasLogin: sessions.entrance.hasLogin,
      isIn: sessions.entrance.signedInBy !== null,
      isLate: course.isLate,
      isEnding: course.isEnding,
      isFormDue: this.#sinceForm >= triesBetweenForms,
    });
  }

  #prospectOf({ candidate: { operation }, signedIn }: FrontierItem): Prospect {
    if (operation.kind !== 'follow-link') return { isUnseen: true, isNavigation: false };
    return {
      isUnseen: this.#quota.visits(operation.url, signedIn) === 0,
      isNavigation: this.#navigation.leadsTo(operation.url),
    };
  }
}
