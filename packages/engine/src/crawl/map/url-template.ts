/** A URL with its varying parts named: the same template, the same kind of page. */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A number, alone or with a short prefix: `17`, `INV-2031`. */
const numbered = /^[A-Za-z]{0,4}[-_]?\d+$/;
/** A number and a title after it, or the other way round: `17-oak-table`, `oak-table-17`. */
const numberedTitle = /^\d+[-_]\S+$|^\S+[-_]\d{2,}$/;
const date = /^\d{4}-\d{2}(-\d{2})?$/;
/** Parameters that say where someone comes from or who they are, and not what is shown. */
const bookkeeping =
  /^(utm_\w+|fbclid|gclid|msclkid|ref|_|_t|ts|timestamp|cachebust|cb|nocache|random|rand)$/i;
const tokenName =
  /(^|[_-])(token|csrf|sectok|nonce|sid|sess|session|sessionid|phpsessid|jsessionid|sig|signature|hash|t)$/i;

/** True for a value that only a computer makes: long, of letters and digits mixed without sense. */
export function isToken(value: string): boolean {
  if (uuid.test(value)) return true;
  if (value.length < 12 || !/^[\w+/=.~-]+$/.test(value)) return false;
  if (/^[0-9a-f]{16,}$/i.test(value) && /\d/.test(value)) return true;
  const changes = value.match(/[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])|[A-Z]{2}(?=\d)/g)?.length ?? 0;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && changes >= 3;
}

export function isIdentifier(value: string): boolean {
  return (
    uuid.test(value) ||
    numbered.test(value) ||
    numberedTitle.test(value) ||
    date.test(value) ||
    isToken(value)
  );
}

/** The parts of a URL that can vary: path segments, then query values sorted by name. */
export interface UrlParts {
  readonly segments: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  /** A route kept in the fragment (`#/users/3`); '' for a mere place in the page. */
  readonly route: string;
}

export function urlParts(url: URL): UrlParts {
  const path = url.pathname.replace(/;(jsessionid|sid)=[^/?#]*/gi, '');
  const segments = path.split('/').slice(1).map(decoded);
  const query = [...url.searchParams]
    .filter(([name]) => !bookkeeping.test(name))
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return { segments, query, route: fragmentRoute(url.hash) };
}

/** `#/users/3` and `#!users` are routes of a single-page application, `#reviews` is a place. */
export function fragmentRoute(hash: string): string {
  return /^#!?\/|^#!|^#[\w-]+\/|^#\?/.test(hash) ? hash.slice(1) : '';
}

/** Sites make `Bright_gentle_calm` or `bright-gentle-calm` of “Bright gentle calm”. */
export function asName(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** With the parts that look like identifiers named, and no knowledge of other URLs. */
export function lexicalTemplate(parts: UrlParts): UrlParts {
  return {
    segments: parts.segments.map((one) => (isIdentifier(one) ? ':id' : one)),
    query: parts.query.map(([name, value]) => [name, queryTemplate(name, value)] as const),
    route: parts.route
      .split('/')
      .map((one) => (isIdentifier(one) ? ':id' : one))
      .join('/'),
  };
}

function queryTemplate(name: string, value: string): string {
  if (tokenName.test(name) || isToken(value)) return ':token';
  if (isSearchName(name)) return ':term';
  return isIdentifier(value) ? ':id' : value;
}

export function isSearchName(name: string): boolean {
  return /^(q|query|s|search|keywords?|term|kw|suche?|recherche|buscar|find)$/i.test(name);
}

/** As text: `/product/:id?tab=reviews`. */
export function templateText(parts: UrlParts): string {
  const path = `/${parts.segments.join('/')}`;
  const query = parts.query.map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return `${path}${query.length > 0 ? `?${query.join('&')}` : ''}${parts.route === '' ? '' : `#${parts.route}`}`;
}

/** The URL without what only bookkeeping needs, so that a page is asked for once. */
export function canonicalUrl(url: URL): string {
  const copy = new URL(url);
  for (const name of [...copy.searchParams.keys()]) {
    if (bookkeeping.test(name)) copy.searchParams.delete(name);
  }
  const route = fragmentRoute(copy.hash);
  copy.hash = route === '' ? '' : `#${route}`;
  return copy.href;
}

/** True for an address of data to take away rather than of a page: exports, feeds, calendars. */
export function isFile(address: string): boolean {
  const path = URL.parse(address)?.pathname ?? '';
  return /\.(csv|tsv|xlsx?|pdf|docx?|atom|rss|xml|json|ics|vcf|txt|zip|gz|tgz)$/i.test(path);
}

/** As it stands where it is no sound encoding. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
