import { allFrames, type FormView, type PageView } from './page-view.ts';

const alikeFrom = 0.82;

/** How a page is built, whatever it is about: what tells a product page from a contact page. */
export interface PageShape {
  readonly skeleton: readonly number[];
  /** The forms on it, by the names of their fields. */
  readonly forms: string;
}

export function shapeOfPage(view: PageView): PageShape {
  const forms = allFrames(view).flatMap((frame) => frame.forms.map(fieldNames));
  return { skeleton: view.main.skeleton, forms: [...new Set(forms)].sort().join(' ') };
}

/** True when one template could have made both. */
export function areAlike(one: PageShape, other: PageShape): boolean {
  return one.forms === other.forms && similarity(one.skeleton, other.skeleton) >= alikeFrom;
}

/** How much two skeletons have in common: Jaccard's index, 0 to 1. */
export function similarity(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  const set = new Set(one);
  const shared = other.filter((shape) => set.has(shape)).length;
  return shared / (set.size + other.length - shared);
}

function fieldNames(form: FormView): string {
  return `${form.method}(${form.fields.map((field) => field.name || field.label).join(',')})`;
}
