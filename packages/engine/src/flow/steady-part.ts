/** A number, and the code that it stands in: `(2)` without its brackets, `1,204.50`, `9ncmv1`. */
const numbered = /[\p{Script=Latin}\d_.,-]*\d[\p{Script=Latin}\d_.,-]*/gu;

/** Counts, numbers and codes will be others: of `Orders (2)` the part before the number is kept. */
export function steadyPart(mark: string): string {
  return steadyParts(mark).reduce(
    (best, piece) => (visiblePart(piece).length > visiblePart(best).length ? piece : best),
    '',
  );
}

/** What is left when numbers are cut out; the whole where no number shows. */
export function steadyParts(mark: string): readonly string[] {
  return /\d/.test(visiblePart(mark)) ? mark.split(numbered) : [mark];
}

/** Without tags, also those that are cut off. */
function visiblePart(mark: string): string {
  return mark.replace(/<[^>]*>?/g, '');
}
