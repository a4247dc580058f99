import type { Effect } from './effect.ts';

/** Page states and the actions between them: what a crawl found. */
export interface SiteGraph {
  readonly startUrl: string;
  readonly states: readonly PageState[];
  readonly actions: readonly Action[];
  /** Origins that pages asked for and the scope left out, with how often. */
  readonly offSite: Readonly<Record<string, number>>;
  /** The account the crawl made through a sign-up form, when no credentials were given. */
  readonly account: Account | null;
  /** Why the crawl ended. */
  /** `settled`: things to try were left, and for a good while none had shown anything new. */
  readonly ended: 'exhausted' | 'settled' | 'budget' | 'aborted';
  readonly elapsedMs: number;
  /** How the crawl went on: a point about once a second in which something was new, and the last. */
  readonly growth?: readonly CrawlPoint[];
  /** The journeys that were put together from it, by the id of their flow. */
  readonly journeys?: readonly JourneyPath[];
}

/** How far a crawl had come at a moment. */
export interface CrawlPoint {
  readonly elapsedMs: number;
  readonly states: number;
  readonly actionsTried: number;
  readonly actionsQueued: number;
  readonly formsSubmitted: number;
}

export interface JourneyPath {
  readonly flowId: string;
  readonly actionIds: readonly string[];
}

export interface Account {
  readonly username: string;
  readonly password: string;
  /** The submit-form action that made it. */
  readonly actionId: string;
}

/** A page as a user sees it: URL template plus the set of things that can be done there. */
export interface PageState {
  readonly id: string;
  /** Path and query with the varying parts as `:id`, `:slug`: `/product/:id?tab=reviews`. */
  readonly urlTemplate: string;
  /** One real URL of this state. */
  readonly url: string;
  readonly title: string;
  readonly depth: number;
  readonly signedIn: boolean;
  /** Visits that turned out to be this state. */
  readonly visits: number;
  /** JPEG, at most 480 pixels wide, as a data URL; null when it could not be taken. */
  readonly thumbnail: string | null;
  /** The page's main heading; '' without one. */
  readonly heading: string;
  /**
   * Ids of the actions that lead here from a clean browser, the first an `open`: the shortest way
   * the crawl really went, with everything the state depends on (signing in, a filled cart).
   */
  readonly route: readonly string[];
}

/** Something a user can do in a state. */
export interface Action {
  readonly id: string;
  readonly fromStateId: string;
  /** The state it led to; null while unexplored, left alone or failed. */
  readonly toStateId: string | null;
  readonly operation: Operation;
  /** What a person would call it: the link's text, the button's caption, the form's purpose. */
  readonly label: string;
  /** The heading that stands over it, or the name of its region; '' when there is none. */
  readonly heading: string;
  readonly effect: Effect;
  readonly outcome: ActionOutcome;
  /** What it asked the server for when it was explored, static files left out. */
  readonly requests: readonly SeenRequest[];
}

/** A request that an action caused, as far as it tells actions apart. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query with the varying parts as `:id`; the origin before it when that is not the target's. */
  readonly urlTemplate: string;
  readonly kind: 'document' | 'xhr' | 'fetch' | 'event-source' | 'web-socket' | 'other';
  readonly status: number | null;
}

export type ActionOutcome =
  | { readonly kind: 'explored'; readonly status: number | null }
  | { readonly kind: 'left-alone'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Why an action that was left alone was: nothing speaks against it, and its turn did not come. */
export const notTriedReason = 'Not tried: the crawl ended before its turn came.';

/** Of actions whose turn did not come no more are kept. */
export const mostUntriedKept = 300;

/** How to do it again in a clean browser. */
export type Operation =
  | { readonly kind: 'open'; readonly url: string; readonly newName?: NewName }
  | { readonly kind: 'follow-link'; readonly element: ElementPath; readonly url: string }
  /** With a gesture it is not a plain click that the element waits for. */
  | { readonly kind: 'click'; readonly element: ElementPath; readonly gesture?: Gesture }
  | { readonly kind: 'submit-form'; readonly form: Form };

/** What people do with an element beside clicking it; `press x` is a key by its name (`press Enter`, `press ?`). */
export type Gesture =
  | 'double-click'
  | 'right-click'
  | 'hover'
  | 'leave'
  | 'wheel'
  | 'tap'
  | 'swipe'
  | 'long-press'
  | 'drag'
  | 'drop'
  | 'focus'
  | 'select'
  | 'paste'
  | 'scroll'
  | 'resize'
  /** Going back in the history, which a script listens for. */
  | 'go-back'
  /** Doing nothing until what a script has set a timer for has come. */
  | 'wait'
  | `press ${string}`;

/** The address has a name in it that nobody has given yet, as when a page is added to a wiki. */
export interface NewName {
  readonly before: string;
  readonly after: string;
  readonly generator: GeneratorSpec;
}

/**
 * Finds an element again after a reload: candidates in order of preference, each a Playwright
 * selector (role and name, test id, id, then structure); the first that matches exactly one
 * visible element wins.
 */
export interface ElementPath {
  readonly selectors: readonly string[];
  /** The frame's URL when the element is not in the main frame. */
  readonly frameUrl: string | null;
}

export interface Form {
  readonly element: ElementPath;
  /** The control that submits it; null submits with Enter in the last text field. */
  readonly submit: ElementPath | null;
  readonly purpose: FormPurpose;
  /** Lower-case method and resolved action as the DOM gives them; '' action for script-driven forms. */
  readonly method: string;
  readonly action: string;
  readonly fields: readonly FormField[];
  /** Names of hidden fields that say which thing it is about: a copy is made `copy_from` another. */
  readonly references?: readonly string[];
}

export type FormPurpose = 'sign-in' | 'sign-up' | 'search' | 'other';

export interface FormField {
  readonly element: ElementPath;
  readonly name: string;
  readonly label: string;
  /** What goes in: how it is filled, decided by meaning. */
  readonly fill: FieldFill;
}

/** A value by meaning, so that every recording and every iteration can have its own. */
export type FieldFill =
  /** `after` is what the field held before, and is kept in front of what is made up. */
  | { readonly kind: 'generate'; readonly generator: GeneratorSpec; readonly after?: string }
  | { readonly kind: 'credential'; readonly part: 'username' | 'password' }
  /** Repeats another field of the form (password confirmation). */
  | { readonly kind: 'same-as'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'choose'; readonly value: string }
  | { readonly kind: 'check'; readonly checked: boolean }
  | {
      readonly kind: 'file';
      readonly fileName: string;
      readonly contentType: string;
      readonly text: string;
    }
  /** Left as the page set it. */
  | { readonly kind: 'keep' };

/** Makes a value up. Bounds are inclusive; lengths are in UTF-16 units. */
export type GeneratorSpec =
  | { readonly kind: 'email' }
  | { readonly kind: 'username'; readonly maxLength: number }
  | { readonly kind: 'password'; readonly minLength: number }
  | { readonly kind: 'person-name'; readonly part: 'given' | 'family' | 'full' }
  | { readonly kind: 'phone' }
  | {
      readonly kind: 'address';
      readonly part: 'street' | 'city' | 'postal-code' | 'country' | 'region';
    }
  | { readonly kind: 'text'; readonly minLength: number; readonly maxLength: number }
  | { readonly kind: 'search-term'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'date'; readonly min: string; readonly max: string }
  | { readonly kind: 'url' }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'card-number' }
  /** Of version 4 unless another one is said; version 7 begins with the time. */
  | { readonly kind: 'uuid'; readonly version?: 7; readonly upperCase?: boolean }
  | { readonly kind: 'timestamp'; readonly unit: 'ms' | 's' | 'iso' }
  | { readonly kind: 'hex'; readonly length: number }
  | { readonly kind: 'base62'; readonly length: number };
