import type { CrawlBudget } from '../model/run.ts';
import type { Account, Form, SeenRequest } from '../model/site-graph.ts';
import { type Credentials, inScope, type Target } from '../model/target.ts';
import { type Candidate, candidateActions, type Identity, isForm } from './candidate-actions.ts';
import { Frontier, type FrontierItem } from './frontier.ts';
import { allFrames, type PageView } from './page-view.ts';
import type { Peeked } from './peek.ts';
import { priorityOf } from './priority.ts';
import { addressesIn, type Source } from './reading/read-source.ts';
import { routeCost } from './route.ts';
import { type KnownAction, type KnownState, SiteMap } from './site-map.ts';
import type { SeenTraffic } from './traffic.ts';
import { isKnownFile, isLeaf, knownFiles, unlinkedCandidate } from './unlinked-addresses.ts';
import { UrlPatterns } from './url-patterns.ts';
import { canonicalUrl } from './url-template.ts';

/** How somebody came to a page. */
export interface Arrival {
  readonly route: readonly string[];
  readonly depth: number;
  readonly signedIn: boolean;
}

export interface Seen {
  readonly state: KnownState;
  readonly isNew: boolean;
  readonly candidates: readonly Candidate[];
}

/** Something to do that was queued, and how long the way to it was. */
interface Admission {
  readonly side: string;
  readonly identity: Identity;
  readonly cost: number;
}

/** A way that saves a write is worth looking at a page again, to know it by the shorter way. */
const worthwhileSaving = 8;
/** Forms and buttons of one page that are worth trying. */
const mostDoings = 120;
const mostTerms = 8;
/** Addresses that are only read, and asked for when nothing better is left. */
const mostAddresses = 600;
/** Links of the site's own navigation are worth more visits than entries of a list. */
const navigationFactor = 4;

/** All that a crawl has found out so far, shared by everybody who explores. */
export class Knowledge {
  readonly patterns = new UrlPatterns();
  readonly map = new SiteMap(this.patterns);
  readonly frontier = new Frontier();
  readonly offSite: Record<string, number> = {};
  readonly target: Target;
  readonly budget: CrawlBudget;
  /** Who signs in: given, or made by a sign-up. */
  credentials: Credentials | null;
  account: Account | null = null;
  /** Set once signing in has worked. */
  signedInBy: KnownAction | null = null;
  actionsTried = 0;
  formsSubmitted = 0;
  readonly #startedAt: number;
  /** ISO date. */
  readonly today: string;
  readonly #admissions: Admission[] = [];
  /** The cheapest way that leads to each thing to do. */
  #costs = new Map<string, number>();
  #costsVersion = 0;
  readonly #terms = new Set<string>();
  /** Ids of actions after which the session was another one. */
  readonly #changing = new Set<string>();
  /** How often a visit to a kind of page showed something new. */
  readonly #yields = new Map<string, number>();
  /** Kinds of pages that somebody is on the way to. */
  readonly #underWay: string[] = [];
  /** Title and length of pages that were peeked at. */
  readonly #prints = new Set<string>();
  /** Addresses that were read. */
  readonly #addresses = new Set<string>();
  #attempts = 0;

  constructor(target: Target, budget: CrawlBudget, now: Date) {
    this.target = target;
    this.budget = budget;
    this.credentials = target.credentials[0] ?? null;
    this.#startedAt = performance.now();
    this.today = now.toISOString().slice(0, 10);
  }

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  get outOfBudget(): boolean {
    return this.elapsedMs >= this.budget.timeMs;
  }

  get terms(): readonly string[] {
    return [...this.#terms];
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
      terms: this.terms,
      today: this.today,
      hasCredentials: this.credentials !== null,
    });
  }

  /** A search form filled with the words known by now. */
  withTerms(form: Form): Form {
    if (form.purpose !== 'search' || this.#terms.size === 0) return form;
    const fields = form.fields.map((field) => {
      const { fill } = field;
      const searches =
        fill.kind === 'constant' ||
        (fill.kind === 'generate' && fill.generator.kind === 'search-term');
      if (!searches) return field;
      const generator = { kind: 'search-term' as const, values: this.terms };
      return { ...field, fill: { kind: 'generate' as const, generator } };
    });
    return { ...form, fields };
  }

  /** True when a sign-in form is known that an account can be used with. */
  canSignIn(): boolean {
    return this.frontier.items.some(
      ({ candidate }) => isForm(candidate) && candidate.operation.form.purpose === 'sign-in',
    );
  }

  /** Keeps the account and signs in with it from now on, unless credentials were given. */
  signUpWorked(account: Account): void {
    if (this.account !== null || this.target.credentials.length > 0) return;
    this.account = account;
    this.credentials = { username: account.username, password: account.password };
  }

  /** Where signing in led. */
  signedInHome(): string | null {
    const id = this.signedInBy?.toStateId ?? null;
    return id === null ? null : (this.map.state(id)?.url ?? null);
  }

  see(view: PageView, arrival: Arrival): Seen {
    for (const term of view.main.terms) if (this.#terms.size < mostTerms) this.#terms.add(term);
    this.#countOffSite(view);
    const candidates = this.candidatesOf(view);
    for (const { operation } of candidates) {
      if (operation.kind === 'follow-link') this.patterns.noteLink(operation.url);
    }
    return { ...this.map.see({ view, candidates, ...arrival }), candidates };
  }

  /** Queues what has not been queued before on this side of the sign-in. */
  admit(seen: Seen, url: string, arrival: Arrival): void {
    let news = seen.isNew;
    let doings = 0;
    for (const candidate of seen.candidates) {
      const isLink = candidate.operation.kind === 'follow-link';
      if (!isLink && ++doings > mostDoings) continue;
      const freshness = this.#freshness(candidate, arrival);
      if (freshness === 'known') continue;
      const action = this.map.addAction(candidate, seen.state.id);
      if (candidate.leftAlone !== null) continue;
      news ||= this.#isNews(candidate, arrival);
      this.queue(action, candidate, url, arrival, freshness === 'nearer', 0, doings);
    }
    if (news) this.#countYield(url, arrival.signedIn);
  }

  /** Queues the addresses that answers name and no link leads to. */
  read(sources: readonly Source[], signedIn: boolean): void {
    const before = this.#addresses.size;
    for (const source of sources) {
      for (const address of addressesIn(source)) this.#noteAddress(address, signedIn);
      if (this.#addresses.size > before) this.#countYield(source.url, signedIn);
    }
  }

  /** Files at known places are asked for like any other address. */
  noteKnownFiles(): void {
    for (const path of knownFiles) {
      this.#noteAddress(new URL(path, this.target.url).href, false);
    }
  }

  /** False for a page that the site shows for whatever it does not have, or that was shown before. */
  isNewPage({ title, source }: Peeked, asked: string): boolean {
    // A page in place of a file that is no page: the site answers whatever it is asked.
    if (source.url === asked && isKnownFile(asked)) return false;
    const print = `${title} ${source.body.length}`;
    if (this.#prints.has(print)) return false;
    this.#prints.add(print);
    return true;
  }

  queue(
    action: KnownAction,
    candidate: Candidate,
    url: string,
    arrival: Arrival,
    again: boolean,
    repeats = 0,
    /** How many things to do came before it on its page. */
    before = 0,
  ): void {
    const { operation } = candidate;
    const world = this.worldOf(arrival.route);
    const to = operation.kind === 'follow-link' ? operation.url : null;
    const priority = priorityOf(candidate, {
      depth: arrival.depth,
      siblings: to === null ? 0 : this.patterns.siblings(to),
      before,
      visits: to === null || again ? 0 : this.#visits(to, arrival.signedIn),
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
    });
  }

  /** Somebody sets out to try it; call the result when it is done. */
  setOut(item: FrontierItem): () => void {
    const { operation } = item.candidate;
    if (operation.kind !== 'follow-link') return () => undefined;
    const key = this.#kindOf(operation.url, item.signedIn);
    this.#underWay.push(key);
    return () => void this.#underWay.splice(this.#underWay.indexOf(key), 1);
  }

  /** False for what is not worth it any more, null for what must wait. */
  isWanted(item: FrontierItem): boolean | null {
    const { operation } = item.candidate;
    if (isForm(item.candidate)) {
      const { purpose } = item.candidate.operation.form;
      if (purpose === 'sign-in') {
        if (this.signedInBy !== null) return false;
        return this.credentials === null ? null : true;
      }
      if (purpose === 'sign-up') return this.account === null;
    }
    // Pages that links lead to have been seen by then.
    if (operation.kind === 'open') return this.#visits(operation.url, item.signedIn) === 0;
    if (operation.kind !== 'follow-link' || item.again || item.candidate.effect !== 'read')
      return true;
    if (this.map.states.length >= this.budget.maxStates) return false;
    const kind = this.#kindOf(operation.url, item.signedIn);
    const underWay = this.#underWay.filter((one) => one === kind).length;
    const visits = this.#visits(operation.url, item.signedIn) + underWay;
    if (visits < this.#visitCap(item, operation.url)) return true;
    // Those under way may yet show that there is more to see.
    return underWay > 0 ? null : false;
  }

  /** Signing in comes sooner when time is running out. */
  rank(item: FrontierItem): number {
    const late = this.elapsedMs > 0.35 * this.budget.timeMs;
    const entrance = isForm(item.candidate) && /^sign-/.test(item.candidate.operation.form.purpose);
    return item.priority - (late && entrance ? 60 : 0);
  }

  requestsOf(traffic: readonly SeenTraffic[]): readonly SeenRequest[] {
    return traffic.flatMap(({ kind, method, status, url }) => {
      const parsed = URL.parse(url);
      if (kind === 'other' || parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
      const origin = this.target.scope.origins[0] === parsed.origin ? '' : parsed.origin;
      return [{ method, kind, status, urlTemplate: origin + this.patterns.templateOf(url) }];
    });
  }

  #noteAddress(address: string, signedIn: boolean): void {
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol) || !this.inScope(url) || isLeaf(url)) return;
    const href = canonicalUrl(url);
    if (this.#addresses.has(href) || this.#addresses.size >= mostAddresses) return;
    this.#addresses.add(href);
    const entry = this.signedInBy;
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

  #visits(url: string, signedIn: boolean): number {
    return this.map.visitsOf(this.patterns.templateOf(url), signedIn);
  }

  /** Signed in, a kind of page that is known from outside is worth one look. Pages that keep showing new things are worth more. */
  #visitCap(item: FrontierItem, url: string): number {
    const most = this.budget.maxVisitsPerTemplate;
    const yields = this.#yields.get(this.#kindOf(url, item.signedIn)) ?? 0;
    if (item.signedIn && this.#visits(url, false) > 0) return 1 + Math.max(0, yields - 1);
    return yields + (item.candidate.region === 'main' ? most : most * navigationFactor);
  }

  #countYield(url: string, signedIn: boolean): void {
    const key = this.#kindOf(url, signedIn);
    this.#yields.set(key, (this.#yields.get(key) ?? 0) + 1);
  }

  #kindOf(url: string, signedIn: boolean): string {
    return `${signedIn ? 'in' : 'out'} ${this.patterns.templateOf(url)}`;
  }

  /** Another link to a kind of page that is known is none. */
  #isNews({ operation }: Candidate, arrival: Arrival): boolean {
    return operation.kind !== 'follow-link' || this.#visits(operation.url, arrival.signedIn) === 0;
  }

  #freshness(candidate: Candidate, arrival: Arrival): 'new' | 'nearer' | 'known' {
    const isLink = candidate.operation.kind === 'follow-link';
    if (isLink && arrival.depth >= this.budget.maxDepth) return 'known';
    const everywhere =
      candidate.leftAlone !== null ||
      (isForm(candidate) && candidate.operation.form.purpose !== 'other');
    const side = everywhere ? 'any' : arrival.signedIn ? 'in' : 'out';
    const cost = routeCost(arrival.route.map((id) => this.map.action(id)));
    const known = this.#knownCost({ side, identity: candidate.identity, cost });
    if (known === null) return 'new';
    const nearer = isLink && candidate.effect === 'read' && known - cost >= worthwhileSaving;
    return nearer ? 'nearer' : 'known';
  }

  /** What the cheapest way cost before this one; null when there was none. */
  #knownCost(admission: Admission): number | null {
    const keyOf = (one: Admission) => `${one.side} ${this.map.keyOf(one.identity)}`;
    const keep = (one: Admission) => {
      const key = keyOf(one);
      this.#costs.set(key, Math.min(one.cost, this.#costs.get(key) ?? Number.POSITIVE_INFINITY));
    };
    if (this.#costsVersion !== this.patterns.version) {
      this.#costsVersion = this.patterns.version;
      this.#costs = new Map();
      for (const one of this.#admissions) keep(one);
    }
    const known = this.#costs.get(keyOf(admission)) ?? null;
    if (known === null || admission.cost < known) {
      this.#admissions.push(admission);
      keep(admission);
    }
    return known;
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
function isChain(world: string, signedIn: boolean): boolean {
  return world !== '' && world.split(' ').length > (signedIn ? 1 : 0);
}
