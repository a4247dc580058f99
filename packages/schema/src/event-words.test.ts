import type { RunEventBody } from '@flowload/engine/model/run.ts';
import { expect, it } from 'vitest';
import { describeEvent, eventLevel } from './event-words.ts';

const failure = { code: 'target-unreachable', message: 'Nothing answers there.' } as const;

const missed = {
  metric: 'http_req_failed',
  expression: 'rate<0.01',
  actual: 0.123456,
  passed: false,
  failedAtMs: 3_000,
  aborted: false,
};

const tried = {
  level: 40,
  fromMs: 0,
  durationMs: 8_000,
  held: false,
  certainty: 'sure',
  requestsPerSecond: 80,
  iterationsPerSecond: 20,
  errorRate: 0,
  response: { p50: 1, p90: 1, p95: 1, p99: 1, p999: 1, max: 1, mean: 1 },
  results: [],
} as const;

const rows: readonly (readonly [RunEventBody, string, string])[] = [
  [{ kind: 'state', from: null, to: 'queued', failure: null }, 'Waiting to start.', 'info'],
  [
    { kind: 'state', from: 'crawling', to: 'failed', failure },
    'Run failed: Nothing answers there.',
    'error',
  ],
  [
    { kind: 'state', from: 'loading', to: 'interrupted', failure: null },
    'Run interrupted.',
    'warning',
  ],
  [{ kind: 'log', level: 'warning', message: 'Careful.' }, 'Careful.', 'warning'],
  [{ kind: 'flow-found', flowId: 'f', name: 'Sign in' }, 'Found “Sign in”.', 'info'],
  [
    { kind: 'flow-proven', flowId: 'f', name: 'Sign in', verified: true, reason: null },
    'Proved “Sign in”.',
    'info',
  ],
  [
    { kind: 'flow-proven', flowId: 'f', name: 'Log out', verified: false, reason: 'It ends.' },
    '“Log out” stays out of the load: It ends.',
    'warning',
  ],
  [
    { kind: 'crawl-ended-by-hand' },
    'The exploration was ended by hand; the run goes on with what was found.',
    'info',
  ],
  [
    { kind: 'control', command: { kind: 'scale', scenario: 'buy', to: 20 } },
    'The load of “buy” was set to 20.',
    'info',
  ],
  [{ kind: 'control', command: { kind: 'pause' } }, 'The load was paused.', 'info'],
  [
    { kind: 'threshold-failed', result: { ...missed, aborted: true } },
    'The threshold http_req_failed: rate<0.01 was missed: it came to 12.35 %, and the bound is 1 %. That ends the load.',
    'warning',
  ],
  [
    { kind: 'capacity-level', level: { ...tried, certainty: 'unsure' } },
    'Level 40 did not hold, which is not sure.',
    'info',
  ],
];

it.each(rows)('tells %j as a sentence', (body, words, level) => {
  expect(describeEvent(body)).toBe(words);
  expect(eventLevel(body)).toBe(level);
});
