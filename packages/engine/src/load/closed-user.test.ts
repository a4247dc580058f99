import { expect, it } from 'vitest';
import { ClosedUser, type ClosedUserOwner } from './closed-user.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, flowOf } from './flow.fixture.ts';
import { HandAnswered, userAsking } from './hand-answered.fixture.ts';
import { IterationBudget } from './iteration-budget.ts';
import { IterationCounter } from './iteration-counter.ts';
import { ScenarioWork } from './scenario-work.ts';
import { Turnstile } from './turnstile.ts';

const onePage = compileFlow(flowOf([exchangeTo('http://shop.test')]));
const refused = { failure: { errorClass: 'connection', message: 'refused' }, status: 0 } as const;

/** A user of three shared iterations, and what becomes of it. */
function setUp({ taken = false, flow = onePage } = {}) {
  const target = new HandAnswered();
  const told: { outcome: string; durationMs: number }[] = [];
  const counter = new IterationCounter(new BigInt64Array(new SharedArrayBuffer(8)), 0);
  const turnstile = new Turnstile(new Int32Array(new SharedArrayBuffer(4)));
  if (taken) turnstile.tryEnter();
  const work = new ScenarioWork({
    mix: [{ flowId: flow.id, weight: 1 }],
    flows: new Map([[flow.id, flow]]),
    oneAtATime: new Set(taken ? [flow.id] : []),
    turnstile,
    observer: {
      iterationStarted: () => {},
      iterated: (_, outcome, durationMs) => told.push({ outcome, durationMs }),
      ranOutOfTime: () => {},
    },
  });
  const state = { isPaused: false, isStopping: false, left: 0 };
  const owner: ClosedUserOwner = {
    work,
    budget: new IterationBudget({ kind: 'shared', count: 3 }, counter),
    pacing: { kind: 'none' },
    get isStopping() {
      return state.isStopping;
    },
    get isPaused() {
      return state.isPaused;
    },
    random: () => 0.5,
    left: () => {
      state.left += 1;
    },
    failed: (error) => {
      throw error;
    },
  };
  const user = new ClosedUser(owner, userAsking(target));
  user.want();
  return { user, target, told, state, owner };
}

it('goes round until there is nothing left to do, and then gives its connection up', () => {
  const { user, target, told, state } = setUp();
  user.enter();
  for (let i = 0; i < 3; i++) target.answer({ endedAt: performance.now() + 60_000 });
  expect(target.asked).toHaveLength(3);
  expect(told.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(told[0]?.durationMs).toBeGreaterThan(50_000);
  expect({ left: state.left, closed: target.closed }).toEqual({ left: 1, closed: 1 });
  expect(user.isUnderWay).toBe(false);
});

it('opens its connections anew when it comes again, and asks each origin over its own', () => {
  const [shop, images] = [exchangeTo('http://shop.test'), exchangeTo('http://images.test')];
  const { user, target } = setUp({ flow: compileFlow(flowOf([shop, images, shop])) });
  for (const _ of [1, 2]) {
    user.want();
    user.enter();
    user.dismiss(1_000);
    for (let i = 0; i < 3; i++) target.answer();
  }
  const once = ['http://shop.test', 'http://images.test'];
  expect(target.opened).toEqual([...once, ...once]);
  expect(target.askedAt.slice(0, 3)).toEqual([...once, 'http://shop.test']);
  expect(target.closed).toBe(4);
});

it('parks while the load is paused, and goes on with the same connection', () => {
  const { user, target, state } = setUp();
  user.enter();
  state.isPaused = true;
  target.answer();
  expect(target.asked).toHaveLength(1);
  state.isPaused = false;
  user.resume();
  expect(target.asked).toHaveLength(2);
  expect(target.opened).toHaveLength(1);
});

it('rests when nothing came back, and leaves at once when it is told to end meanwhile', () => {
  const { user, target, state } = setUp();
  user.enter();
  target.answer(refused);
  expect(target.asked).toHaveLength(1);
  expect(user.isUnderWay).toBe(true);
  state.isStopping = true;
  user.endRest();
  expect(state.left).toBe(1);
});

it('gives the iteration back for whose turn it waits when it is told to end', () => {
  const { user, target, owner, state } = setUp({ taken: true });
  user.enter();
  expect(target.asked).toHaveLength(0);
  expect(user.iterations).toBe(1);
  state.isStopping = true;
  user.finishSoon();
  expect({ left: state.left, iterations: user.iterations }).toEqual({ left: 1, iterations: 0 });
  expect(owner.budget.claim(0)).toBe(0);
});
