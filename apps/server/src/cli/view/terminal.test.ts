import { expect, test } from 'vitest';
import { wantsColor } from './terminal.ts';

test.each([
  ['a screen', true, {}, true],
  ['no screen', false, {}, false],
  ['NO_COLOR on a screen', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR, which counts for nothing', true, { NO_COLOR: '' }, true],
  ['FORCE_COLOR without a screen', false, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0 on a screen', true, { FORCE_COLOR: '0' }, false],
])('colour with %s: %#', (_, isScreen, env, expected) => {
  expect(wantsColor(isScreen, env)).toBe(expected);
});
