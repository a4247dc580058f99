import { overlap } from '../../content/overlap.ts';
import { type Action, notTriedReason, type PageState } from '../../model/site-graph.ts';
import type { Candidate, Identity } from '../actions/candidate.ts';
import { type PageShape, shapeOfPage } from '../page/page-shape.ts';
import type { PageView } from '../page/page-view.ts';
import { routeCost } from './route.ts';
import type { UrlPatterns } from './url-patterns.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A page state while the crawl still learns about it. */
export interface KnownState extends Mutable<PageState> {
  shape: PageShape;
  /** What can be done in it besides following links. */
  readonly identities: readonly Identity[];
  /** The keys of those. */
  doings: ReadonlySet<string>;
  /** Where its links lead. */
  readonly leadUrls: Set<string>;
  /** The templates of those. */
  leads: ReadonlySet<string>;
  /** Something new is being made here, and what can be done is not what it is elsewhere. */
  readonly creates: boolean;
}

export interface KnownAction extends Mutable<Action> {
  /** What it leads to can be gone to by its address, without doing it again. */
  hasAddress?: boolean;
}

export interface Sighting {
  readonly view: PageView;
  readonly candidates: readonly Candidate[];
  readonly signedIn: boolean;
  readonly route: readonly string[];
  readonly depth: number;
  readonly creates?: boolean;
}

/** Links that have less than this in common make two states of one URL template. */
const leadsInCommon = 0.5;
/** And this, when some of them lead where no page has led before: any page's first visit has such links. */
const leadsInCommonWithNews = 1.01;

/** States and actions as they are found. Identity is structural: see `#find`. */
export class SiteMap {
  readonly #states: KnownState[] = [];
  readonly #actions = new Map<string, KnownAction>();
  #everLed: ReadonlySet<string> = new Set();
  readonly #patterns: UrlPatterns;
  #patternVersion = 0;
  #created = 0;

  constructor(patterns: UrlPatterns) {
    this.#patterns = patterns;
  }

  get states(): readonly KnownState[] {
    return this.#states;
  }

  get actions(): readonly KnownAction[] {
    return [...this.#actions.values()];
  }

  state(id: string): KnownState | null {
    return this.#states.find((one) => one.id === id) ?? null;
  }

  action(id: string): KnownAction {
    const action = this.#actions.get(id);
    if (action === undefined) throw new Error(`The site map has no action ${id}.`);
    return action;
  }

  /** The state a page is, new or known; a shorter way to a known one replaces the longer. */
  see(sighting: Sighting): { readonly state: KnownState; readonly isNew: boolean } {
    const shape = shapeOfPage(sighting.view);
    this.#patterns.learn(sighting.view.url, shape);
    this.#mergeLearned();
    const known = this.#find(sighting);
    const leadUrls = leadUrlsOf(sighting.candidates);
    this.#everLed = this.#everLed.union(this.#templates(leadUrls));
    if (known !== null) {
      this.#revisit(known, sighting, leadUrls);
      return { state: known, isNew: false };
    }
    const state = this.#create(sighting, shape, leadUrls);
    this.#states.push(state);
    return { state, isNew: true };
  }

  /** Whether a page that was looked at in another session is the state. */
  isShown(state: KnownState, view: PageView, candidates: readonly Candidate[]): boolean {
    const { signedIn, creates, route, depth } = state;
    return this.#find({ view, candidates, signedIn, creates, route, depth }) === state;
  }

  addAction(candidate: Candidate, fromStateId: string): KnownAction {
    const action: KnownAction = {
      id: `a${this.#actions.size + 1}`,
      fromStateId,
      toStateId: null,
      operation: candidate.operation,
      label: candidate.label,
      heading: candidate.heading === candidate.label ? '' : candidate.heading,
      effect: candidate.effect,
      outcome:
        candidate.leftAlone === null
          ? { kind: 'left-alone', reason: notTriedReason }
          : { kind: 'left-alone', reason: candidate.leftAlone },
      requests: [],
    };
    this.#actions.set(action.id, action);
    return action;
  }

  /** Goes other ways to the states. */
  reroute(by: (route: readonly string[]) => readonly string[]): void {
    for (const state of this.#states) state.route = by(state.route);
  }

  visitsOf(template: string, signedIn: boolean): number {
    return this.#states
      .filter((state) => state.urlTemplate === template && state.signedIn === signedIn)
      .reduce((sum, state) => sum + state.visits, 0);
  }

  /**
   * Same URL template, same side of the sign-in, same forms and buttons. Links may differ, as they do
   * between two products, unless they lead where no page has led before or are mostly others.
   */
  #find(sighting: Sighting): KnownState | null {
    const template = this.#patterns.templateOf(sighting.view.url);
    const doings = this.#keys(identitiesOf(sighting.candidates));
    const leads = this.#templates(leadUrlsOf(sighting.candidates));
    const fits = this.#states.filter(
      (state) =>
        state.urlTemplate === template &&
        state.signedIn === sighting.signedIn &&
        state.creates === (sighting.creates ?? false) &&
        sameSet(state.doings, doings),
    );
    // A link that no page of the site had so far is how a filled cart shows that it can be checked out.
    const opensNew = [...leads].some((lead) => !this.#everLed.has(lead));
    const wanted = opensNew ? leadsInCommonWithNews : leadsInCommon;
    return fits.find((state) => overlap(state.leads, leads) >= wanted) ?? null;
  }

  /** The text by which a thing to do is known, as templates stand now. */
  keyOf({ words, url }: Identity): string {
    return url === null ? words : `${words} ${this.#patterns.templateOf(url)}`;
  }

  #keys(identities: readonly Identity[]): ReadonlySet<string> {
    return new Set(identities.map((one) => this.keyOf(one)));
  }

  #templates(urls: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...urls].map((url) => this.#patterns.templateOf(url)));
  }

  #create(sighting: Sighting, shape: PageShape, leadUrls: Set<string>): KnownState {
    const identities = identitiesOf(sighting.candidates);
    return {
      id: `s${++this.#created}`,
      urlTemplate: this.#patterns.templateOf(sighting.view.url),
      url: sighting.view.url,
      title: sighting.view.title,
      heading: sighting.view.main.heading,
      depth: sighting.depth,
      signedIn: sighting.signedIn,
      visits: 1,
      thumbnail: null,
      route: sighting.route,
      shape,
      identities,
      doings: this.#keys(identities),
      leadUrls,
      leads: this.#templates(leadUrls),
      creates: sighting.creates ?? false,
    };
  }

  #revisit(state: KnownState, sighting: Sighting, leadUrls: ReadonlySet<string>): void {
    state.visits++;
    state.depth = Math.min(state.depth, sighting.depth);
    for (const url of leadUrls) state.leadUrls.add(url);
    state.leads = this.#templates(state.leadUrls);
    const cost = (route: readonly string[]) => routeCost(route.map((id) => this.action(id)));
    if (cost(sighting.route) < cost(state.route)) {
      state.route = sighting.route;
      state.url = sighting.view.url;
    }
  }

  /** When a part of the URLs turns out to vary, states that differed in it alone become one. */
  #mergeLearned(): void {
    if (this.#patternVersion === this.#patterns.version) return;
    this.#patternVersion = this.#patterns.version;
    const kept: KnownState[] = [];
    for (const state of this.#states) {
      const renamed = this.#rename(state);
      const same = kept.find((one) => isSameState(one, state, renamed));
      if (same === undefined) {
        kept.push(state);
        continue;
      }
      same.visits += state.visits;
      same.depth = Math.min(same.depth, state.depth);
      for (const url of state.leadUrls) same.leadUrls.add(url);
      this.#redirect(state.id, same.id);
    }
    this.#states.splice(0, this.#states.length, ...kept);
    this.#everLed = new Set(kept.flatMap((state) => [...state.leads]));
  }

  /** True when the state's own template is another one now. */
  #rename(state: KnownState): boolean {
    const before = state.urlTemplate;
    state.urlTemplate = this.#patterns.templateOf(state.url);
    state.leads = this.#templates(state.leadUrls);
    state.doings = this.#keys(state.identities);
    return state.urlTemplate !== before;
  }

  #redirect(from: string, to: string): void {
    for (const action of this.#actions.values()) {
      if (action.fromStateId === from) action.fromStateId = to;
      if (action.toStateId === from) action.toStateId = to;
    }
  }
}

function isSameState(one: KnownState, other: KnownState, renamed: boolean): boolean {
  return (
    one.urlTemplate === other.urlTemplate &&
    one.signedIn === other.signedIn &&
    one.creates === other.creates &&
    sameSet(one.doings, other.doings) &&
    (renamed || sameSet(one.leads, other.leads))
  );
}

function leadUrlsOf(candidates: readonly Candidate[]): Set<string> {
  return new Set(
    candidates.flatMap(({ operation }) =>
      operation.kind === 'follow-link' ? [operation.url] : [],
    ),
  );
}

/** What can be done besides following links; forms and buttons make a page what it is. */
function identitiesOf(candidates: readonly Candidate[]): readonly Identity[] {
  return candidates
    .filter((one) => one.operation.kind !== 'follow-link' || one.effect !== 'read')
    .map((one) => one.identity);
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && isSubset(one, other);
}

function isSubset(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.isSubsetOf(other);
}
