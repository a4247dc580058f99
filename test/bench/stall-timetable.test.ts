import { expect, it } from 'vitest';
import { answeredAt } from './stall-timetable.ts';

const stalls = { serviceMs: 5, firstMs: 100, everyMs: 1_000, stallMs: 50 };

it.each([
  ['at once between two stalls', 10, 15],
  ['just before a stall begins', 95, 100],
  ['after the stall that came between', 98, 153],
  ['after the stall it came in', 120, 155],
  ['as if nothing had been after a stall', 150, 155],
  ['after a later stall', 1_100, 1_155],
])('a request is answered %s', (_, arrival, answered) => {
  expect(answeredAt(stalls, arrival)).toBe(answered);
});
