import { expect, test } from 'vitest';
import { calmWeather, parseKnobs } from './knobs.ts';
import { completionMs } from './stall.ts';

const stalling = parseKnobs({ ...calmWeather, stallEvery: 10, stallFor: 1 });

test.each([
  { arrived: 0, work: 5, done: 5, why: 'the first stall comes after a whole period' },
  { arrived: 9_000, work: 5, done: 9_005, why: 'work ends before the stall' },
  { arrived: 9_998, work: 2, done: 10_000, why: 'work ends as the stall begins' },
  { arrived: 9_998, work: 5, done: 11_003, why: 'work under way goes on after the stall' },
  { arrived: 10_000, work: 5, done: 11_005, why: 'who arrives in a stall starts at its end' },
  { arrived: 10_999, work: 0, done: 11_000, why: 'even when there is nothing to do' },
  { arrived: 11_000, work: 5, done: 11_005, why: 'the stall is over' },
  { arrived: 9_000, work: 10_500, done: 21_500, why: 'long work spans two stalls' },
])('arrived at $arrived with $work ms of work: $why', ({ arrived, work, done }) => {
  expect(completionMs(arrived, work, stalling)).toBe(done);
});

test('nothing stalls in calm weather', () => {
  expect(completionMs(10_000, 5, parseKnobs(calmWeather))).toBe(10_005);
});
