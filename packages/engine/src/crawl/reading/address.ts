/** What looks like an address in a text that is not declared to hold one. */
const lookalike =
  /^(?:https?:)?\/\/[^\s/]|^\.{0,2}\/[\w.~:@%-]|^[\w-]+(?:\/[\w.~-]+)*\.(?:html?|php|aspx?|jsp|do|json|xml|js|txt)(?:[?#]|$)|^[\w-]+(?:\/[\w.~-]+)+\/?(?:\?[\w=&%.-]*)?$/i;

/** Types and dates are written with slashes, too. */
const impostor =
  /^(?:text|image|application|audio|video|font|multipart|message|model)\/|^\d+\/\d+|^[a-z]{1,2}\/[a-z]{1,2}$|[<>"'`{}|\\^\s]/i;

const longestAddress = 2_000;

export function looksLikeAddress(text: string): boolean {
  return text.length <= longestAddress && lookalike.test(text) && !impostor.test(text);
}

/** Absolute, without fragment; null for what leads nowhere over HTTP. */
export function resolvedAddress(text: string, base: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestAddress || trimmed.startsWith('#')) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^(https?|wss?):/i.test(trimmed)) return null;
  const url = URL.parse(trimmed, base);
  if (url === null || !/^(https?|wss?):$/.test(url.protocol)) return null;
  // Placeholders of templates that nobody filled in.
  if (/\{\{|\$\{|<%|%7B%7B|%3C%25/i.test(url.href)) return null;
  url.hash = '';
  return url.href;
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Absolute addresses in running text, without the full stop that ends the sentence. */
export function addressesInText(text: string): readonly string[] {
  const absolute = text.match(/https?:\/\/[^\s<>"'`\\{}|^]+/gi) ?? [];
  const rooted = text.match(/(?<=[\s("'[]|^)\/[\w.~-]+(?:\/[\w.~-]+)+/g) ?? [];
  return [...absolute, ...rooted].map(withoutPunctuation);
}

function withoutPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opener = closers[last];
    const isOpen = opener !== undefined && address.slice(0, end).includes(opener);
    if (!/[.,;:!?)\]*]/.test(last) || isOpen) break;
  }
  return address.slice(0, end);
}
