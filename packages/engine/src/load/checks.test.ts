import { describe, expect, it } from 'vitest';
import { ResponseContent } from '../content/response-content.ts';
import type { Check, CheckCondition } from '../model/check.ts';
import { compileChecks } from './checks.ts';
import type { HttpOutcome } from './http/http-client.ts';
import { LoadError } from './load-error.ts';
import { outcomeOf } from './outcome.fixture.ts';

function check(condition: CheckCondition, parts: Partial<Check> = {}): Check {
  return { name: 'a check', flow: null, step: null, condition, ...parts };
}

/** What the check says of an answer. */
function complaint(condition: CheckCondition, parts: Partial<HttpOutcome>, body = '') {
  const compiled = compileChecks([check(condition)], 'Buy', 'Pay');
  const outcome = outcomeOf({ body: Buffer.from(body), ...parts });
  const content = new ResponseContent(200, 'http://shop.test/', outcome.headers, body);
  return compiled?.checks[0]?.failure({ outcome, content });
}

const types = [
  ['content-type', 'application/json'],
  ['Vary', 'a'],
  ['vary', 'b'],
] as const;

describe('a check holds', () => {
  it.each<[CheckCondition, string]>([
    [{ kind: 'text', text: 'Hello', present: true }, 'Hello you'],
    [{ kind: 'text', text: 'Error', present: false }, 'Hello you'],
    [
      { kind: 'json', path: '$.items[1].name', equals: 'b' },
      '{"items":[{"name":"a"},{"name":"b"}]}',
    ],
    [{ kind: 'json', path: '$.total', equals: '3' }, '{"total":3}'],
    [{ kind: 'json', path: '$', equals: null }, '[]'],
    [{ kind: 'header', name: 'Content-Type', contains: 'json' }, ''],
    [{ kind: 'header', name: 'vary', contains: null }, ''],
    [{ kind: 'size', minBytes: 5, maxBytes: 5 }, 'héll'],
    [{ kind: 'time', maxMs: 30 }, ''],
  ])('%j', (condition, body) => {
    const parts = { headers: types, sentAt: 100, endedAt: 130 };
    expect(complaint(condition, parts, body)).toBeNull();
  });
});

describe('a check that does not hold says what was there', () => {
  it.each<[CheckCondition, string, string]>([
    [{ kind: 'text', text: 'Hello', present: true }, 'hello', 'the answer does not hold “Hello”'],
    [{ kind: 'text', text: 'Error', present: false }, 'Error 7', 'the answer holds “Error”'],
    [{ kind: 'json', path: '$.a', equals: '1' }, '{"a":2}', '$.a is “2” instead of “1”'],
    [{ kind: 'json', path: '$.b', equals: null }, '{"a":2}', 'there is nothing at $.b'],
    [{ kind: 'json', path: '$.b', equals: null }, '<html>', 'the answer is not JSON'],
    [{ kind: 'header', name: 'x-cache', contains: null }, '', 'there is no header x-cache'],
    [
      { kind: 'header', name: 'vary', contains: 'c' },
      '',
      'the header vary is “b” and does not hold “c”',
    ],
    [{ kind: 'size', minBytes: 9, maxBytes: 99 }, 'short', 'the body has 5 bytes, fewer than 9'],
    [{ kind: 'size', minBytes: 0, maxBytes: 4 }, 'short', 'the body has 5 bytes, more than 4'],
    [{ kind: 'time', maxMs: 29 }, '', 'it took 30.0 ms, more than 29'],
  ])('%j', (condition, body, sentence) => {
    const parts = { headers: types, sentAt: 100, endedAt: 130 };
    expect(complaint(condition, parts, body)).toBe(sentence);
  });

  it('also of an answer that could not be unpacked', () => {
    const compiled = compileChecks([check({ kind: 'text', text: 'a', present: false })], 'B', 'P');
    const answer = { outcome: outcomeOf({}), content: null };
    expect(compiled?.checks[0]?.failure(answer)).toBe('the answer could not be read');
  });
});

describe('compileChecks', () => {
  const text = { kind: 'text', text: 'a', present: true } as const;
  const time = { kind: 'time', maxMs: 1 } as const;

  it.each<[string, Partial<Check>, boolean]>([
    ['everything', {}, true],
    ['its flow', { flow: 'Buy' }, true],
    ['its step', { flow: 'Buy', step: 'Pay' }, true],
    ['a step of that name in any flow', { step: 'Pay' }, true],
    ['another flow', { flow: 'Look', step: 'Pay' }, false],
    ['another step', { flow: 'Buy', step: 'Open' }, false],
  ])('finds what looks at %s', (_, parts, found) => {
    expect(compileChecks([check(text, parts)], 'Buy', 'Pay') !== null).toBe(found);
  });

  it('wants the body only for what looks into it', () => {
    expect(compileChecks([check(time)], 'Buy', 'Pay')?.needsBody).toBe(false);
    expect(compileChecks([check(time), check(text)], 'Buy', 'Pay')?.needsBody).toBe(true);
  });

  it('refuses a path that can’t be read', () => {
    const wrong = check({ kind: 'json', path: '$.items[', equals: null });
    expect(() => compileChecks([wrong], 'Buy', 'Pay')).toThrow(LoadError);
  });
});
