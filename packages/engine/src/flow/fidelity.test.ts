import { describe, expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import type { RecordedExchange } from '../model/recording.ts';
import { fidelityOf } from './fidelity.ts';
import { exchangesOf } from './flow-variables.ts';
import { exchange, flowOf, page, post, redirect } from './recording.fixture.ts';
import { verifyFlow } from './verify.ts';

const token = ['k3J9x_pQ72mZ', 'Zp81-wTn4c0R'] as const;
const form = (csrf: string) =>
  page('/order', `<title>Order</title><form><input name="csrf" value="${csrf}"></form>`);

const order: Flow = flowOf((v) => [
  { exchanges: [form(v(...token))] },
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

const placed = (id: string) => post('/order', {}, redirect(`/orders/${id}`));
const thanks = page('/orders/1', '<title>Thank you</title>');

/** The flow as its trial replay left it, when each user gets these answers. */
function proven(answers: (user: number) => readonly RecordedExchange[]): Promise<Flow> {
  return verifyFlow(order, {
    users: 2,
    signal: new AbortController().signal,
    now: () => new Date(0),
    pause: async () => {},
    replay: async (flow, { users }) =>
      Array.from({ length: users }, (_, userIndex) => ({
        userIndex,
        failure: null,
        variables: {},
        exchanges: answers(userIndex).map((answer, index) => ({
          ...(({ stepId, exchange }) => ({ stepId, exchangeId: exchange.id }))(
            exchangesOf(flow)[index] ?? { stepId: '', exchange: { id: '' } },
          ),
          exchange: answer,
        })),
      })),
  });
}

describe('a verified flow', () => {
  const verified = proven((user) => [
    form('a'),
    post('/order', {}, redirect(`/orders/${user}`)),
    thanks,
  ]);

  test('says that every request was answered as recorded', async () => {
    const fidelity = fidelityOf(await verified);
    expect(fidelity.exchanges).toEqual({ matched: 3, differed: 0, notReached: 0 });
    expect(fidelity.verdict).toBe(
      '2 users replayed it at once, and each of the 3 requests was answered as recorded.',
    );
  });

  test('says what had to be the same, and what each user got', async () => {
    const placing = fidelityOf(await verified).steps[1]?.exchanges[0];
    expect(placing).toMatchObject({ method: 'POST', outcome: 'matched', sends: ['csrf_token'] });
    expect(placing?.checks).toEqual([
      { kind: 'status', expected: ['303'] },
      { kind: 'redirect', expected: ['/orders/:id'] },
    ]);
    expect(placing?.answers.map(({ redirectTo }) => redirectTo)).toEqual([
      '/orders/0',
      '/orders/1',
    ]);
  });

  test('says where each value comes from, how sure that is, and where it goes', async () => {
    const { values } = fidelityOf(await verified);
    expect(values.map(({ variable, source, sentIn }) => ({ variable, source, sentIn }))).toEqual([
      { variable: 'csrf_token', source: 'form field csrf of GET /order', sentIn: ['POST /order'] },
      {
        variable: 'order_id',
        source: 'path segment 2 of the header location of POST /order',
        sentIn: ['GET /orders/${order_id}'],
      },
    ]);
    expect(values[0]?.evidence).toMatchObject({ encoding: 'raw', places: 1, ambiguity: null });
  });
});

test('a failed flow says at which step, and what was not reached', async () => {
  const fidelity = fidelityOf(await proven(() => [form('a'), post('/order', {}, { status: 422 })]));
  expect(fidelity.exchanges).toEqual({ matched: 1, differed: 1, notReached: 1 });
  expect(fidelity.verdict).toMatch(/^At “.*”: POST \/order: status 422 instead of 303$/);
  expect(fidelity.steps[1]?.exchanges[0]?.answers[0]).toMatchObject({
    status: 422,
    difference: 'status 422 instead of 303',
  });
});

test('a flow that only holds for one user at a time says what two of them came upon', async () => {
  const fidelity = fidelityOf(
    await proven((user) => [
      form('a'),
      user === 0 ? placed('7') : post('/order', {}, { status: 409 }),
      thanks,
    ]),
  );
  expect(fidelity.verdict).toMatch(/^One user after another replayed it/);
  expect(fidelity.conflict).toBe('POST /order: status 409 instead of 303');
});

test('a token that is taken afresh is told for each place it is sent to', () => {
  const [first, second] = ['a1B2c3D4e5', 'f6G7h8I9j0'] as const;
  const [third, fourth] = ['k1L2m3N4o5', 'p6Q7r8S9t0'] as const;
  const flow = flowOf((v) => [
    { exchanges: [form(v(first, second))] },
    {
      exchanges: [
        post(
          '/one',
          { csrf: v(first, second) },
          { body: form(v(third, fourth)).response?.body ?? '' },
        ),
      ],
    },
    { exchanges: [post('/two', { csrf: v(third, fourth) }, redirect('/'))] },
  ]);
  expect(fidelityOf(flow).values.map(({ source, sentIn }) => [source, sentIn])).toEqual([
    ['form field csrf of GET /order', ['POST /one']],
    ['form field csrf of POST /one', ['POST /two']],
  ]);
});

test('a flow without a proof of its own has nothing compared', () => {
  const unproven = fidelityOf({ ...order, proof: { kind: 'unproven' } });
  expect(unproven.exchanges.notReached).toBe(3);
  const reason = 'It ends the session.';
  expect(fidelityOf({ ...order, proof: { kind: 'left-alone', reason } }).verdict).toBe(reason);
});
