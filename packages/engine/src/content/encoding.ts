/** One path segment: what a browser leaves alone stays readable. */
export function encodePathSegment(value: string): string {
  return encodeURIComponent(toWellFormed(value)).replace(
    /%(?:40|3A|24|2C|3B|3D|2B)/g,
    unescapeByte,
  );
}

/** A name or value in a query string. */
export function encodeQuery(value: string): string {
  return encodeURIComponent(toWellFormed(value));
}

/** A name or value in an `application/x-www-form-urlencoded` body. */
export function encodeForm(value: string): string {
  return encodeURIComponent(toWellFormed(value)).replace(/%20|[!'()~]/g, encodeFormCharacter);
}

/** Text as it stands inside the quotes of a JSON string. */
export function encodeJsonString(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** A multipart field or file name, as browsers quote it. */
export function encodeMultipartName(value: string): string {
  return value.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

/** A header value: line breaks would start another header. */
export function encodeHeader(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}

/** Percent decoding that gives text with broken escapes back as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As in queries and form bodies, where `+` is a space. */
export function decodeForm(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function unescapeByte(escaped: string): string {
  return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
}

function encodeFormCharacter(character: string): string {
  if (character === '%20') return '+';
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function toWellFormed(value: string): string {
  return value.isWellFormed() ? value : value.toWellFormed();
}
