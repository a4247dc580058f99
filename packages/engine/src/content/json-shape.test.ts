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

describe('what an answer says of itself', () => {
  const shape = sharedShape(
    jsonShape({ ok: true, status: 'success', result: 'open', rows: [{ status: 'ok' }] }),
    jsonShape({ ok: true, status: 'success', result: 'open', rows: [{ status: 'ok' }] }),
  );

  test('is part of its shape where it tells success from failure, and data is not', () => {
    expect(shape).toEqual([
      '$.ok: true',
      '$.result: string',
      '$.rows: array',
      '$.rows[].status: string',
      '$.rows[]: object',
      '$.status: "success"',
      '$: object',
    ]);
  });

  test('counts only when both answers said the same', () => {
    expect(sharedShape(jsonShape({ ok: true }), jsonShape({ ok: false }))).toEqual([
      '$.ok: boolean',
      '$: object',
    ]);
  });

  test.each<[unknown, string]>([
    [{ ok: false, status: 'success', result: '', rows: [] }, '$.ok is false instead of true'],
    [
      { ok: true, status: 'failed', result: '', rows: [] },
      '$.status is "failed" instead of "success"',
    ],
    [{ ok: 'yes', status: 'success', result: '', rows: [] }, '$.ok is "yes" instead of true'],
  ])('%j is refused: %s', (value, mismatch) => {
    expect(shapeMismatch(value, parseJsonShape(shape))).toBe(mismatch);
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
