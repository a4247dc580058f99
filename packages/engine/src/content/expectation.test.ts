import { describe, expect, test } from 'vitest';
import type { Expectation, Extractor } from '../model/flow.ts';
import { compileExpectation, needsBody } from './expectation.ts';
import { ResponseContent } from './response-content.ts';

const nothing: Expectation = {
  status: 200,
  redirectTo: null,
  contentType: null,
  jsonShape: [],
  landmarks: [],
  absent: [],
};

function check(
  expected: Partial<Expectation>,
  { status = 200, body = '', type = 'text/html', location = '' },
): string | null {
  const headers = [['content-type', type], ...(location === '' ? [] : [['location', location]])];
  const response = new ResponseContent(
    status,
    'http://shop.test/cart',
    headers.map(([name = '', value = '']) => [name, value]),
    body,
  );
  return compileExpectation({ ...nothing, ...expected })(response);
}

describe('an answer is as expected', () => {
  test.each<[Partial<Expectation>, Parameters<typeof check>[1]]>([
    [{}, {}],
    [{ contentType: 'text/html' }, { type: 'Text/HTML; charset=utf-8' }],
    [{ landmarks: ['<h1>Cart'], absent: ['role="alert"'] }, { body: '<h1>Cart</h1>' }],
    [
      { status: 303, redirectTo: '/orders/:id' },
      { status: 303, location: '/orders/17' },
    ],
    [
      { status: 302, redirectTo: '/orders/:id?done' },
      { status: 302, location: 'orders/17?done=1' },
    ],
    [
      { status: 302, redirectTo: '/a?ok=yes' },
      { status: 302, location: 'http://shop.test/a?ok=yes#top' },
    ],
    [
      { status: 302, redirectTo: '/a?*' },
      { status: 302, location: '/a?t=1&u=2' },
    ],
    [
      { status: 302, redirectTo: 'http://pay.test/:t' },
      { status: 302, location: 'http://pay.test/x' },
    ],
    [{ jsonShape: ['$.id: number'] }, { type: 'application/json', body: '{"id":1}' }],
  ])('%j', (expected, answer) => {
    expect(check(expected, answer)).toBeNull();
  });
});

describe('an answer is refused with a sentence', () => {
  test.each<[Partial<Expectation>, Parameters<typeof check>[1], string]>([
    [{}, { status: 500 }, 'status 500 instead of 200'],
    [{}, { status: 302, location: '/login' }, 'status 302 (to /login) instead of 200'],
    [
      { status: 303, redirectTo: '/orders/:id' },
      { status: 303, location: '/login' },
      'redirect to /login instead of /orders/:id',
    ],
    [
      { status: 302, redirectTo: '/a' },
      { status: 302, location: '/a?error=1' },
      'redirect to /a?error=1 instead of /a',
    ],
    [
      { status: 302, redirectTo: '/a?ok=yes' },
      { status: 302, location: '/a?ok=no' },
      'redirect to /a?ok=no instead of /a?ok=yes',
    ],
    [
      { status: 302, redirectTo: '/a' },
      { status: 302, location: 'http://evil.test/a' },
      'redirect to http://evil.test/a instead of /a',
    ],
    [
      { contentType: 'text/html' },
      { type: 'application/json' },
      'content type application/json instead of text/html',
    ],
    [
      { landmarks: ['<h1>Cart'] },
      { body: '<title>Sign in</title>' },
      'the page does not show “<h1>Cart” (its title is “Sign in”)',
    ],
    [{ absent: ['role="alert"'] }, { body: '<p role="alert">No' }, 'the page shows “role="alert"”'],
    [{ jsonShape: ['$.id: number'] }, { body: 'oops' }, 'the answer is not JSON'],
    [{ jsonShape: ['$.id: number'] }, { body: '{}' }, '$.id is missing instead of number'],
  ])('%j %j: %s', (expected, answer, sentence) => {
    expect(check(expected, answer)).toBe(sentence);
  });
});

test('the body is needed only when something is looked for in it', () => {
  const from = (source: Extractor['source']): Extractor => ({
    variable: 'x',
    source,
    decode: [],
    evidence: { exchangeId: 'e', encoding: 'raw', places: 1, confidence: 1, ambiguity: null },
  });
  expect(needsBody(nothing, [])).toBe(false);
  expect(needsBody(nothing, [from({ kind: 'cookie', name: 'a' })])).toBe(false);
  expect(needsBody(nothing, [from({ kind: 'meta', name: 'a' })])).toBe(true);
  expect(needsBody({ ...nothing, landmarks: ['x'] }, [])).toBe(true);
});

test('a content type that was wrong once is wrong again, and a right one right again', () => {
  const check = compileExpectation({ ...nothing, contentType: 'text/html' });
  const of = (type: string) =>
    check(new ResponseContent(200, 'http://shop.test/', [['content-type', type]], null));
  const wrong = 'content type text/plain instead of text/html';
  const types = ['text/plain', 'text/plain', 'text/html; charset=utf-8', 'text/html', 'text/plain'];
  expect(types.map(of)).toEqual([wrong, wrong, null, null, wrong]);
});
