import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import { click, open, Prover, prove, replayed, sentVerbatim } from './flow-targets/proving.ts';
import { startTokenVault, type TokenVault } from './flow-targets/token-vault.ts';

/** Tokens from every place that scripts take them from; each is good once and for its session. */

let prover: Prover;
let vault: TokenVault;

beforeAll(async () => {
  [prover, vault] = await Promise.all([Prover.launch(), startTokenVault()]);
});

afterAll(async () => {
  await Promise.all([prover.close(), vault.close()]);
});

test.concurrent.each<[string, number, string]>([
  ['header', 1, 'authorization'],
  ['storage', 1, ''],
  ['rotating', 2, ''],
  ['jwt', 1, ''],
  ['inline', 1, ''],
  ['quoted', 1, ''],
  ['meta', 1, ''],
  ['attribute', 1, ''],
  ['cookie', 1, ''],
  ['raw-cookie', 1, ''],
  ['script-cookie', 1, ''],
  ['double-submit', 1, ''],
])('a token from %s', async (place, each) => {
  const { flow: unproven, recordings } = await prover.correlate(vault.url, [
    open(`${vault.url}/${place}`),
    click('button'),
  ]);
  const flow = await prove(unproven);
  const lines = outline(flow);
  expect(flow.proof, lines.join('\n')).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
  const before = vault.effects.get(place) ?? 0;
  await sentVerbatim(recordings[0]);
  expect(vault.effects.get(place)).toBe(before);
  expect(await replayed(flow, 3, 2)).toBe(6);
  expect((vault.effects.get(place) ?? 0) - before).toBe(6 * each);
});
