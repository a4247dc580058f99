/** `id="page2"`: nobody sees it. */
const attribute = /^[\w-]+="/;
const word = /[\p{Script=Latin}\d]*\d[\p{Script=Latin}\d]*/gu;
const shortestCode = 5;
/** Letters between digits, digits between letters, or a word that begins with one: `9ncmv1`, and not `2nd` or `Shop24`. */
const code = /\p{Script=Latin}\d+\p{Script=Latin}|\d\p{Script=Latin}+\d|^\d+\p{Script=Latin}{3}/u;
/** Stands where a code was. */
const gap = '\uE000';
const numberOrGap = /\uE000|\d+(?:[.,]\d+)*/;

/** Counts, numbers and codes will be others: of `Orders (2)` the part before the number is kept. */
export function steadyPart(mark: string): string {
  const parts = steadyParts(mark);
  if (parts.length === 1) return mark;
  const best = parts.reduce((one, other) =>
    visiblePart(other).length > visiblePart(one).length ? other : one,
  );
  return hasLetters(best) ? best : '';
}

/** What is left when numbers, and codes with them, are cut out; the whole where none shows. */
export function steadyParts(mark: string): readonly string[] {
  if (attribute.test(mark)) return mark.split(numberOrGap);
  // A tag in the middle of it may hold numbers that do not show.
  return mark
    .split(/(?<=[^<>])<[^<>]*\d[^<>]*>/)
    .flatMap((piece) =>
      /\d/.test(visiblePart(piece)) ? withoutCodes(piece).split(numberOrGap) : [piece],
    );
}

/** A code makes a name one of its own; a number may stand in many. */
export function hasCode(text: string): boolean {
  return withoutCodes(text) !== text;
}

function withoutCodes(text: string): string {
  return text.replace(word, (one) => (one.length >= shortestCode && code.test(one) ? gap : one));
}

/** Beside the name of an attribute. */
function hasLetters(mark: string): boolean {
  return /\p{L}/u.test(visiblePart(mark.replace(attribute, '')));
}

/** Without tags, also those that are cut off. */
function visiblePart(mark: string): string {
  return mark.replace(/<[^>]*>?/g, '');
}
