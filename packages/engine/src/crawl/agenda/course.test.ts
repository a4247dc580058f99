import { expect, test } from 'vitest';
import { Course } from './course.ts';

test('a crawl is late, then ending, then out of time', () => {
  let now = 5_000;
  const course = new Course(100_000, () => now);
  const stages = [0, 36_000, 86_000, 100_000].map((elapsed) => {
    now = 5_000 + elapsed;
    return [course.isLate, course.isEnding, course.isOutOfTime];
  });
  expect(stages).toEqual([
    [false, false, false],
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

test('it has settled when for long and many tries nothing was new', () => {
  let now = 0;
  const course = new Course(300_000, () => now);
  course.noteFound(['in /cart']);
  now = 60_000;
  expect(course.isSettled).toBe(false);
  course.actionsTried = 100;
  expect(course.isSettled).toBe(true);
  course.noteFound(['in /cart']);
  expect(course.isSettled).toBe(true);
  course.noteFound(['in /orders']);
  expect(course.isSettled).toBe(false);
});
