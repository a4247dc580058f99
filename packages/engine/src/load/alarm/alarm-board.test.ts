import { describe, expect, it } from 'vitest';
import { AlarmBoard, never } from './alarm-board.ts';

/** Resolves when the bell of an alarm rings or breaks; false when it broke. */
function bell(board: AlarmBoard, alarm: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  board.onBell(alarm, () => resolve(board.still(alarm)));
  return promise;
}

describe('AlarmBoard', () => {
  it('rings for what is due and for nothing else', async () => {
    const board = AlarmBoard.make(2);
    const rung: number[] = [];
    const bells = [0, 1].map((alarm) => bell(board, alarm).then(() => rung.push(alarm)));
    board.set(0, 200n);
    board.set(1, 100n);
    expect(board.ringDue(99n)).toBe(false);
    expect(board.ringDue(100n)).toBe(true);
    await bells[1];
    expect(rung).toEqual([1]);
    expect(board.ringDue(200n)).toBe(true);
    await bells[0];
    expect(rung).toEqual([1, 0]);
  });

  it('rings once for an alarm, and again when it is set again', () => {
    const board = AlarmBoard.make(1);
    board.set(0, 100n);
    const rings = [board.ringDue(150n), board.ringDue(160n)];
    board.set(0, 170n);
    rings.push(board.ringDue(180n));
    board.set(0, 190n);
    board.set(0, never);
    expect([...rings, board.ringDue(200n)]).toEqual([true, false, true, false]);
  });

  it('leaves a thread that was busy one ring, however many there were', async () => {
    const board = AlarmBoard.make(1);
    for (const moment of [1n, 2n, 3n]) {
      board.set(0, moment);
      board.ringDue(moment);
    }
    expect(await bell(board, 0)).toBe(true);
    const next = bell(board, 0).then(() => 'rung');
    const pause = new Promise((resolve) => setImmediate(resolve, 'still'));
    expect(await Promise.race([next, pause])).toBe('still');
  });

  it('reaches those who wait and those who come later when its clock is broken', async () => {
    const board = AlarmBoard.make(2);
    const waiting = bell(board, 0);
    board.breakBells();
    board.set(1, 1n);
    board.ringDue(2n);
    expect([await waiting, await bell(board, 1)]).toEqual([false, false]);
  });

  it('is the same board for another thread', async () => {
    const mine = AlarmBoard.make(3);
    const theirs = new AlarmBoard(mine.buffer);
    const waiting = bell(mine, 2);
    mine.set(2, 5n);
    expect(theirs.ringDue(5n)).toBe(true);
    expect(await waiting).toBe(true);
  });
});
