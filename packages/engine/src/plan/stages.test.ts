import { describe, expect, it } from 'vitest';
import { stageLine } from './stages.ts';

const up = stageLine(0, [{ durationMs: 10_000, target: 10 }]);
const hill = stageLine(2, [
  { durationMs: 1_000, target: 4 },
  { durationMs: 2_000, target: 4 },
  { durationMs: 1_000, target: 0 },
]);
const jump = stageLine(5, [
  { durationMs: 1_000, target: 5 },
  { durationMs: 0, target: 20 },
  { durationMs: 1_000, target: 20 },
]);

describe('stageLine', () => {
  it.each([
    ['a ramp from 0 has nobody at its start', up, 0, 0],
    ['its first user comes when the line reaches 1', up, 1_000, 1],
    ['and not a moment before', up, 999, 0],
    ['it reaches its target at its end', up, 10_000, 10],
    ['a line begins where it is told to', hill, 0, 2],
    ['half way up it is half way there', hill, 500, 3],
    ['it stays on the plateau', hill, 2_500, 4],
    ['it keeps the last user until the line has left it', hill, 3_249, 4],
    ['then lets it go', hill, 3_250, 3],
    ['and ends where the last stage ends', hill, 9_000, 0],
    ['before a jump nothing happens', jump, 999, 5],
    ['a stage of no duration jumps', jump, 1_000, 20],
  ])('%s', (_, line, at, value) => {
    expect(line.valueAt(at)).toBe(value);
  });

  it.each([
    ['ramp', up],
    ['hill', hill],
    ['jump', jump],
    [
      'thirds',
      stageLine(1, [
        { durationMs: 10_000, target: 4 },
        { durationMs: 7_000, target: 1 },
      ]),
    ],
  ])('foretells every change of the %s', (_, line) => {
    const changes: number[] = [];
    for (
      let at = line.nextChange(0);
      at !== null && changes.length < 50;
      at = line.nextChange(at)
    ) {
      changes.push(at);
    }
    for (const at of changes) expect(line.valueAt(at)).not.toBe(line.valueAt(at - 0.01));
    let seen = 0;
    for (let at = 1; at <= line.endMs; at++) if (line.valueAt(at) !== line.valueAt(at - 1)) seen++;
    expect(changes).toHaveLength(seen);
  });

  it('knows its highest point', () => {
    expect([up.max, hill.max, jump.max]).toEqual([10, 4, 20]);
  });
});
