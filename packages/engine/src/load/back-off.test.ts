import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

it.each([
  ['begins with a tenth of a second', 1, 1, 100],
  ['doubles', 3, 1, 400],
  ['and stays at two seconds', 30, 1, 2_000],
  ['is never shorter than half of that', 30, 0, 1_000],
])('%s', (_, failures, random, waitMs) => {
  expect(backOffMs(failures, random)).toBe(waitMs);
});
