import { overlap } from '../../content/overlap.ts';
import { allFrames, type FormView, type PageView } from './page-view.ts';

const alikeFrom = 0.82;
/** A list has a form for its entries only when there are some, and a field for each filter in use. */
const formsInCommon = 0.5;

/** How a page is built, whatever it is about: what tells a product page from a contact page. */
export interface PageShape {
  readonly skeleton: readonly number[];
  /** The forms on it, each by the names of its fields. */
  readonly forms: ReadonlySet<string>;
}

export function shapeOfPage(view: PageView): PageShape {
  const forms = allFrames(view).flatMap((frame) => frame.forms.map(fieldNames));
  return { skeleton: view.main.skeleton, forms: new Set(forms) };
}

/** True when one template could have made both: the same forms in the same frame. */
export function areAlike(one: PageShape, other: PageShape): boolean {
  return overlap(one.forms, other.forms) === 1 && haveOneFrame(one, other);
}

/** True when both could show one thing, sorted, filtered or cut in another way. */
export function areViewsOfOne(one: PageShape, other: PageShape): boolean {
  return overlap(one.forms, other.forms) >= formsInCommon && haveOneFrame(one, other);
}

function haveOneFrame(one: PageShape, other: PageShape): boolean {
  return similarity(one.skeleton, other.skeleton) >= alikeFrom;
}

/** How much two skeletons have in common: Jaccard's index, 0 to 1. */
export function similarity(one: readonly number[], other: readonly number[]): number {
  return overlap(new Set(one), new Set(other));
}

function fieldNames(form: FormView): string {
  const names = new Set(form.fields.map((field) => field.name || field.label));
  return `${form.method}(${[...names].join(',')})`;
}
