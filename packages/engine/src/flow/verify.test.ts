import { describe, expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import type { RecordedExchange } from '../model/recording.ts';
import type { Trace } from '../model/trace.ts';
import { exchangesOf } from './flow-variables.ts';
import { exchange, flowOf, json, page, post, redirect, xhr } from './recording.fixture.ts';
import { findProblem } from './trace-problems.ts';
import { type Replay, verifyFlow } from './verify.ts';

const token = ['k3J9x_pQ72mZ', 'Zp81-wTn4c0R'] as const;

/** An order form whose token stands in a hidden field and, by chance, in a meta tag as well. */
const order: Flow = flowOf((v) => [
  {
    exchanges: [
      page(
        '/order',
        `<title>Order</title><meta name="csrf" content="${v(...token)}">
         <form><input type="hidden" name="csrf" value="${v(...token)}"></form>`,
      ),
    ],
  },
  { exchanges: [xhr('GET /api/ads', json([]))] },
  {
    exchanges: [
      post('/order', { csrf: v(...token) }, redirect(`/orders/${v('1041', '1042')}`)),
      exchange(
        `GET /orders/${v('1041', '1042')}`,
        { redirectedFrom: 'x' },
        { body: '<title>Thank you</title>' },
      ),
    ],
  },
]);

/** What each of the flow's exchanges is answered with, in order. */
function traceOf(flow: Flow, answers: readonly RecordedExchange[], userIndex = 0): Trace {
  const ids = exchangesOf(flow);
  const exchanges = answers.flatMap((answer, index) => {
    const entry = ids[index];
    return entry === undefined
      ? []
      : [{ stepId: entry.stepId, exchangeId: entry.exchange.id, exchange: answer }];
  });
  return { userIndex, exchanges, failure: null, variables: {} };
}

const form = page('/order', '<title>Order</title><input name="csrf" value="abc">');
const ads = xhr('GET /api/ads', json([]));
const placed = (id: string) => post('/order', { csrf: 'abc' }, redirect(`/orders/${id}`));
const thanks = (html: string) => page('/orders/1', html);
const well = (id: string) => [form, ads, placed(id), thanks('<title>Thank you</title>')];

describe('a trial replay', () => {
  test('that was answered as recorded proves the flow', () => {
    expect(
      findProblem(order, [traceOf(order, well('7')), traceOf(order, well('8'), 1)]),
    ).toBeNull();
  });

  test.each<[string, readonly RecordedExchange[], string]>([
    [
      'a status that differs',
      [form, ads, post('/order', {}, { status: 422, body: '<p role="alert">Token expired</p>' })],
      'POST /order: status 422 instead of 303',
    ],
    [
      'the same form again with 200',
      [form, ads, post('/order', {}, { body: '<title>Order</title>' })],
      'POST /order: status 200 instead of 303',
    ],
    [
      'a redirect to the sign-in page',
      [form, ads, post('/order', {}, redirect('/login?next=/order'))],
      'POST /order: redirect to /login?next=/order instead of /orders/:id',
    ],
    [
      'another page under the same status',
      [form, ads, placed('7'), thanks('<title>This form has expired</title>')],
      'GET /orders/${order_id}: the page does not show “>Thank you</title” (its title is “This form has expired”)',
    ],
    [
      'an error banner on the right page',
      [
        form,
        ads,
        placed('7'),
        thanks('<title>Thank you</title><p class="error">Payment failed</p>'),
      ],
      'GET /orders/${order_id}: the page says “Payment failed”',
    ],
    [
      'an errors list in JSON under 200',
      [form, xhr('GET /api/ads', json({ errors: [{ message: 'no' }] }))],
      'GET /api/ads: the answer shows “"errors":”',
    ],
    ['a request that was not answered', [form], 'GET /api/ads: it was not sent or not answered'],
  ])('is refused for %s', (_, answers, reason) => {
    const problem = findProblem(order, [traceOf(order, answers)]);
    expect(problem?.reason).toBe(reason);
  });

  test('is refused when two users were led to one and the same order', () => {
    const problem = findProblem(order, [traceOf(order, well('7')), traceOf(order, well('7'), 1)]);
    expect(problem?.reason).toBe('POST /order: every user was led to the same “7”');
  });

  test('may be warned of what the recorded page warned of too', () => {
    const warned = (count: number) =>
      `<h1>Shop</h1><p class="error">Only ${count} left: try again later</p>`;
    const flow = flowOf(() => [{ exchanges: [page('/shop', warned(3))] }]);
    expect(findProblem(flow, [traceOf(flow, [page('/shop', warned(2))])])).toBeNull();
  });

  test('may not be asked to sign in again', () => {
    const login = '<form><input type="password" name="p"></form>';
    const flow = flowOf((v) => [
      { exchanges: [page('/login', login)] },
      {
        inputs: [
          {
            field: 'p',
            value: v('one-pass', 'two-pass'),
            fill: { kind: 'credential', part: 'password' },
          },
        ],
        exchanges: [post('/login', { p: v('one-pass', 'two-pass') }, redirect('/'))],
      },
      { exchanges: [page('/inbox', '<p>2 letters</p>')] },
    ]);
    const trace = traceOf(flow, [
      page('/login', login),
      post('/login', {}, redirect('/')),
      page('/inbox', login),
    ]);
    expect(findProblem(flow, [trace])?.reason).toBe('GET /inbox: the page shows “type="password"”');
  });
});

describe('proving a flow', () => {
  const options = (replay: Replay) => ({
    replay,
    users: 2,
    signal: new AbortController().signal,
    now: () => new Date(0),
    pause: async () => {},
  });
  const bothUsers = (answers: (user: number) => readonly RecordedExchange[]): Replay => {
    return async (flow) => [0, 1].map((user) => traceOf(flow, answers(user), user));
  };

  test('says how much was compared', async () => {
    const proven = await verifyFlow(order, options(bothUsers((user) => well(String(user)))));
    expect(proven.proof).toMatchObject({
      kind: 'verified',
      users: 2,
      compared: 8,
      repairs: [],
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  test('keeps what each user got, without the values of a query', async () => {
    const redirected = well('7').with(2, post('/order', {}, redirect('/orders/7?key=s3cret')));
    const { proof } = await verifyFlow(order, options(bothUsers(() => redirected)));
    const trial = proof.kind === 'failed' ? proof.trial : undefined;
    const placing = trial?.exchanges.find(({ exchangeId }) => exchangeId === 's3e1');
    expect(placing?.answers[1]).toMatchObject({ status: 303, redirectTo: '/orders/7?key' });
    expect(placing?.answers[1]?.difference).toMatch(/^redirect to .* instead of /);
  });

  test('keeps the repairs it tried with what came of them', async () => {
    const replay: Replay = async (flow) => [
      traceOf(flow, [form, ads, post('/order', {}, { status: 403 })]),
    ];
    const { proof } = await verifyFlow(order, options(replay));
    const tried = proof.kind === 'failed' ? (proof.trial?.repairs ?? []) : [];
    expect(tried.length).toBeGreaterThan(0);
    expect(tried[0]).toMatchObject({
      kept: false,
      problem: 'POST /order: status 403 instead of 303',
    });
  });

  test('tries the next best source of a value that proved wrong', async () => {
    // The application takes the meta tag's token only.
    const replay: Replay = async (flow) => {
      const extractors = exchangesOf(flow).flatMap((entry) => entry.exchange.extractors);
      const right = extractors.some(({ source }) => source.kind === 'meta');
      const answer = right ? placed : () => post('/order', {}, { status: 422 });
      return [0, 1].map((user) =>
        traceOf(flow, [form, ads, answer(`${user}`), thanks('<title>Thank you</title>')], user),
      );
    };
    const proven = await verifyFlow(order, options(replay));
    expect(proven.proof).toMatchObject({
      kind: 'verified',
      repairs: [
        'took csrf_token from the meta tag csrf in the answer of s1e1 instead of the form field csrf in the answer of s1e1',
      ],
    });
    expect(proven.steps[0]?.exchanges[0]?.extractors[0]?.source).toEqual({
      kind: 'meta',
      name: 'csrf',
    });
  });

  test('leaves out a request in the background that fails and that nothing needs', async () => {
    const replay: Replay = async (flow) => {
      const failing = exchangesOf(flow).length === 4;
      const some = failing ? xhr('GET /api/ads', { status: 503 }) : ads;
      return [0, 1].map((user) => {
        const rest = [placed(`${user}`), thanks('<title>Thank you</title>')];
        return traceOf(flow, failing ? [form, some, ...rest] : [form, ...rest], user);
      });
    };
    const proven = await verifyFlow(order, options(replay));
    expect(proven.proof).toMatchObject({
      kind: 'verified',
      repairs: ['left out GET /api/ads, a request in the background that nothing needs'],
    });
  });

  test('proves for one user at a time what users at once can’t do to one document', async () => {
    const replay: Replay = async (flow, { users }) =>
      Array.from({ length: users }, (_, user) => {
        const conflict = [form, ads, post('/order', {}, { body: '<h1>Edit conflict</h1>' })];
        return traceOf(flow, user === 0 ? well('7') : conflict, user);
      });
    expect((await verifyFlow(order, options(replay))).proof).toMatchObject({
      kind: 'verified',
      users: 1,
      compared: 8,
      repairs: [],
      trial: { conflict: expect.stringContaining('POST /order: ') },
    });
  });

  test('does not take for proven what works but once', async () => {
    let done = 0;
    const replay: Replay = async (flow, { users }) =>
      Array.from({ length: users }, (_, user) => {
        const taken = [form, ads, post('/order', {}, { status: 409 })];
        return traceOf(flow, done++ === 0 ? well('7') : taken, user);
      });
    expect((await verifyFlow(order, options(replay))).proof).toMatchObject({
      kind: 'failed',
      reason: 'POST /order: status 409 instead of 303',
    });
  });

  test('ends with the step and the reason when no repair helps', async () => {
    let replays = 0;
    const replay: Replay = async (flow) => {
      replays++;
      return [traceOf(flow, [form, ads, post('/order', {}, { status: 403 })])];
    };
    const proven = await verifyFlow(order, options(replay));
    expect(proven.proof).toMatchObject({
      kind: 'failed',
      stepId: 's3',
      exchangeId: 's3e1',
      reason: 'POST /order: status 403 instead of 303',
    });
    expect(replays).toBeLessThan(10);
    expect(proven.steps).toEqual(order.steps);
  });

  test('does not touch what is left alone', async () => {
    const alone: Flow = {
      ...order,
      proof: { kind: 'left-alone', reason: 'it takes something away' },
    };
    const never: Replay = () => Promise.reject(new Error('replayed'));
    expect(await verifyFlow(alone, options(never))).toBe(alone);
  });

  test('waits for a target that is only busy, as long as it asks for, and not for ever', async () => {
    const waits: number[] = [];
    const busy = exchange('POST /order', {}, { status: 429, headers: [['retry-after', '5']] });
    const proveWith = (times: number) => {
      let replays = 0;
      const replay: Replay = async (flow) =>
        [0, 1].map((user) =>
          replays++ < 2 * times
            ? traceOf(flow, [form, ads, busy], user)
            : traceOf(flow, well(String(user)), user),
        );
      const pause = async (ms: number) => void waits.push(ms);
      return verifyFlow(order, { ...options(replay), pause });
    };
    expect((await proveWith(1)).proof.kind).toBe('verified');
    expect(waits).toEqual([5_000]);
    expect((await proveWith(9)).proof.kind).toBe('failed');
    expect(waits).toEqual([5_000, 5_000, 5_000]);
  });
});
