import { describe, expect, test } from 'vitest';
import { refusalsIn } from './refusals.ts';
import { ResponseContent } from './response-content.ts';

function answer(type: string, body: string, status = 200): ResponseContent {
  return new ResponseContent(status, 'http://app.test/', [['content-type', type]], body);
}

describe('JSON that says no with status 200', () => {
  test.each<[unknown, readonly string[]]>([
    [{ success: false }, ['success: false']],
    [{ ok: false, reason: 'invalid token' }, ['ok: false', 'reason: "invalid token"']],
    [
      { status: 'error', message: 'Could not save' },
      ['status: "error"', 'message: "Could not save"'],
    ],
    [{ error: 'stale' }, ['error: "stale"']],
    [{ data: null, errors: [{ message: 'no' }] }, ['errors: [{"message":"no"}]']],
    [[{ data: { a: 1 } }, { errors: [{ message: 'no' }] }], ['errors: [{"message":"no"}]']],
    [{ data: { createNote: { ok: false } } }, ['ok: false']],
    [{ fieldErrors: { title: 'too short' } }, ['fieldErrors: {"title":"too short"}']],
  ])('%j', (json, said) => {
    expect(refusalsIn(answer('application/json', JSON.stringify(json)))).toEqual(said);
  });

  test.each<[string, unknown]>([
    ['empty lists of errors', { errors: [], data: {} }],
    ['an error of null', { error: null, success: true }],
    ['a message that is none', { message: 'Your order was placed' }],
    ['data about things that failed', { jobs: [{ status: 'failed', error: 'timeout' }] }],
    ['a list of things that failed', { items: { list: [{ ok: false }] } }],
  ])('is not %s', (_, json) => {
    expect(refusalsIn(answer('application/json', JSON.stringify(json)))).toEqual([]);
  });
});

test('a short plain text can say no, a redirect and an empty answer say nothing', () => {
  expect(refusalsIn(answer('text/plain', 'Invalid token\n'))).toEqual(['Invalid token']);
  expect(refusalsIn(answer('text/plain', 'OK'))).toEqual([]);
  expect(refusalsIn(answer('text/html', '<h1>Error</h1>', 302))).toEqual([]);
  expect(refusalsIn(answer('text/html', ''))).toEqual([]);
});
