import { expect, it } from 'vitest';
import type { OpenAlarm } from './alarm.ts';
import { AlarmBoard } from './alarm-board.ts';
import { AlarmClock } from './alarm-clock.ts';
import { SharedAlarm } from './shared-alarm.ts';
import { TimerAlarm } from './timer-alarm.ts';

/** An alarm that tells how late it rang, in milliseconds, when it was set for a moment not far away. */
function stopwatch(open: OpenAlarm): () => Promise<number> {
  let rung = () => {};
  const alarm = open(() => rung());
  return async () => {
    const moment = performance.now() + 2.4;
    // One that rings early is set again.
    while (performance.now() < moment) {
      const { promise, resolve } = Promise.withResolvers<void>();
      rung = resolve;
      alarm.set(moment);
      await promise;
    }
    return performance.now() - moment;
  };
}

function lowerQuartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0;
}

it('rings closer to the moment than a timer does', async () => {
  const clock = new AlarmClock(1);
  const byClock = stopwatch((ring) => new SharedAlarm(clock.board, 0, ring));
  const byTimer = stopwatch((ring) => new TimerAlarm(ring));
  const late: { clock: number[]; timer: number[] } = { clock: [], timer: [] };
  await clock.ready;
  for (let round = 0; round < 60; round++) {
    late.clock.push(await byClock());
    late.timer.push(await byTimer());
  }
  await clock.close();
  expect(lowerQuartile(late.clock)).toBeLessThan(lowerQuartile(late.timer));
});

it('ends its thread, and alarms know that nobody rings any more', async () => {
  const clock = new AlarmClock(1);
  await clock.close();
  const board = new AlarmBoard(clock.board);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  board.onBell(0, () => resolve(board.still(0)));
  expect(await promise).toBe(false);
});
