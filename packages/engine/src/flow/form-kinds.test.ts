import { expect, test } from 'vitest';
import type { Form, FormField } from '../model/site-graph.ts';
import { FormKinds } from './form-kinds.ts';

const element = { selectors: [], frameUrl: null };
const field = (name: string): FormField => ({ element, name, label: '', fill: { kind: 'keep' } });
const form = (...names: string[]): Form => ({
  element,
  submit: null,
  purpose: 'other',
  method: 'post',
  action: '',
  fields: names.map(field),
});

test('a form with a field more is still that form', () => {
  const kinds = new FormKinds();
  const plain = kinds.of('/issues', form('subject', 'text', 'status'));
  expect(kinds.of('/issues', form('subject', 'text', 'status', 'version'))).toBe(plain);
});

test('a form that is about another thing as well is another', () => {
  const kinds = new FormKinds();
  const plain = kinds.of('/issues', form('subject', 'text'));
  const copy = { ...form('subject', 'text'), references: ['copy_from'] };
  expect(kinds.of('/issues', copy)).not.toBe(plain);
  expect(kinds.of('/issues', copy)).toBe(kinds.of('/issues', copy));
});

test('forms of other fields, or to another place, are others', () => {
  const kinds = new FormKinds();
  const edit = kinds.of('/doku.php', form('wikitext', 'summary'));
  expect(kinds.of('/doku.php', form('fullname', 'email'))).not.toBe(edit);
  expect(kinds.of('/other', form('wikitext', 'summary'))).not.toBe(edit);
});
