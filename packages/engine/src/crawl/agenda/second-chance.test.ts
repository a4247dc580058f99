import { expect, test } from 'vitest';
import type { FormPurpose, Operation } from '../../model/site-graph.ts';
import { item } from './frontier.fixture.ts';
import { type Failure, secondChance } from './second-chance.ts';

const element = { selectors: [], frameUrl: null };

function form(purpose: FormPurpose): Operation {
  const one = { element, submit: null, purpose, method: 'post', action: '', fields: [] };
  return { kind: 'submit-form', form: one };
}

/** How often such a form is tried in all when it always fails like that. */
function triesOf(operation: Operation, failure: Failure): number {
  let tries = 1;
  let next = secondChance(item('form', 5, {}, operation), failure);
  while (next !== null) {
    tries++;
    next = secondChance(next, failure);
  }
  return tries;
}

test('a form that broke off is tried again, and the way in the longest', () => {
  expect(triesOf(form('other'), 'broke-off')).toBe(2);
  expect(triesOf(form('sign-in'), 'broke-off')).toBe(3);
  expect(triesOf(form('sign-up'), 'gone')).toBe(3);
});

test('what was refused, is gone or is no form is not', () => {
  expect(triesOf(form('sign-in'), 'refused')).toBe(1);
  expect(triesOf(form('other'), 'gone')).toBe(1);
  expect(triesOf({ kind: 'open', url: 'http://site/' }, 'broke-off')).toBe(1);
});
