import { expect, test } from 'vitest';
import type { ExtractorSource } from '../model/flow.ts';
import { sourceWords } from './source-words.ts';

test.each<[ExtractorSource, string]>([
  [{ kind: 'form-field', name: 'csrf', form: null, occurrence: 0 }, 'form field csrf'],
  [{ kind: 'meta', name: 'token' }, 'meta tag token'],
  [{ kind: 'json', path: ['data', 0, 'id'] }, 'JSON value data[0].id'],
  [
    { kind: 'script-json', marker: 'window.state', path: ['user', 'key'] },
    'JSON value user.key in the script at window.state',
  ],
  [
    { kind: 'link', template: '/edit/:id', part: { kind: 'query', name: 'rev' } },
    'query parameter rev of the link /edit/:id',
  ],
  [
    { kind: 'link', template: '/edit/:id', part: { kind: 'segment', index: 1 }, text: 'Edit' },
    'path segment 2 of the link /edit/:id that says “Edit”',
  ],
  [
    { kind: 'header', name: 'location', part: { kind: 'segment', index: 1 }, prefix: '' },
    'path segment 2 of the header location',
  ],
  [{ kind: 'cookie', name: 'xsrf' }, 'cookie xsrf'],
])('a source is told in words: %j', (source, words) => {
  expect(sourceWords(source)).toBe(words);
});
