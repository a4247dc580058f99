import { encodePathSegment } from '../content/encoding.ts';
import { escapeTemplate } from '../content/template.ts';

/** A variable of the flow with what it held in both recordings. */
export interface KnownValue {
  readonly name: string;
  /** Index of the exchange whose answer gives it. */
  readonly exchange: number;
  readonly a: string;
  readonly b: string;
}

export interface AssetUrl {
  readonly template: string;
  readonly uses: readonly KnownValue[];
}

/**
 * The address of a sub-resource as a template: the same in both recordings, or another one in each
 * only by values that the flow knows anyway. Null when anything else differs.
 */
export function assetUrl(a: string, b: string, known: readonly KnownValue[]): AssetUrl | null {
  const left = withoutFragment(a);
  const right = withoutFragment(b);
  if (left === right) return { template: escapeTemplate(left), uses: [] };
  // Longer values first: a shorter one may be a part of it.
  const changing = known
    .filter((value) => value.a !== value.b && value.a !== '' && value.b !== '')
    .sort((x, y) => y.a.length - x.a.length || y.exchange - x.exchange);
  let one = left;
  let other = right;
  changing.forEach((value, index) => {
    one = marked(one, value.a, index);
    other = marked(other, value.b, index);
  });
  if (one !== other) return null;
  const uses = changing.filter((_, index) => one.includes(mark(index)));
  const template = changing.reduce(
    (text, { name }, index) => text.replaceAll(mark(index), `\${${name}}`),
    escapeTemplate(one),
  );
  return { template, uses };
}

function marked(url: string, value: string, index: number): string {
  return url.replaceAll(encodePathSegment(value), mark(index));
}

/** No URL holds a space as such. */
function mark(index: number): string {
  return ` ${index} `;
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
