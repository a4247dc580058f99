import type { CrawlBudget } from '../model/run.ts';
import type { Form, SeenRequest } from '../model/site-graph.ts';
import { inScope, type Target } from '../model/target.ts';
import { Admissions } from './admissions.ts';
import type { Arrival } from './arrival.ts';
import { type Candidate, isForm } from './candidate.ts';
import { candidateActions } from './candidate-actions.ts';
import { bySigningIn, Entrance } from './entrance.ts';
import { isSignIn } from './entrance-forms.ts';
import { Frontier, type FrontierItem } from './frontier.ts';
import { NewNames, opensNew } from './new-names.ts';
import { News } from './news.ts';
import { PageOrder } from './page-order.ts';
import { allFrames, type PageView } from './page-view.ts';
import type { Peeked } from './peek.ts';
import { first, type PriorityContext, priorityOf } from './priority.ts';
import { addressesIn, type Source } from './reading/read-source.ts';
import { SearchTerms } from './search-terms.ts';
import { type Failure, secondChance } from './second-chance.ts';
import { type KnownAction, type KnownState, SiteMap } from './site-map.ts';
import { SiteNavigation } from './site-navigation.ts';
import { leadsToSignIn, turnOf } from './turn.ts';
import { knownFiles, unlinkedCandidate, usualEntrancesOf } from './unlinked-addresses.ts';
import { UnlinkedPages } from './unlinked-pages.ts';
import { UrlPatterns } from './url-patterns.ts';
import { VisitQuota } from './visit-quota.ts';

/** A page as it was looked at, and what can be done there. */
export interface Seen {
  readonly state: KnownState;
  readonly isNew: boolean;
  readonly candidates: readonly Candidate[];
}

/** Forms and buttons of one page that are worth trying. */
const mostDoings = 250;
/** Of the crawl's time. */
const lateShare = 0.35;
const endingShare = 0.85;

/** All that a crawl has found out so far, shared by everybody who explores. */
export class Knowledge {
  readonly patterns = new UrlPatterns();
  readonly map = new SiteMap(this.patterns);
  readonly frontier = new Frontier();
  readonly offSite: Record<string, number> = {};
  readonly target: Target;
  readonly budget: CrawlBudget;
  readonly entrance: Entrance;
  actionsTried = 0;
  formsSubmitted = 0;
  readonly #startedAt: number;
  /** ISO date. */
  readonly today: string;
  readonly #admissions: Admissions;
  readonly #quota: VisitQuota;
  readonly #terms = new SearchTerms();
  readonly #unlinked: UnlinkedPages;
  readonly #newNames = new NewNames(this.patterns);
  /** Ids of actions after which the session was another one. */
  readonly #changing = new Set<string>();
  readonly #news = new News();
  readonly #navigation = new SiteNavigation();
  readonly #underWay = new Set<FrontierItem>();
  #attempts = 0;

  constructor(target: Target, budget: CrawlBudget, now: Date) {
    this.target = target;
    this.budget = budget;
    this.entrance = new Entrance(target.credentials[0] ?? null);
    this.#startedAt = performance.now();
    this.today = now.toISOString().slice(0, 10);
    this.#admissions = new Admissions(this.map, this.patterns, budget.maxDepth);
    this.#quota = new VisitQuota(this.map, this.patterns, budget.maxVisitsPerTemplate);
    this.#unlinked = new UnlinkedPages(this.patterns, (url) => this.inScope(url));
  }

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  get outOfBudget(): boolean {
    return this.elapsedMs >= this.budget.timeMs;
  }

  /** Things to try are left, and nothing speaks for their showing anything new. */
  get isSettled(): boolean {
    return this.#news.isOver(this.elapsedMs, this.actionsTried);
  }

  /** What an action showed: the page, and what the server was asked for. */
  noteFound(seen: Seen, requests: readonly SeenRequest[]): void {
    const page = `${seen.state.signedIn ? 'in' : 'out'} ${seen.state.urlTemplate}`;
    const asked = requests.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);
    this.#news.note([page, ...asked], this.elapsedMs, this.actionsTried);
  }

  nextAttempt(): number {
    return this.#attempts++;
  }

  inScope(url: URL): boolean {
    return inScope(this.target.scope, url);
  }

  markChanging(action: KnownAction): void {
    this.#changing.add(action.id);
  }

  /** The session a route needs: what it changed on its way. */
  worldOf(route: readonly string[]): string {
    return route.filter((id) => this.#changing.has(id)).join(' ');
  }

  isChanging(actionId: string): boolean {
    return this.#changing.has(actionId);
  }

  candidatesOf(view: PageView): readonly Candidate[] {
    return candidateActions(view, {
      inScope: (url) => this.inScope(url),
      terms: this.#terms.all,
      today: this.today,
      hasCredentials: this.entrance.credentials !== null,
    });
  }

  /** A search form filled with the words known by now. */
  withTerms(form: Form): Form {
    return this.#terms.filledInto(form);
  }

  /** True when everybody can sign in instead of signing up. */
  get canSignIn(): boolean {
    return this.entrance.hasForm && this.entrance.credentials !== null;
  }

  /** From now on the ways that made an account to get in are gone by signing in. */
  signInWorked(action: KnownAction): void {
    if (!this.entrance.signedIn(action)) return;
    this.#changing.add(action.id);
    const by = (route: readonly string[]) => this.wayBy(route);
    this.map.reroute(by);
    this.frontier.reroute(by, (route) => this.worldOf(route));
  }

  /** The same way, by signing in where it makes an account. */
  wayBy(route: readonly string[]): readonly string[] {
    const { account, signedInBy } = this.entrance;
    if (account === null || signedInBy === null) return route;
    const wayIn = [...this.#routeTo(signedInBy), signedInBy.id];
    return bySigningIn(route, account.actionId, wayIn, (id) => this.isChanging(id));
  }

  /** Where signing in led. */
  signedInHome(): string | null {
    const id = this.entrance.signedInBy?.toStateId ?? null;
    return id === null ? null : (this.map.state(id)?.url ?? null);
  }

  see(view: PageView, arrival: Arrival): Seen {
    this.#terms.note(view.main.terms);
    this.#countOffSite(view);
    const candidates = this.candidatesOf(view);
    const links = candidates.flatMap(({ operation }) =>
      operation.kind === 'follow-link' ? [operation.url] : [],
    );
    for (const url of links) this.patterns.noteLink(url);
    this.#navigation.note(this.patterns.templateOf(view.url), links);
    return { ...this.map.see({ view, candidates, ...arrival }), candidates };
  }

  /** Queues what has not been queued before on this side of the sign-in. */
  admit(seen: Seen, url: string, arrival: Arrival): void {
    let news = false;
    let doings = 0;
    const order = new PageOrder((to) => this.patterns.templateOf(to));
    for (const candidate of seen.candidates) {
      const { operation } = candidate;
      if (operation.kind !== 'follow-link' && ++doings > mostDoings) continue;
      const before = order.next(candidate);
      const freshness = this.#admissions.freshnessOf(candidate, arrival);
      if (freshness === 'known') continue;
      const action = this.map.addAction(candidate, seen.state.id);
      if (candidate.leftAlone !== null) continue;
      const isNews =
        operation.kind !== 'follow-link' || this.#quota.isNews(operation.url, arrival.signedIn);
      news ||= isNews;
      this.queue(action, candidate, url, arrival, freshness === 'nearer', 0, before);
    }
    if (news) this.#quota.countYield(url, arrival.signedIn);
    const entry = this.entrance.signedInBy;
    // Who signs in may make more.
    if (arrival.signedIn || (entry === null && this.entrance.credentials === null)) {
      for (const candidate of this.#newNames.beside(url))
        this.#queueNew(candidate, seen, url, arrival);
    }
  }

  #queueNew(candidate: Candidate, seen: Seen, url: string, arrival: Arrival): void {
    this.queue(this.map.addAction(candidate, seen.state.id), candidate, url, arrival, true);
  }

  /** Queues the addresses that answers name and no link leads to. */
  read(sources: readonly Source[], signedIn: boolean): void {
    for (const source of sources) {
      const kinds = this.#unlinked.kinds;
      for (const address of addressesIn(source)) this.#noteAddress(address, signedIn);
      if (this.#unlinked.kinds > kinds) this.#quota.countYield(source.url, signedIn);
    }
  }

  /** Files at known places are asked for like any other address. */
  noteKnownFiles(): void {
    for (const path of knownFiles) {
      this.#noteAddress(new URL(path, this.target.url).href, false);
    }
    if (!this.entrance.hasLogin) return;
    for (const address of usualEntrancesOf(this.target.url)) this.#noteAddress(address, false);
  }

  /** False for a page that the site shows for whatever it does not have, or that was shown before. */
  isNewPage(peeked: Peeked, asked: string): boolean {
    return this.#unlinked.isNewPage(peeked, asked);
  }

  queue(
    action: KnownAction,
    candidate: Candidate,
    url: string,
    arrival: Arrival,
    again: boolean,
    repeats = 0,
    before: PriorityContext['before'] = first,
  ): void {
    const { operation } = candidate;
    if (isForm(candidate) && candidate.operation.form.purpose === 'sign-in')
      this.entrance.noteForm(action.id);
    const world = this.worldOf(arrival.route);
    const to = operation.kind === 'follow-link' ? operation.url : null;
    const priority = priorityOf(candidate, {
      depth: arrival.depth,
      siblings: to === null ? 0 : this.patterns.siblings(to),
      before,
      visits: to === null || again ? 0 : this.#quota.visits(to, arrival.signedIn),
      inChain: isChain(world, arrival.signedIn),
    });
    this.frontier.add({
      action,
      candidate,
      fromStateId: action.fromStateId,
      fromUrl: url,
      route: arrival.route,
      world,
      signedIn: arrival.signedIn,
      depth: arrival.depth,
      priority,
      again,
      repeats,
      creates: arrival.creates ?? false,
    });
  }

  /** Somebody sets out to try it; call the result when it is done. */
  setOut(item: FrontierItem): () => void {
    const { operation } = item.candidate;
    this.#underWay.add(item);
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
    if (again !== null) this.frontier.add(again);
    else if (isSignIn(item.action)) this.entrance.refused(item.action.id);
  }

  /** False for what is not worth it any more, null for what must wait. */
  isWanted(item: FrontierItem): boolean | null {
    const { operation } = item.candidate;
    if (isForm(item.candidate)) {
      const { purpose } = item.candidate.operation.form;
      return this.entrance.wants(purpose, () => this.#isSignInAhead());
    }
    if (opensNew(operation)) return true;
    // Pages that links lead to have been seen by then.
    if (operation.kind === 'open') return this.#quota.visits(operation.url, item.signedIn) === 0;
    if (operation.kind !== 'follow-link' || item.again || item.candidate.effect !== 'read')
      return true;
    if (this.map.states.length >= this.budget.maxStates) return false;
    return this.#quota.hasRoom(item, operation.url);
  }

  /** Its priority as things stand now. */
  rank(item: FrontierItem): number {
    return turnOf(item, this.#isUnseenNavigation(item), {
      hasLogin: this.entrance.hasLogin,
      isIn: this.entrance.signedInBy !== null,
      isLate: this.#isLate,
      isEnding: this.elapsedMs > endingShare * this.budget.timeMs,
    });
  }

  get #isLate(): boolean {
    return this.elapsedMs > lateShare * this.budget.timeMs;
  }

  /** Something that may show a sign-in form is being tried, or will be. */
  #isSignInAhead(): boolean {
    const leads = ({ candidate }: FrontierItem) => !isForm(candidate) && leadsToSignIn(candidate);
    const isAhead =
      this.#underWay.values().some(leads) ||
      this.frontier.items.some((item) => leads(item) && this.isWanted(item) === true);
    return isAhead && !this.#isLate;
  }

  #isUnseenNavigation({ candidate: { operation }, signedIn }: FrontierItem): boolean {
    return (
      operation.kind === 'follow-link' &&
      this.#navigation.leadsTo(operation.url) &&
      this.#quota.visits(operation.url, signedIn) === 0
    );
  }

  #noteAddress(address: string, signedIn: boolean): void {
    const href = this.#unlinked.note(address);
    if (href === null) return;
    const entry = this.entrance.signedInBy;
    const inside = signedIn && entry !== null;
    const route = inside ? [...this.#routeTo(entry), entry.id] : [];
    const candidate = unlinkedCandidate(href);
    const action = this.map.addAction(candidate, this.map.states[0]?.id ?? '');
    const arrival = { route, depth: 0, signedIn: inside };
    if (candidate.leftAlone === null) this.queue(action, candidate, href, arrival, false);
  }

  #routeTo(action: KnownAction): readonly string[] {
    return this.map.state(action.fromStateId)?.route ?? [];
  }

  #countOffSite(view: PageView): void {
    for (const link of allFrames(view).flatMap((frame) => frame.links)) {
      const url = URL.parse(link.url);
      if (url === null || this.target.scope.origins.includes(url.origin)) continue;
      this.offSite[url.origin] = (this.offSite[url.origin] ?? 0) + 1;
    }
  }
}

/** More has happened in the session than signing in. */
export function isChain(world: string, signedIn: boolean): boolean {
  return world !== '' && world.split(' ').length > (signedIn ? 1 : 0);
}
