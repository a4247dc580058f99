import { describe, expect, it } from 'vitest';
import { ResponseContent } from '../content/response-content.ts';
import { assetsStepId } from '../metrics/asset-series.ts';
import type { Check } from '../model/check.ts';
import type { SeriesCounts } from '../model/metrics.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, flowOf } from './flow.fixture.ts';
import type { HttpFailure, HttpOutcome } from './http/http-client.ts';
import { createRequest } from './http/http-request.ts';
import { outcomeOf } from './outcome.fixture.ts';
import { Recorder } from './recorder.ts';
import type { ExchangeReport } from './user-observer.ts';

const origin = 'http://127.0.0.1:9';
const greets: Check = {
  name: 'greets',
  flow: null,
  step: null,
  condition: { kind: 'text', text: 'Hello', present: true },
};
const refused: HttpFailure = { errorClass: 'connection', message: 'the connection was refused' };
const wrongStatus: HttpFailure = { errorClass: 'status', message: 'status 500 instead of 200' };

interface Reported extends Partial<HttpOutcome> {
  readonly body?: Buffer | null;
  /** What was wrong with the answer, when there was one. */
  readonly wrong?: HttpFailure;
  readonly intendedAt?: number;
  readonly checks?: readonly Check[];
}

function report({ wrong, intendedAt = 1_000, checks = [], ...parts }: Reported): ExchangeReport {
  const outcome = outcomeOf(parts);
  const flow = compileFlow(flowOf([exchangeTo(origin)]), checks);
  const [step] = flow.steps;
  const [exchange] = step?.exchanges ?? [];
  if (step === undefined || exchange === undefined) throw new Error('the flow has one exchange');
  const text = outcome.body?.toString() ?? null;
  return {
    flow,
    step,
    exchange,
    url: `${origin}/pay?token=t1`,
    request: createRequest(origin, {
      method: 'POST',
      path: '/pay?token=t1',
      headers: ['content-type', 'application/x-www-form-urlencoded', 'cookie', 'sid=1'],
      body: 'user=anna&pin=hunter2',
      keepBody: true,
      expectedStatus: 200,
    }),
    outcome,
    content: new ResponseContent(outcome.status, origin, outcome.headers, text),
    intendedAt,
    failure: outcome.failure ?? wrong ?? null,
  };
}

/** What a recorder counts of the given exchanges, all of one scenario. */
function record(reports: readonly ExchangeReport[]) {
  const recorder = new Recorder({ apdexMs: 100, secrets: ['hunter2'] });
  for (const each of reports) recorder.scenario('day').exchanged(each);
  return recorder.take();
}

function only(series: readonly SeriesCounts[]): SeriesCounts {
  const [first] = series;
  if (first === undefined) throw new Error('nothing was counted');
  return first;
}

function maxMs(counts: SeriesCounts) {
  return Object.fromEntries(
    Object.entries(counts.times).flatMap(([name, { count, max }]) =>
      count > 0 ? [[name, max / 1_000]] : [],
    ),
  );
}

describe('times', () => {
  it('are from the send, and from the moment it ought to have been sent', () => {
    const counts = only(record([report({ intendedAt: 900, connectMs: 3, tlsMs: 4 })]).series);
    expect(maxMs(counts)).toMatchObject({
      service: 10,
      response: 110,
      connecting: 3,
      tlsHandshaking: 4,
      blocked: 0,
      sending: 1,
      waiting: 7,
      receiving: 2,
    });
  });

  it('of a time-out count as long as it took, of a refusal not at all', () => {
    const timeout: HttpFailure = { errorClass: 'timeout', message: 'no whole answer' };
    const late = report({ failure: timeout, status: 0, firstByteAt: -1, endedAt: 6_000 });
    expect(maxMs(only(record([late]).series))).toEqual({
      service: 5_000,
      response: 5_000,
      blocked: 0,
      sending: 1,
    });
    const none = report({
      failure: refused,
      status: 0,
      sentAt: -1,
      sendingMs: -1,
      firstByteAt: -1,
      timesSent: 0,
    });
    const counts = only(record([none]).series);
    expect(maxMs(counts)).toEqual({});
    expect(counts).toMatchObject({ requests: 1, unsent: 1, errors: { connection: 1 } });
  });
});

it('tells what this machine itself ran out of', () => {
  const noPort: HttpFailure = { ...refused, exhausted: true };
  expect(record([report({ failure: noPort }), report({ failure: refused })]).exhausted).toBe(1);
});

describe('Apdex', () => {
  const cutOff: HttpFailure = { errorClass: null, message: 'cut off' };
  it.each<[string, Reported, SeriesCounts['apdex']]>([
    [
      'satisfied up to the limit',
      { intendedAt: 910 },
      { satisfied: 1, tolerating: 0, frustrated: 0 },
    ],
    ['tolerating above it', { intendedAt: 909 }, { satisfied: 0, tolerating: 1, frustrated: 0 }],
    [
      'tolerating up to four times',
      { intendedAt: 610 },
      { satisfied: 0, tolerating: 1, frustrated: 0 },
    ],
    ['frustrated above', { intendedAt: 609 }, { satisfied: 0, tolerating: 0, frustrated: 1 }],
    [
      'frustrated by an error',
      { wrong: wrongStatus },
      { satisfied: 0, tolerating: 0, frustrated: 1 },
    ],
    [
      'frustrated without an answer',
      { failure: refused },
      { satisfied: 0, tolerating: 0, frustrated: 1 },
    ],
    [
      'nobody when we cut it off',
      { failure: cutOff },
      { satisfied: 0, tolerating: 0, frustrated: 0 },
    ],
  ])('%s', (_, reported, apdex) => {
    expect(only(record([report(reported)]).series).apdex).toEqual(apdex);
  });
});

it('leaves sub-resources out of Apdex', () => {
  const { step, ...rest } = report({});
  const counts = only(record([{ ...rest, step: { ...step, id: assetsStepId(step.id) } }]).series);
  expect(counts).toMatchObject({
    requests: 1,
    apdex: { satisfied: 0, tolerating: 0, frustrated: 0 },
  });
});

describe('checks', () => {
  it('count by name beside what the recording expects, and are no errors', () => {
    const { series, examples } = record([
      report({ body: Buffer.from('Hello'), checks: [greets] }),
      report({ body: Buffer.from('Bye'), checks: [greets] }),
    ]);
    const counts = series.map(({ checks, checksPassed, checksFailed, errors }) => ({
      checks,
      checksPassed,
      checksFailed,
      errors,
    }));
    expect(counts).toEqual([
      {
        checks: { greets: { passed: 1, failed: 1 } },
        checksPassed: 3,
        checksFailed: 1,
        errors: {},
      },
    ]);
    expect(examples).toMatchObject([
      {
        errorClass: 'check',
        check: 'greets',
        message: 'the check “greets” does not hold: the answer does not hold “Hello”',
        body: 'Bye',
      },
    ]);
  });

  it('are not looked at without an answer', () => {
    const counts = only(record([report({ failure: refused, checks: [greets] })]).series);
    expect(counts).toMatchObject({ checks: {}, checksPassed: 0, checksFailed: 0 });
  });
});

it('keeps what was sent and what came, cut to size and without secrets', () => {
  const { examples } = record([
    report({
      wrong: wrongStatus,
      status: 500,
      head: 'HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n',
      headers: [
        ['content-type', 'text/plain'],
        ['set-cookie', 'sid=2; Path=/'],
      ],
      body: Buffer.from(`no hunter2 ${'x'.repeat(9_000)}`),
    }),
  ]);
  expect(examples).toEqual([
    {
      errorClass: 'status',
      check: null,
      flowId: 'flow',
      stepId: 's1',
      at: expect.any(Number),
      method: 'POST',
      url: `${origin}/pay?token=***`,
      status: 500,
      message: 'status 500 instead of 200',
      request: [
        'POST /pay?token=*** HTTP/1.1',
        'content-type: application/x-www-form-urlencoded',
        'cookie: sid=***',
        '',
        'user=anna&pin=***',
      ].join('\n'),
      head: 'HTTP/1.1 500 Oops\ncontent-type: text/plain\nset-cookie: sid=***; Path=/',
      body: `no *** ${'x'.repeat(1_993)}`,
    },
  ]);
});

describe('iterations', () => {
  it('are counted for the scenario and flow, with how long they took and how late they began', () => {
    const recorder = new Recorder({ apdexMs: 100, secrets: [] });
    const day = recorder.scenario('day');
    day.iterationStarted('buy', 2);
    day.iterated('buy', 'done', 500);
    day.iterated('buy', 'failed', 900);
    day.iterated('buy', 'interrupted', 9_999);
    day.iterated('buy', 'dropped', -1);
    recorder.scenario('night').iterated('buy', 'done', 100);
    day.startedLate(7);
    const { series, lateStarts } = recorder.take();
    expect(series.map(({ key }) => key)).toEqual([
      { scenario: 'day', flowId: 'buy', stepId: null },
      { scenario: 'night', flowId: 'buy', stepId: null },
    ]);
    expect(series[0]).toMatchObject({
      iterations: 2,
      failedIterations: 1,
      interruptedIterations: 1,
      droppedIterations: 1,
    });
    expect(series.map(maxMs)).toEqual([{ iteration: 900, lateness: 2 }, { iteration: 100 }]);
    expect(lateStarts).toMatchObject({ count: 2, max: 7_000 });
  });

  it('start afresh with every second', () => {
    const recorder = new Recorder({ apdexMs: 100, secrets: [] });
    recorder.scenario('day').iterated('buy', 'done', 1);
    recorder.take();
    expect(recorder.take()).toMatchObject({ series: [], examples: [], lateStarts: { count: 0 } });
  });
});
