import { ownText } from './own-text.ts';
import { trimSpace } from './trim-space.ts';

/** A cookie as a server set it, with the attributes that decide where and how long it is sent. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** In lower case and without a leading dot. */
  readonly domain: string;
  /** True when only the very host that set it gets it. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  /** Epoch milliseconds; Infinity lasts as long as the session does. */
  readonly expiresAt: number;
}

/** Where a cookie came from or is to go. `secure` is true for https and, as in browsers, for loopback hosts. */
export interface CookiePlace {
  readonly host: string;
  readonly secure: boolean;
}

const longestCookie = 4096;

/**
 * Reads a Set-Cookie header as RFC 6265bis tells user agents to; null when they must ignore it.
 * Public suffixes are not looked up: a cookie for one needs a target that sets such cookies.
 */
export function parseSetCookie(
  header: string,
  place: CookiePlace,
  requestPath: string,
  now: number,
): Cookie | null {
  if (hasControlCharacter(header)) return null;
  const end = header.indexOf(';');
  const pair = end < 0 ? header : header.slice(0, end);
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : trimSpace(pair.slice(0, equals));
  const value = trimSpace(pair.slice(equals + 1));
  if (name.length + value.length > longestCookie || (name === '' && value === '')) return null;
  const attributes = end < 0 ? noAttributes : parseAttributes(header.slice(end + 1));
  const scope = domainScope(attributes.domain, place.host);
  if (scope === null || (attributes.secure && !place.secure)) return null;
  const cookie: Cookie = {
    name: ownText(name),
    value: ownText(value),
    ...scope,
    path: ownText(attributes.path?.startsWith('/') ? attributes.path : defaultPath(requestPath)),
    secure: attributes.secure,
    expiresAt: expiryOf(attributes, now),
  };
  return keepsPrefixPromise(cookie, attributes) ? cookie : null;
}

/** One other than a tab makes the whole header void. */
function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9) || code === 127) return true;
  }
  return false;
}

interface Attributes {
  domain: string | null;
  path: string | null;
  secure: boolean;
  maxAge: string | null;
  expires: string | null;
}

const noAttributes: Readonly<Attributes> = {
  domain: null,
  path: null,
  secure: false,
  maxAge: null,
  expires: null,
};

function parseAttributes(text: string): Attributes {
  const found: Attributes = { ...noAttributes };
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const name = trimSpace(equals < 0 ? part : part.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? '' : trimSpace(part.slice(equals + 1));
    // The last one of a name counts.
    if (name === 'path') found.path = value;
    else if (name === 'domain') found.domain = value;
    else if (name === 'secure') found.secure = true;
    else if (name === 'max-age') found.maxAge = value;
    else if (name === 'expires') found.expires = value;
  }
  return found;
}

function domainScope(
  attribute: string | null,
  host: string,
): { readonly domain: string; readonly hostOnly: boolean } | null {
  const domain = (attribute ?? '').replace(/^\./, '').toLowerCase();
  if (domain === '' || domain === host) {
    return { domain: host, hostOnly: domain === '' || isAddress(host) };
  }
  if (!domain.includes('.') || !domainMatches(host, domain)) return null;
  return { domain, hostOnly: false };
}

/** True when the host is the domain or lies under it. */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !isAddress(host));
}

/** True when a cookie of the path goes with a request for the other. */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return (
    requestPath.length === cookiePath.length ||
    cookiePath.endsWith('/') ||
    requestPath[cookiePath.length] === '/'
  );
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

function defaultPath(requestPath: string): string {
  const slash = requestPath.lastIndexOf('/');
  return slash <= 0 ? '/' : requestPath.slice(0, slash);
}

/** Max-Age counts before Expires; what can't be read is as if it were not there. */
function expiryOf({ maxAge, expires }: Attributes, now: number): number {
  if (maxAge !== null && /^-?\d+$/.test(maxAge)) {
    const seconds = Number(maxAge);
    return seconds <= 0 ? 0 : now + seconds * 1000;
  }
  const at = expires === null ? Number.NaN : Date.parse(expires);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

function keepsPrefixPromise(cookie: Cookie, attributes: Attributes): boolean {
  const name = cookie.name.toLowerCase();
  if (name.startsWith('__secure-')) return cookie.secure;
  if (!name.startsWith('__host-')) return true;
  return cookie.secure && attributes.domain === null && attributes.path === '/';
}
