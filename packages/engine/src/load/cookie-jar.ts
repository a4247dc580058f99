import {
  type Cookie,
  type CookiePlace,
  domainMatches,
  parseSetCookie,
  pathMatches,
} from './set-cookie.ts';

/** More than any browser keeps for one site. */
const mostCookies = 300;

/**
 * A virtual user's cookies. Made for jars of a few cookies that are asked for the same header again
 * and again: the header made last is kept until a cookie changes or expires.
 */
export class CookieJar {
  /** In the order they are sent: longer paths first, and older ones first among equals. */
  #cookies: Cookie[] = [];
  #header = '';
  #headerHost = '';
  #headerPath = '';
  #headerSecure = false;
  /** When the kept header stops being right; 0 when there is none. */
  #headerUntil = 0;

  get isEmpty(): boolean {
    return this.#cookies.length === 0;
  }

  /** Takes what a response set. `path` is the request's path without its query, `now` epoch milliseconds. */
  store(headers: readonly string[], place: CookiePlace, path: string, now: number): void {
    for (const header of headers) {
      const cookie = parseSetCookie(header, place, path, now);
      if (cookie !== null) this.#put(cookie, now);
    }
  }

  /** The Cookie header for a request; '' when there is nothing to send. */
  header(place: CookiePlace, path: string, now: number): string {
    if (this.#cookies.length === 0) return '';
    const kept =
      now < this.#headerUntil &&
      path === this.#headerPath &&
      place.host === this.#headerHost &&
      place.secure === this.#headerSecure;
    if (kept) return this.#header;
    this.#cookies = this.#cookies.filter((cookie) => cookie.expiresAt > now);
    this.#header = this.#cookies
      .filter((cookie) => isSentTo(cookie, place, path))
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ');
    this.#headerHost = place.host;
    this.#headerSecure = place.secure;
    this.#headerPath = path;
    this.#headerUntil = this.#cookies.reduce(
      (earliest, { expiresAt }) => Math.min(earliest, expiresAt),
      Number.POSITIVE_INFINITY,
    );
    return this.#header;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.#cookies = [];
    this.#headerUntil = 0;
  }

  #put(cookie: Cookie, now: number): void {
    this.#headerUntil = 0;
    const same = this.#cookies.findIndex(
      ({ name, domain, path, hostOnly }) =>
        name === cookie.name &&
        domain === cookie.domain &&
        path === cookie.path &&
        hostOnly === cookie.hostOnly,
    );
    if (cookie.expiresAt <= now) {
      if (same >= 0) this.#cookies.splice(same, 1);
    } else if (same >= 0) {
      // Replacing in place keeps its age, as the standard asks.
      this.#cookies[same] = cookie;
    } else {
      const shorter = this.#cookies.findIndex(({ path }) => path.length < cookie.path.length);
      this.#cookies.splice(shorter < 0 ? this.#cookies.length : shorter, 0, cookie);
      if (this.#cookies.length > mostCookies) this.#cookies.pop();
    }
  }
}

function isSentTo(cookie: Cookie, place: CookiePlace, path: string): boolean {
  if (cookie.secure && !place.secure) return false;
  if (cookie.hostOnly ? place.host !== cookie.domain : !domainMatches(place.host, cookie.domain)) {
    return false;
  }
  return pathMatches(path, cookie.path);
}
