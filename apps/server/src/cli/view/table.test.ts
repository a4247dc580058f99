import { expect, test } from 'vitest';
import { createPaint } from './paint.ts';
import { tableLines, truncate } from './table.ts';

const columns = [
  { title: 'step', align: 'left' },
  { title: 'n', align: 'right' },
] as const;

test('columns are as wide as their widest cell', () => {
  const rows = [
    ['Sign in today', '7'],
    ['Buy', '1,234'],
  ];
  expect(tableLines(columns, rows, 80)).toEqual([
    'step               n',
    'Sign in today      7',
    'Buy            1,234',
  ]);
});

test('colour does not count as width', () => {
  const paint = createPaint(true);
  const [, plain = '', painted = ''] = tableLines(
    columns,
    [
      ['One', '5'],
      ['Two', paint.bad('5')],
    ],
    80,
  );
  expect(painted).toHaveLength(plain.length + paint.bad('').length);
});

test('a name gives way to the screen', () => {
  const [, line] = tableLines(columns, [['A very long name of a step', '5']], 20);
  expect(line).toBe('A very long name…  5'.slice(0, 20));
});

test('what fits is not cut', () => {
  expect(truncate('abc', 3)).toBe('abc');
  expect(truncate('abcd', 3)).toBe('ab…');
});
