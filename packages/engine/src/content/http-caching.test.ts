import { describe, expect, it } from 'vitest';
import type { Headers } from '../model/recording.ts';
import { cachingOf } from './http-caching.ts';

const date = ['date', 'Mon, 23 Nov 2026 10:00:00 GMT'] as const;
const lastModified = ['last-modified', 'Mon, 23 Nov 2026 09:00:00 GMT'] as const;

function freshSeconds(headers: Headers, status = 200): number | null {
  const caching = cachingOf(status, [...headers, ['etag', '"1"']]);
  return caching.kind === 'kept' ? caching.freshSeconds : null;
}

describe('how long an answer is fresh', () => {
  it.each<[string, Headers, number | null]>([
    ['as long as max-age says', [['cache-control', 'public, max-age=60']], 60],
    [
      'less what it spent in other caches',
      [
        ['cache-control', 'Max-Age="60"'],
        ['age', '20'],
      ],
      40,
    ],
    [
      'max-age before Expires',
      [['cache-control', 'max-age=5'], date, ['expires', 'Mon, 23 Nov 2026 11:00:00 GMT']],
      5,
    ],
    ['until it expires', [date, ['expires', 'Mon, 23 Nov 2026 10:01:00 GMT']], 60],
    ['no longer when Expires is no date', [date, lastModified, ['expires', '0']], 0],
    ['a tenth of its age when nothing is said', [date, lastModified], 360],
    [
      'not by guess when it must be revalidated',
      [date, lastModified, ['cache-control', 'must-revalidate']],
      0,
    ],
    ['not at all with no-cache', [['cache-control', 'no-cache, max-age=60']], 0],
    ['not at all with the old pragma', [['pragma', 'no-cache'], date, lastModified], 0],
    [
      'the old pragma does not count beside cache-control',
      [
        ['pragma', 'no-cache'],
        ['cache-control', 'max-age=9'],
      ],
      9,
    ],
    ['not kept with no-store', [['cache-control', 'no-store']], null],
    [
      'not kept when it varies by everything',
      [
        ['vary', '*'],
        ['cache-control', 'max-age=60'],
      ],
      null,
    ],
    ['what a shared cache may do is no word to a browser', [['cache-control', 's-maxage=60']], 0],
  ])('%s', (_, headers, expected) => {
    expect(freshSeconds(headers)).toBe(expected);
  });

  it('guesses for ever for what moved for good, and not for what is missing', () => {
    expect(freshSeconds([date, lastModified], 301)).toBeGreaterThan(1e6);
    expect(freshSeconds([['cache-control', 'max-age=60']], 404)).toBe(60);
    expect(cachingOf(404, [date, lastModified, ['etag', '"1"']])).toEqual({ kind: 'never' });
  });
});

it('keeps what is stale at once only when it can be asked for conditionally', () => {
  expect(cachingOf(200, [['cache-control', 'no-cache']])).toEqual({ kind: 'never' });
  expect(cachingOf(200, [['cache-control', 'no-cache'], ['etag', 'W/"a"'], lastModified])).toEqual({
    kind: 'kept',
    freshSeconds: 0,
    etag: 'W/"a"',
    lastModified: lastModified[1],
  });
});
