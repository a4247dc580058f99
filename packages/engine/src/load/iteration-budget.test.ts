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

  it('has no end without a limit, and counts scenarios apart', () => {
    const shared = cells(2);
    const budgets = [0, 1].map(
      (index) => new IterationBudget({ kind: 'unlimited' }, new IterationCounter(shared, index)),
    );
    budgets[0]?.claim(1_000_000);
    expect([budgets[0]?.claim(1_000_001), budgets[1]?.claim(0)]).toEqual([1, 0]);
  });
});
