/**
 * Takes spaces and tabs off both ends, as HTTP means it. `String.trim` would take more, such as the
 * last byte of a UTF-8 “à”, which reads as a no-break space in Latin-1.
 */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
