import { expect, test } from 'vitest';
import { type GuardedRequest, objection } from './guard.ts';
import { OwnThings } from './own-things.ts';

const scope = { origins: ['http://site'], includePaths: [], excludePaths: ['/admin'] };
const get = (url: string, parts: Partial<GuardedRequest> = {}): GuardedRequest => ({
  url,
  method: 'GET',
  mainDocument: false,
  body: null,
  ...parts,
});

test.each([
  ['a page in scope', get('http://site/a', { mainDocument: true }), null],
  [
    'a page out of scope',
    get('http://else/a', { mainDocument: true }),
    'it leads out of scope, to http://else',
  ],
  [
    'a page in an excluded path',
    get('http://site/admin', { mainDocument: true }),
    'it leads out of scope, to http://site',
  ],
  ['a script request elsewhere', get('http://else/a'), null],
  [
    'a mutation that takes something away',
    get('http://site/api', { method: 'POST', body: '{"query":"mutation deleteCar { done }"}' }),
    'it sends the mutation deleteCar',
  ],
  ['a deletion', get('http://site/items/3', { method: 'DELETE' }), 'it sends DELETE /items/3'],
  ['a way out by script', get('http://site/api/logout', { method: 'POST' }), 'it ends the session'],
  ['what is no web address', get('blob:http://site/1'), null],
])('%s', (_, request, expected) => {
  const policy = { scope, allowDestructive: false, isSaving: false };
  expect(objection(request, policy, new OwnThings())).toBe(expected);
});

test('whoever asked for destructive actions gets them', () => {
  const request = get('http://site/items/3', { method: 'DELETE' });
  const policy = { scope, allowDestructive: true, isSaving: false };
  expect(objection(request, policy, new OwnThings())).toBeNull();
});

test('saving may take away the draft that the page kept until then, and nothing else may', () => {
  const own = new OwnThings();
  own.note({ method: 'PUT', url: 'http://site/drafts/d-4f2a' });
  const request = get('http://site/drafts/d-4f2a', { method: 'DELETE' });
  const saving = { scope, allowDestructive: false, isSaving: true };
  expect(objection(request, saving, own)).toBeNull();
  expect(objection(request, { ...saving, isSaving: false }, own)).not.toBeNull();
  expect(objection(request, saving, new OwnThings())).not.toBeNull();
});
