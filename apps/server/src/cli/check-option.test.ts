import { expect, test } from 'vitest';
import { checkOption } from './check-option.ts';
import { UsageError } from './usage-error.ts';

test.each([
  ['text:Thank you', { kind: 'text', text: 'Thank you', present: true }],
  ['no-text: Error: 500', { kind: 'text', text: 'Error: 500', present: false }],
  ['json:$.items[0].name', { kind: 'json', path: '$.items[0].name', equals: null }],
  ['json:$.state=a=b', { kind: 'json', path: '$.state', equals: 'a=b' }],
  ['json:$["a=b"]=c', { kind: 'json', path: '$["a=b"]', equals: 'c' }],
  ['header:etag', { kind: 'header', name: 'etag', contains: null }],
  ['header:content-type=json', { kind: 'header', name: 'content-type', contains: 'json' }],
  ['size:100-20000', { kind: 'size', minBytes: 100, maxBytes: 20_000 }],
  ['size:-20000', { kind: 'size', maxBytes: 20_000 }],
  ['time:500ms', { kind: 'time', maxMs: 500 }],
])('reads the check %s', (text, condition) => {
  expect(checkOption(text, undefined)).toEqual([{ condition, flow: null, step: null }]);
});

test('a check is kept to the flow and the step behind it, and several add up', () => {
  const first = checkOption('text:Thanks @ Check out > Pay', undefined);
  expect(checkOption('text:me @ home @ Sign in', first)).toEqual([
    { condition: { kind: 'text', text: 'Thanks', present: true }, flow: 'Check out', step: 'Pay' },
    { condition: { kind: 'text', text: 'me @ home', present: true }, flow: 'Sign in', step: null },
  ]);
});

test.each(['Thanks', 'text:', 'size:-', 'size:big', 'time:soon', 'colour:red'])(
  'refuses the check %s and says how to write one',
  (text) => {
    expect(() => checkOption(text, undefined)).toThrow(UsageError);
    expect(() => checkOption(text, undefined)).toThrow(/--check takes one of text:Thanks/);
  },
);
