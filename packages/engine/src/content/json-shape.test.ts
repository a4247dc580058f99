import { describe, expect, test } from 'vitest';
import { jsonShape, parseJsonShape, shapeMismatch, sharedShape } from './json-shape.ts';

describe('the shape of a JSON answer', () => {
  test('is one line for each path, with array elements as []', () => {
    const shape = jsonShape({ token: 'x', orders: [{ id: 1 }, { id: 2 }], 'odd key': null });
    expect(shape).toEqual([
      '$."odd key": null',
      '$.orders: array',
      '$.orders[].id: number',
      '$.orders[]: object',
      '$.token: string',
      '$: object',
    ]);
  });

  test('leaves out what only some elements have', () => {
    expect(jsonShape([{ id: 1, note: 'x' }, { id: 'b' }])).toEqual([
      '$: array',
      '$[].id: number|string',
      '$[]: object',
    ]);
  });

  test('shared by two answers has the paths of both with the types of both', () => {
    const shared = sharedShape(
      jsonShape({ a: 1, b: 'x', only: 1, yet: null }),
      jsonShape({ a: 2, b: null, yet: null }),
    );
    expect(shared).toEqual(['$.a: number', '$.b: null|string', '$: object']);
  });
});

describe('an answer', () => {
  const shape = parseJsonShape(['$.user.name: string', '$.items: array', '$.items[].id: number']);

  test.each<[unknown, string | null, string]>([
    [{ user: { name: 'Ada' }, items: [{ id: 1 }] }, null, 'has the shape'],
    [{ user: { name: 'Ada' }, items: [] }, null, 'may have an empty array'],
    [{ user: { name: 'Ada' }, items: [{ id: 1 }], more: 1 }, null, 'may have more keys'],
    [{ user: {}, items: [] }, '$.user.name is missing instead of string', 'must not lack a key'],
    [
      { user: { name: 'Ada' }, items: [{ id: '1' }] },
      '$.items[].id is string instead of number',
      'must keep the types',
    ],
    [{ user: { name: 'A' }, items: null }, '$.items is null instead of array', 'must keep arrays'],
  ])('%j: %s (%s)', (value, mismatch) => {
    expect(shapeMismatch(value, shape)).toBe(mismatch);
  });
});
