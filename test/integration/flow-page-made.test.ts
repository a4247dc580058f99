import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import { clocks, madeKinds, type OrderKeys, startOrderKeys } from './flow-targets/page-made.ts';
import { click, open, Prover, prove, replayed, sentVerbatim } from './flow-targets/proving.ts';

/** Keys that scripts make up are made up again in their shape, the same throughout one iteration. */

let prover: Prover;
let shop: OrderKeys;

beforeAll(async () => {
  [prover, shop] = await Promise.all([Prover.launch(), startOrderKeys()]);
});

afterAll(async () => {
  await Promise.all([prover.close(), shop.close()]);
});

test.concurrent.each(madeKinds)('a key of the kind %s', async (kind) => {
  const { flow: unproven, recordings } = await prover.correlate(shop.url, [
    open(`${shop.url}/${kind}`),
    click('button'),
  ]);
  const flow = await prove(unproven);
  const lines = outline(flow).join('\n');
  expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
  const before = shop.effects.get(kind) ?? 0;
  if (!clocks.has(kind)) await sentVerbatim(recordings[0]);
  expect(shop.effects.get(kind)).toBe(before);
  expect(await replayed(flow, 4, 2)).toBe(8);
  expect((shop.effects.get(kind) ?? 0) - before, lines).toBe(8);
});

test.concurrent('a key that is computed from something else is named as what can’t be made', async () => {
  const flow = await prover.proven(shop.url, [open(`${shop.url}/digest`), click('button')]);
  expect(flow.proof).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('“idempotency_key” is made up'),
  });
});
