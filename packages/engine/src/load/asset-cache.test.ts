import { expect, it } from 'vitest';
import type { AssetCaching } from '../model/flow.ts';
import { AssetCache } from './asset-cache.ts';
import type { CompiledAsset } from './compile-assets.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, flowOf } from './flow.fixture.ts';
import type { HttpOutcome } from './http/http-client.ts';

const url = 'http://app.test/a.css';

function recorded(caching: AssetCaching): CompiledAsset {
  const flow = flowOf([exchangeTo('http://app.test')]);
  const asset = { id: 'a', kind: 'stylesheet', url, after: [], status: 200, caching } as const;
  const steps = flow.steps.map((step) => ({ ...step, assets: [asset] }));
  const compiled = compileFlow({ ...flow, steps }).steps[0]?.assets?.list[0];
  if (compiled === undefined) throw new Error('no asset');
  return compiled;
}

function kept(freshSeconds: number, etag: string | null): CompiledAsset {
  return recorded({ kind: 'kept', freshSeconds, etag, lastModified: null });
}

function answer(status: number, headers: HttpOutcome['headers']): HttpOutcome {
  return {
    failure: null,
    status,
    headers,
    head: '',
    setCookies: [],
    blockedMs: 0,
    sendingMs: 0,
    body: null,
    bytesIn: 0,
    bytesOut: 0,
    timesSent: 1,
    sentAt: 0,
    firstByteAt: 0,
    endedAt: 0,
    connectMs: -1,
    tlsMs: -1,
  };
}

it('keeps what was recorded for somebody who comes back until it is stale', () => {
  const cache = new AssetCache('returning-visit');
  cache.begin(5_000);
  const asset = kept(60, '"1"');
  expect(cache.find(asset, url, 64_999)?.isFresh).toBe(true);
  expect(cache.find(asset, url, 65_000)).toEqual({
    isFresh: false,
    etag: '"1"',
    lastModified: null,
  });
  expect(cache.find(kept(60, null), url, 65_000)).toBeNull();
});

it('is fresh again for as long as before when the server only says that it is the same', () => {
  const cache = new AssetCache('returning-visit');
  cache.begin(0);
  const asset = kept(60, '"1"');
  cache.store(asset, url, answer(304, []), 100_000);
  expect(cache.find(asset, url, 159_000)?.isFresh).toBe(true);
  expect(cache.find(asset, url, 161_000)).toMatchObject({ isFresh: false, etag: '"1"' });
});

it('believes what the server says with that', () => {
  const cache = new AssetCache('returning-visit');
  cache.begin(0);
  const asset = kept(60, '"1"');
  cache.store(asset, url, answer(304, [['cache-control', 'no-cache']]), 100_000);
  expect(cache.find(asset, url, 100_001)).toMatchObject({ isFresh: false, etag: '"1"' });
  cache.store(asset, url, answer(200, [['cache-control', 'no-store']]), 100_002);
  expect(cache.find(asset, url, 100_003)).toBeNull();
});

it('does not hold more and more of what has another address each time', () => {
  const cache = new AssetCache('returning-visit');
  const asset = { ...kept(0, null), address: null };
  const headers = [['cache-control', 'max-age=60']] as const;
  for (let i = 0; i < 1_001; i++) cache.store(asset, `${url}?${i}`, answer(200, headers), 0);
  expect(cache.find(asset, `${url}?0`, 1)).toBeNull();
  expect(cache.find(asset, `${url}?1`, 1)?.isFresh).toBe(true);
});
