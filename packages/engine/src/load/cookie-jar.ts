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
    this.#header = this.#makeHeader(place, path, now);
    this.#headerHost = place.host;
    this.#headerSecure = place.secure;
    this.#headerPath = path;
    return this.#header;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.#cookies = [];
    this.#headerUntil = 0;
  }

  /** One walk over the cookies: it is done for nearly every request of somebody who has just signed in. */
  #makeHeader(place: CookiePlace, path: string, now: number): string {
    let header = '';
    let until = Number.POSITIVE_INFINITY;
    for (const cookie of this.#cookies) {
      if (cookie.expiresAt <= now) continue;
      if (cookie.expiresAt < until) until = cookie.expiresAt;
      if (!isSentTo(cookie, place, path)) continue;
      if (header !== '') header += '; ';
      header += cookie.name === '' ? cookie.value : `${cookie.name}=${cookie.value}`;
    }
    this.#headerUntil = until;
    return header;
  }

  #put(cookie: Cookie, now: number): void {
    this.#headerUntil = 0;
    if (this.#cookies.some(({ expiresAt }) => expiresAt <= now)) {
      this.#cookies = this.#cookies.filter(({ expiresAt }) => expiresAt > now);
    }
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
