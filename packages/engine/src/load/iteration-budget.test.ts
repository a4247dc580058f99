import { describe, expect, it } from 'vitest';
import { IterationBudget } from './iteration-budget.ts';
import { IterationCounter } from './iteration-counter.ts';

function cells(scenarios: number) {
  return new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT * scenarios));
}

describe('IterationBudget', () => {
  it('shares iterations out over all workers, each once', () => {
    const shared = cells(1);
    const [one, other] = [0, 1].map(
      () => new IterationBudget({ kind: 'shared', count: 3 }, new IterationCounter(shared, 0)),
    );
    expect([one?.claim(0), other?.claim(0), one?.claim(1), other?.claim(1)]).toEqual([
      0,
      1,
      2,
      null,
    ]);
    expect([one?.allows(0), other?.allows(0)]).toEqual([false, false]);
  });

  it('gives each user its own, numbered over all of them', () => {
    const budget = new IterationBudget(
      { kind: 'per-vu', count: 2 },
      new IterationCounter(cells(1), 0),
    );
    expect([budget.claim(0), budget.claim(0), budget.claim(1), budget.claim(2)]).toEqual([
      0,
      1,
      2,
      null,
    ]);
  });

  it('lets a worker claim what is left over, of all workers when it is shared', () => {
    const shared = cells(1);
    const [one, other] = [0, 1].map(
      () => new IterationBudget({ kind: 'shared', count: 5 }, new IterationCounter(shared, 0)),
    );
    one?.claim(0);
    expect(other?.claimRest([0])).toEqual([{ first: 1, count: 4 }]);
    expect([one?.claim(1), one?.claimRest([1])]).toEqual([null, [{ first: 5, count: 0 }]]);
  });

  it('leaves over what each of the users has not begun', () => {
    const budget = new IterationBudget(
      { kind: 'per-vu', count: 3 },
      new IterationCounter(cells(1), 0),
    );
    budget.claim(0);
    budget.claim(1);
    expect(budget.claimRest([2, 0])).toEqual([{ first: 2, count: 4 }]);
  });

  it('gives an iteration that was claimed and not begun to somebody else', () => {
    const budget = new IterationBudget(
      { kind: 'shared', count: 2 },
      new IterationCounter(cells(1), 0),
    );
    budget.claim(0);
    budget.giveBack(0);
    expect([budget.claim(0), budget.claim(1)]).toEqual([0, 1]);
    budget.giveBack(1);
    expect(budget.claimRest([2])).toEqual([
      { first: 1, count: 1 },
      { first: 2, count: 0 },
    ]);
  });

  it('has no end without a limit, and counts scenarios apart', () => {
    const shared = cells(2);
    const budgets = [0, 1].map(
      (index) => new IterationBudget({ kind: 'unlimited' }, new IterationCounter(shared, index)),
    );
    budgets[0]?.claim(1_000_000);
    expect([budgets[0]?.claim(1_000_001), budgets[1]?.claim(0)]).toEqual([1, 0]);
  });
});
