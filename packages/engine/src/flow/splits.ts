/** A text cut at separators: literal text between pieces that may be values. */
export type Piece =
  | { readonly kind: 'separator'; readonly text: string }
  | { readonly kind: 'value'; readonly a: string; readonly b: string };

/** From the whole to ever smaller pieces: words, parts of URLs and lists, parts of names. */
const cuts: readonly RegExp[] = [
  /(\s+)/,
  /([\s/?&=,;|"'(){}<>[\]@#!]+)/,
  /([\s/?&=,;|"'(){}<>[\]@#!:]+)/,
  /([\s/?&=,;|"'(){}<>[\]@#!:_.~-]+)/,
];

/**
 * The ways to see two texts as one pattern with different values in it, coarsest first. A way
 * counts only when both have the same separators at the same places.
 */
export function splitTogether(a: string, b: string): Piece[][] {
  const ways: Piece[][] = [[{ kind: 'value', a, b }]];
  for (const cut of cuts) {
    const left = a.split(cut);
    const right = b.split(cut);
    const isSeparator = (index: number) => index % 2 === 1;
    const fits =
      left.length > 1 &&
      left.length === right.length &&
      left.every((text, index) => !isSeparator(index) || text === right[index]);
    if (!fits) continue;
    ways.push(left.map((text, index) => pieceOf(text, right[index] ?? '', isSeparator(index))));
  }
  return ways;
}

/** Cuts a known pair of values out of two texts; null when they don't stand in both at the same places. */
export function splitAround(a: string, b: string, value: { a: string; b: string }): Piece[] | null {
  const left = a.split(value.a);
  const right = b.split(value.b);
  if (left.length < 2 || left.length !== right.length) return null;
  return left.flatMap((text, index): Piece[] => {
    const between = pieceOf(text, right[index] ?? '', text === right[index]);
    return index === 0 ? [between] : [{ kind: 'value', ...value }, between];
  });
}

function pieceOf(a: string, b: string, literal: boolean): Piece {
  return literal || a === b ? { kind: 'separator', text: a } : { kind: 'value', a, b };
}
