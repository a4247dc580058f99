import { expect, test } from 'vitest';
import { generateFromPattern } from './pattern.ts';
import { createRandom } from './random.ts';

test.each([
  ['[a-z]{3,8}'],
  ['\\d{5}(-\\d{4})?'],
  ['[A-Za-z0-9._%+-]+@[a-z]+\\.[a-z]{2,}'],
  ['(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}'],
  ['^\\+?[0-9 ()/-]{6,20}$'],
  ['(?:cat|dog)s?'],
  ['[^<>"]{4,}'],
  ['\\w+\\s\\w+'],
  ['[\\u0041-\\u0045]{2}'],
  ['\\p{Lu}\\p{Ll}+'],
  ['(?<year>20\\d\\d)/(0[1-9]|1[0-2])'],
  ['.{8,}'],
  ['[\\w\\-]{3}'],
])('%s matches what is made for it', (pattern) => {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  for (let seed = 0; seed < 30; seed++) {
    expect(generateFromPattern(pattern, createRandom(seed))).toMatch(whole);
  }
});

test('what is no regular expression is given back', () => {
  expect(generateFromPattern('[', createRandom(1))).toBe('[');
});
