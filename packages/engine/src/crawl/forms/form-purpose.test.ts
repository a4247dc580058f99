import { expect, test } from 'vitest';
import { fieldView, formView, submitView } from '../page/view.fixture.ts';
import { purposeOf } from './form-purpose.ts';

const text = (name: string) => fieldView({ name, label: name });
const password = (name: string, parts = {}) =>
  fieldView({ name, label: name, type: 'password', ...parts });

test.each([
  ['name and password', { fields: [text('user'), password('password')] }, 'sign-in'],
  ['two passwords', { fields: [text('mail'), password('password'), password('again')] }, 'sign-up'],
  [
    'a new password',
    { fields: [text('mail'), password('p', { autocomplete: 'new-password' })] },
    'sign-up',
  ],
  [
    'one password and a button that registers',
    { fields: [text('mail'), password('p')], submits: [submitView({ text: 'Create account' })] },
    'sign-up',
  ],
  [
    'an old password and a new one',
    { fields: [password('current password'), password('new password')] },
    'other',
  ],
  [
    'a profile that asks for the password',
    {
      fields: [text('name'), text('mail'), text('phone'), password('password')],
      submits: [submitView({ text: 'Save' })],
    },
    'other',
  ],
  ['a search box', { method: 'get', fields: [fieldView({ name: 'q', type: 'search' })] }, 'search'],
  [
    'a box by its button',
    { method: 'get', fields: [text('wanted')], submits: [submitView({ text: 'Suchen' })] },
    'search',
  ],
  [
    'a box that filters',
    { method: 'get', fields: [fieldView({ placeholder: 'Filter by name' })] },
    'search',
  ],
  [
    'a newsletter',
    {
      fields: [fieldView({ name: 'email', type: 'email' })],
      submits: [submitView({ text: 'Subscribe' })],
    },
    'other',
  ],
  [
    'the name first, the password on the next page',
    {
      fields: [fieldView({ name: 'login', autocomplete: 'username' })],
      submits: [submitView({ text: 'Sign in' })],
    },
    'sign-in',
  ],
] as const)('%s', (_, parts, purpose) => {
  expect(purposeOf(formView(parts))).toBe(purpose);
});
