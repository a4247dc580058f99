import { decodeAttribute, type Tag } from './html-scan.ts';

/**
 * Where in a page's source an attribute's value was found, as literal text: pages of one template
 * write it the same way each time, so that the next page is searched for one long literal instead of
 * being taken apart. That is ten times cheaper, and whatever does not fit falls back to the search.
 */
export interface QuotedSpot {
  /** The start tag of the form around it; null when any place on the page will do. */
  readonly form: string | null;
  /** From the beginning of the tag to the opening quote of the value. */
  readonly left: string;
  readonly quote: string;
}

/** Remembers how the tag writes the attribute; null when another one of the page is written the same and comes first. */
export function quotedSpot(
  html: string,
  tag: Tag,
  attribute: string,
  form: Tag | null,
): QuotedSpot | null {
  const source = html.slice(tag.start, tag.end);
  const opening = new RegExp(`\\s${attribute}\\s*=\\s*(["'])`, 'i').exec(source);
  const quote = opening?.[1];
  if (opening === null || quote === undefined) return null;
  const spot = {
    form: form === null ? null : html.slice(form.start, form.end),
    left: source.slice(0, opening.index + opening[0].length),
    quote,
  };
  return findSpot(html, spot) === tag.start + spot.left.length ? spot : null;
}

/** The value at the spot, decoded; null when the page is written in another way. */
export function readSpot(html: string, spot: QuotedSpot): string | null {
  const start = findSpot(html, spot);
  if (start < 0) return null;
  const end = html.indexOf(spot.quote, start);
  return end < 0 ? null : decodeAttribute(html.slice(start, end));
}

/** Offset of the value; -1 when it is not there. */
function findSpot(html: string, { form, left }: QuotedSpot): number {
  if (form === null) {
    const at = html.indexOf(left);
    return at < 0 ? -1 : at + left.length;
  }
  const formAt = html.indexOf(form);
  if (formAt < 0) return -1;
  const at = html.indexOf(left, formAt + form.length);
  if (at < 0) return -1;
  const formEnd = html.indexOf('</form', formAt + form.length);
  return formEnd >= 0 && formEnd < at ? -1 : at + left.length;
}
