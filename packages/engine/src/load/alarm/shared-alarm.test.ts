import { expect, it } from 'vitest';
import { AlarmBoard } from './alarm-board.ts';
import { SharedAlarm } from './shared-alarm.ts';

/** An alarm whose clock is the test. */
function openAlarm() {
  const board = AlarmBoard.make(1);
  const rings: PromiseWithResolvers<number>[] = [];
  const alarm = new SharedAlarm(board.buffer, 0, () => rings.shift()?.resolve(performance.now()));
  const nextRing = () => {
    const ring = Promise.withResolvers<number>();
    rings.push(ring);
    return ring.promise;
  };
  return { board, alarm, nextRing };
}

it('is set by performance.now() on a board that goes by hrtime', async () => {
  const { board, alarm, nextRing } = openAlarm();
  const before = process.hrtime.bigint();
  alarm.set(performance.now() + 1_000);
  const after = process.hrtime.bigint();
  expect(board.ringDue(before + 999_900_000n)).toBe(false);
  expect(board.ringDue(after + 1_000_100_000n)).toBe(true);
  await nextRing();
});

it('rings again and again', async () => {
  const { board, alarm, nextRing } = openAlarm();
  for (let round = 0; round < 3; round++) {
    const rung = nextRing();
    alarm.set(performance.now());
    board.ringDue(process.hrtime.bigint() + 1_000_000n);
    await rung;
  }
});

it('goes by a timer when the clock breaks, for what was set before and after', async () => {
  const { board, alarm, nextRing } = openAlarm();
  const first = nextRing();
  alarm.set(performance.now() + 5);
  board.breakBells();
  await first;
  const second = nextRing();
  alarm.set(performance.now() + 1);
  await second;
});
