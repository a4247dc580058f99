import { expect, it } from 'vitest';
import { crewCells, ScenarioCrew } from './scenario-crew.ts';

function crew(workers: number): readonly ScenarioCrew[] {
  const cells = crewCells(1, workers);
  return Array.from({ length: workers }, () => new ScenarioCrew(cells, 0));
}

it('is over when nobody has anything to do, and then nobody may begin again', async () => {
  const [one, other] = crew(2);
  one?.rest();
  one?.rest();
  expect(one?.isOver).toBe(false);
  other?.rest();
  await one?.finished();
  expect([one?.isOver, one?.rise(), other?.rise()]).toEqual([true, false, false]);
});

it('goes on with whoever has something to do again', () => {
  const [one, other] = crew(2);
  one?.rest();
  expect([one?.rise(), other?.rise()]).toEqual([true, true]);
  other?.rest();
  expect(other?.isOver).toBe(false);
  one?.rest();
  expect(one?.isOver).toBe(true);
});

it('keeps scenarios apart', () => {
  const cells = crewCells(2, 1);
  new ScenarioCrew(cells, 0).rest();
  expect([...cells]).toEqual([-1, 1]);
});
