import { expect, it } from 'vitest';
import { growthPath } from './growth-path.ts';

const point = (elapsedMs: number, states: number) => ({
  elapsedMs,
  states,
  actionsTried: 0,
  formsSubmitted: 0,
});
const size = { width: 100, height: 12 };

it('goes up in steps to the top, and over the whole time', () => {
  const growth = [point(0, 0), point(500, 5), point(1_000, 10)];
  expect(growthPath(growth, ({ states }) => states, size)).toBe('M0 11H50V6H100V1');
});

it('draws nothing of nothing', () => {
  expect(growthPath([], ({ states }) => states, size)).toBe('');
});
