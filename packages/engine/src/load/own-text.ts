/** V8 copies shorter parts at once; of longer ones it keeps the whole text that they were cut out of. */
const shortestSlice = 13;

/** Used for each text by turns: a buffer for each would be garbage outside of the heap, which is seldom collected. */
const desk = Buffer.allocUnsafeSlow(16 * 1024);
const mostBytesACharacter = 3;

/**
 * The same text in memory of its own. A token that a user remembers would otherwise keep the page alive
 * that it was found in, and a cookie the head of its answer: several times all else that a user needs.
 */
export function ownText(text: string): string {
  // Half a character is nothing that UTF-8 could hold.
  if (text.length < shortestSlice || !text.isWellFormed()) return text;
  if (text.length * mostBytesACharacter > desk.length) {
    return Buffer.from(text, 'utf8').toString('utf8');
  }
  return desk.toString('utf8', 0, desk.write(text, 'utf8'));
}
