import { describe, expect, it } from 'vitest';
import { CookieJar } from './cookie-jar.ts';
import type { CookiePlace } from './set-cookie.ts';

const shop: CookiePlace = { host: 'shop.example.com', secure: false };
const secureShop: CookiePlace = { ...shop, secure: true };
const now = Date.parse('2026-11-22T12:00:00Z');

function jarWith(...headers: readonly string[]): CookieJar {
  const jar = new CookieJar();
  jar.store(headers, secureShop, '/account/login', now);
  return jar;
}

describe('CookieJar', () => {
  it.each<[string, string, CookiePlace, string, string]>([
    ['sends a cookie back to its host', 'a=1; Path=/', shop, '/', 'a=1'],
    ['and not to another', 'a=1; Path=/', { ...shop, host: 'example.com' }, '/', ''],
    [
      'nor below, unless a domain was given',
      'a=1; Path=/',
      { ...shop, host: 'x.shop.example.com' },
      '/',
      '',
    ],
    [
      'a domain takes in what lies below it',
      'a=1; Path=/; Domain=.Example.com',
      { ...shop, host: 'api.example.com' },
      '/',
      'a=1',
    ],
    [
      'but a host can not set for another domain',
      'a=1; Path=/; Domain=other.com',
      { ...shop, host: 'other.com' },
      '/',
      '',
    ],
    ['nor for a whole top-level domain', 'a=1; Path=/; Domain=com', shop, '/', ''],
    ['the path is that of the page that set it', 'a=1', shop, '/account/orders', 'a=1'],
    ['and a page elsewhere does not get it', 'a=1', shop, '/cart', ''],
    ['a path matches whole segments', 'a=1; Path=/acc', shop, '/account', ''],
    ['with or without a slash at its end', 'a=1; Path=/account/', shop, '/account/x', 'a=1'],
    ['a secure cookie stays off plain connections', 'a=1; Path=/; Secure', shop, '/', ''],
    ['and goes over secure ones', 'a=1; Path=/; Secure', secureShop, '/', 'a=1'],
    ['a value may hold anything but semicolons', 'a="b=c, d"; Path=/', shop, '/', 'a="b=c, d"'],
    [
      'a value may end in the bytes of an à',
      'a=\u00c3\u00a0 ; Path=/',
      shop,
      '/',
      'a=\u00c3\u00a0',
    ],
    ['a cookie needs no name', 'just-text; Path=/', shop, '/', 'just-text'],
    ['the last of two attributes counts', 'a=1; Path=/no; Path=/', shop, '/', 'a=1'],
    [
      'unknown attributes are ignored',
      'a=1; Path=/; Priority=High; SameSite=Lax',
      shop,
      '/',
      'a=1',
    ],
    ['control characters make it void', 'a=1\u0001; Path=/', shop, '/', ''],
    ['so does too long a value', `a=${'x'.repeat(5_000)}; Path=/`, shop, '/', ''],
    ['__Host- needs its path', '__Host-a=1; Secure; Path=/x', secureShop, '/x', ''],
    [
      '__Host- is kept when it keeps its promise',
      '__Host-a=1; Secure; Path=/',
      secureShop,
      '/',
      '__Host-a=1',
    ],
    ['__Secure- needs to be secure', '__Secure-a=1; Path=/', secureShop, '/', ''],
  ])('%s', (_, header, place, path, sent) => {
    expect(jarWith(header).header(place, path, now)).toBe(sent);
  });

  it('sends longer paths first and older cookies before younger ones', () => {
    const jar = jarWith('a=1; Path=/', 'b=2; Path=/account', 'c=3; Path=/', 'd=4; Path=/account');
    expect(jar.header(shop, '/account', now)).toBe('b=2; d=4; a=1; c=3');
  });

  it('replaces a cookie of the same name, domain and path in its place', () => {
    const jar = jarWith('a=1; Path=/', 'b=2; Path=/', 'a=3; Path=/');
    expect(jar.header(shop, '/', now)).toBe('a=3; b=2');
  });

  it.each([
    ['Max-Age ends it', 'a=1; Path=/; Max-Age=60', 59_999, 'a=1'],
    ['to the second', 'a=1; Path=/; Max-Age=60', 60_000, ''],
    [
      'Max-Age counts before Expires',
      'a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      1,
      'a=1',
    ],
    ['Expires ends it', 'a=1; Path=/; Expires=Sun, 22 Nov 2026 12:01:00 GMT', 61_000, ''],
    [
      'the old way of writing dates is read too',
      'a=1; Path=/; Expires=Sun, 22-Nov-26 12:01:00 GMT',
      61_000,
      '',
    ],
    ['a date that can not be read is none', 'a=1; Path=/; Expires=some day', 1e12, 'a=1'],
  ])('%s', (_, header, laterMs, sent) => {
    const jar = jarWith(header);
    jar.header(shop, '/', now);
    expect(jar.header(shop, '/', now + laterMs)).toBe(sent);
  });

  it('forgets a cookie that is set as already expired', () => {
    const jar = jarWith('a=1; Path=/', 'b=2; Path=/');
    expect(jar.header(shop, '/', now)).toBe('a=1; b=2');
    jar.store(['a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], shop, '/', now);
    expect(jar.header(shop, '/', now)).toBe('b=2');
    jar.store(['b=; Path=/; Max-Age=0'], shop, '/', now);
    expect(jar.header(shop, '/', now)).toBe('');
  });

  it('lets go of everything when cleared', () => {
    const jar = jarWith('a=1; Path=/');
    jar.clear();
    expect(jar.header(shop, '/', now)).toBe('');
  });

  it('does not grow for ever', () => {
    const jar = new CookieJar();
    for (let i = 0; i < 1_000; i++) jar.store([`c${i}=1; Path=/`], shop, '/', now);
    expect(jar.header(shop, '/', now).split('; ')).toHaveLength(300);
  });
});
