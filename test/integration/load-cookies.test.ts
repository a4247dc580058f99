import { CookieJar as ToughJar } from 'tough-cookie';
import { expect, it } from 'vitest';
import { createRandom } from '../../packages/engine/src/content/random.ts';
import { CookieJar } from '../../packages/engine/src/load/cookie-jar.ts';

/**
 * The jar of the hot path against the one that everybody trusts, on random sites. No host here is named
 * as a domain too: browsers (RFC 6265bis) keep those two cookies apart, tough-cookie (RFC 6265) doesn't.
 */
const hosts = ['shop.example.com', 'api.shop.example.com', 'other.org'] as const;
const paths = ['/', '/account', '/account/', '/account/orders', '/accounts', '/a/b/c'] as const;
const domains = ['', '', 'example.com', '.Example.com', 'elsewhere.net'] as const;
const cookiePaths = ['', '/', '/account', '/account/', '/a/b', 'relative'] as const;
const ages = [
  '',
  '',
  '',
  '; Max-Age=100',
  '; Max-Age=0',
  '; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
] as const;

it.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'agrees with tough-cookie, seed %i',
  async (seed) => {
    const random = createRandom(seed);
    const ours = new CookieJar();
    const theirs = new ToughJar(undefined, { looseMode: true, allowSpecialUseDomain: true });
    for (let i = 0; i < 60; i++) {
      const host = random.pick(hosts);
      const path = random.pick(paths);
      const secure = random.next() < 0.5;
      const place = { host, secure };
      const url = `${secure ? 'https' : 'http'}://${host}${path}`;
      if (random.next() < 0.6) {
        const header = setCookie(i);
        ours.store([header], place, path, Date.now());
        await theirs.setCookie(header, url, { ignoreError: true });
      }
      const sent = ours.header(place, path, Date.now());
      expect(sent.split('; ').toSorted(), url).toEqual(
        (await theirs.getCookieString(url)).split('; ').toSorted(),
      );
    }

    function setCookie(i: number): string {
      const name = random.pick(['a', 'b', 'c', 'd', 'session']);
      const domain = random.pick(domains);
      const path = random.pick(cookiePaths);
      const attributes = [
        domain === '' ? '' : `; Domain=${domain}`,
        path === '' ? '' : `; Path=${path}`,
        random.pick(ages),
        random.next() < 0.2 ? '; Secure' : '',
        random.next() < 0.3 ? '; HttpOnly; SameSite=Lax' : '',
      ];
      return `${name}=v${i}${attributes.join('')}`;
    }
  },
);
