import type { Flow, Proof } from '@flowload/engine/model/flow.ts';
import type { RunEventBody, RunState } from '@flowload/engine/model/run.ts';
import { expect, test } from 'vitest';
import { createPaint } from './paint.ts';
import { createRunView } from './run-view.ts';

function flow(name: string, proof: Proof): Flow {
  return {
    id: name,
    name,
    effect: 'write',
    generators: [],
    needsCredentials: false,
    steps: [{ id: 's1', name: 'Pay', thinkTimeMs: 0, exchanges: [] }],
    proof,
  };
}

function watched() {
  const printed: string[] = [];
  const shown: string[] = [];
  const view = createRunView(
    {
      print: (text) => printed.push(text),
      show: (text) => shown.push(text),
      close: () => undefined,
    },
    createPaint(false),
  );
  let seq = 0;
  const event = (at: number, body: RunEventBody) => {
    view.event({ seq, at, body });
    seq += 1;
  };
  const enters = (at: number, from: RunState | null, to: RunState) =>
    event(at, { kind: 'state', from, to, failure: null });
  return { view, printed, shown, event, enters };
}

test('says what each state brought when it is over', () => {
  const { view, printed, enters } = watched();
  enters(0, null, 'queued');
  enters(0, 'queued', 'crawling');
  view.graph({
    startUrl: '',
    states: [],
    actions: [],
    offSite: {},
    account: null,
    ended: 'exhausted',
    elapsedMs: 0,
  });
  enters(12_300, 'crawling', 'building');
  expect(printed).toEqual([
    'Exploring the application',
    '  0 pages explored in 12.3 s',
    'Recording its journeys',
  ]);
});

test('says of each flow whether it was proven, and where it was not', () => {
  const { view, printed, event } = watched();
  const good = flow('Sign in', { kind: 'verified', users: 2, compared: 4, repairs: [], at: '' });
  const bad = flow('Check out', {
    kind: 'failed',
    stepId: 's1',
    exchangeId: null,
    reason: 'The form was shown again.',
    at: '',
  });
  view.flows([good, bad]);
  for (const { id, name } of [good, bad]) {
    event(0, { kind: 'flow-proven', flowId: id, name, verified: true, reason: null });
  }
  expect(printed).toEqual(['  ✓ Sign in', '  ✗ Check out: At “Pay”: The form was shown again.']);
});

test('shows what happens now', () => {
  const { view, shown } = watched();
  view.progress({
    kind: 'crawling',
    states: 3,
    actionsTried: 5,
    actionsQueued: 7,
    formsSubmitted: 1,
    url: '',
    title: '',
    doing: 'Submitting the form “Sign in”',
    thumbnail: null,
  });
  view.progress({ kind: 'building', journey: 'Check out', done: 1, total: 4 });
  view.progress({
    kind: 'loading',
    elapsedMs: 12_500,
    totalMs: 30_000,
    iterations: 4,
    totalIterations: null,
    control: 'running',
    level: null,
  });
  view.progress({
    kind: 'loading',
    elapsedMs: 12_500,
    totalMs: 10_000,
    iterations: 4,
    totalIterations: null,
    control: 'running',
    level: null,
  });
  view.progress({
    kind: 'loading',
    elapsedMs: 12_500,
    totalMs: null,
    iterations: 4,
    totalIterations: 40,
    control: 'running',
    level: null,
  });
  expect(shown).toEqual([
    '3 pages · 5 of 12 actions tried · 1 form · Submitting the form “Sign in”',
    'Recording “Check out” (2 of 4)',
    '12 s of 30 s',
    '12 s, the last iterations are ending',
    '4 of 40 iterations',
  ]);
});

test('tells what was done to a load, what it missed and which level held', () => {
  const { printed, event } = watched();
  event(0, { kind: 'control', command: { kind: 'scale', scenario: null, to: 1_200 } });
  event(0, { kind: 'control', command: { kind: 'scale', scenario: 'buy', to: 2.5 } });
  event(0, { kind: 'control', command: { kind: 'stop' } });
  event(0, {
    kind: 'threshold-failed',
    result: {
      metric: 'http_req_failed',
      expression: 'rate<0.01',
      actual: 0.123456,
      passed: false,
      failedAtMs: 3_000,
      aborted: true,
    },
  });
  event(0, { kind: 'crawl-ended-by-hand' });
  event(0, {
    kind: 'capacity-level',
    level: {
      level: 40,
      fromMs: 0,
      durationMs: 8_000,
      held: true,
      certainty: 'unsure',
      requestsPerSecond: 80,
      iterationsPerSecond: 20,
      errorRate: 0,
      response: { p50: 1, p90: 1, p95: 120, p99: 1, p999: 1, max: 1, mean: 1 },
      results: [],
    },
  });
  expect(printed).toEqual([
    '  Load set to 1,200',
    '  Load of “buy” set to 2.5',
    '  Stopping gently: the iterations under way may end',
    '  ✗ http_req_failed: rate<0.01 (12.35 %), which ends the load',
    '  Ended by hand: going on with what was found',
    '  ✓ 40 held, not sure: p95 120 ms, 80.0 requests/s, 0 % errors',
  ]);
});

test('says that a load is paused, and what a capacity search tries', () => {
  const { view, shown } = watched();
  const progress = {
    kind: 'loading',
    elapsedMs: 12_500,
    totalMs: null,
    iterations: 4,
    totalIterations: null,
  } as const;
  view.progress({ ...progress, control: 'paused', level: null });
  view.progress({ ...progress, control: 'running', level: 1_500 });
  expect(shown).toEqual(['paused · 12 s', 'trying 1,500 · 12 s']);
});
