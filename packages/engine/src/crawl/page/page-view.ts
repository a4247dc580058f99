import type { Gesture } from '../../model/site-graph.ts';

export type ControlGesture = Gesture | 'click';

/** What one look into a frame found. Made inside the page, so everything here is plain data. */
export interface FrameView {
  readonly url: string;
  readonly title: string;
  /** Of the `lang` attribute, lower case, without the region; '' when the page does not say. */
  readonly language: string;
  readonly heading: string;
  readonly links: readonly LinkView[];
  readonly controls: readonly ControlView[];
  readonly forms: readonly FormView[];
  readonly notices: readonly NoticeView[];
  /** Hashes of the shapes in the page's tree (tag, classes, parent), each once: pages made by one template share nearly all. */
  readonly skeleton: readonly number[];
  /** Words that the page's content uses, likely to be found by its search. */
  readonly terms: readonly string[];
  /** True when nothing more was looked at because the page was too large. */
  readonly truncated: boolean;
  /** More comes as parts of the page come into view. */
  readonly hasMoreBelow: boolean;
  /** It is a window that another page opened and that can still reach it. */
  readonly hasOpener: boolean;
  /** Of all that shows, to see whether something changed. */
  readonly textHash: number;
}

export type Region = 'header' | 'navigation' | 'main' | 'aside' | 'footer' | 'dialog';

/** Where something is and how to find it again. */
export interface PlaceView {
  /** Playwright selectors, best first. */
  readonly selectors: readonly string[];
  readonly visible: boolean;
  /** The heading that stands over it, or the name of its region. */
  readonly heading: string;
  readonly region: Region;
  /** Tags and classes of the ancestors without positions: the same for each item of a list. */
  readonly group: string;
}

export interface LinkView extends PlaceView {
  readonly url: string;
  readonly text: string;
  readonly title: string;
  readonly rel: string;
  /** Icon names, classes and ids: they tell what a link without text does. */
  readonly hints: string;
  readonly download: boolean;
  /** A method that a script gives the link (`data-method="delete"`); null for a plain one. */
  readonly method: string | null;
  /** The question a script asks before it follows (`data-confirm`); null when it does not say. */
  readonly confirm: string | null;
  /** Scripts listen to clicks on it. */
  readonly scripted: boolean;
}

export interface ControlView extends PlaceView {
  readonly role: string;
  readonly text: string;
  readonly title: string;
  readonly hints: string;
  readonly disabled: boolean;
  readonly confirm: string | null;
  readonly method: string | null;
  /** Event types that something listens to on it, sorted. */
  readonly events: readonly string[];
  /** What can be done with it. */
  readonly gestures: readonly ControlGesture[];
}

export interface FormView extends PlaceView {
  /** Lower case; 'dialog' forms are left out. */
  readonly method: string;
  /** Resolved; '' for a group of fields that is no form. */
  readonly action: string;
  readonly label: string;
  readonly hints: string;
  readonly confirm: string | null;
  readonly isSearch: boolean;
  /** What a hidden `_method` field says the server should take the method for; null without one. */
  readonly methodOverride: string | null;
  /** Names of its hidden fields that say which thing it is about, by their values. */
  readonly references: readonly string[];
  readonly fields: readonly FieldView[];
  readonly submits: readonly SubmitView[];
}

export interface SubmitView {
  readonly selectors: readonly string[];
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly hints: string;
  /** Of its `formaction`, resolved; null when the form's own counts. */
  readonly action: string | null;
  readonly method: string | null;
  readonly confirm: string | null;
  readonly visible: boolean;
  readonly disabled: boolean;
}

export interface FieldView {
  readonly selectors: readonly string[];
  /** The tag, or the input's type: `text`, `email`, `select`, `textarea`, `rich-text`, … */
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly autocomplete: string;
  /** Text that describes it (`aria-describedby`), where rules and errors stand. */
  readonly description: string;
  /** Its classes: what scripts make of it, such as a date picker. */
  readonly hints: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly visible: boolean;
  readonly value: string;
  readonly checked: boolean;
  readonly pattern: string;
  readonly min: string;
  readonly max: string;
  readonly step: string;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly accept: string;
  readonly multiple: boolean;
  readonly options: readonly OptionView[];
  /** What the constraint API says against the present value; '' when it is valid. */
  readonly complaint: string;
  /** Scripts act when it is changed. */
  readonly watched: boolean;
  /** The page marks it as wrong (`aria-invalid`, an error class). */
  readonly marked: boolean;
}

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
}

/** A message the page shows: an error, a success or a hint. */
export interface NoticeView {
  readonly text: string;
  readonly tone: 'error' | 'success' | 'plain';
  /** Name or id of the field it stands beside; '' when it is about none in particular. */
  readonly field: string;
}

/** A whole page: the main frame's view with those of its frames. */
export interface PageView {
  readonly url: string;
  readonly title: string;
  readonly main: FrameView;
  /** The frames inside it that could be looked into. */
  readonly frames: readonly FrameView[];
}

export function allFrames(view: PageView): readonly FrameView[] {
  return [view.main, ...view.frames];
}
