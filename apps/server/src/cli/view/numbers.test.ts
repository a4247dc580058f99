import { expect, test } from 'vitest';
import { bytes, counted, latency, percentage, shortNumber } from './numbers.ts';

test.each([
  [0, '0'],
  [0.416, '0.42'],
  [8.46, '8.5'],
  [123.4, '123'],
  [4_210, '4,210'],
])('%d is short as %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

test.each([
  [0.043, '43 µs'],
  [0.84, '0.8 ms'],
  [34.4, '34 ms'],
  [1_240, '1.24 s'],
])('%d ms reads %s', (ms, text) => {
  expect(latency(ms)).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.0004, '<0.1 %'],
  [0.004, '0.4 %'],
  [0.12, '12 %'],
  [1, '100 %'],
])('the share %d reads %s', (share, text) => {
  expect(percentage(share)).toBe(text);
});

test('bytes have a unit that keeps them short', () => {
  expect([bytes(512), bytes(15_300), bytes(2_400_000)]).toEqual(['512 B', '15.3 kB', '2.4 MB']);
});

test('one is not many', () => {
  expect([counted(1, 'page'), counted(1_200, 'page')]).toEqual(['1 page', '1,200 pages']);
});
