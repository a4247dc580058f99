import { expect, test } from 'vitest';
import { fieldView, formView, submitView } from '../page/view.fixture.ts';
import { formCandidates } from './form-candidates.ts';

const context = { terms: [], today: '2026-03-01', hasCredentials: false, signedIn: false };

/** What is pressed to send fields that are no form. */
function pressed(...captions: readonly string[]) {
  const form = formView({
    method: '',
    action: '',
    fields: [fieldView({ label: 'Heading' })],
    submits: captions.map((text) => submitView({ text })),
  });
  return formCandidates(form, null, 'http://site.test/', context).map(({ label }) => label);
}

test('fields that are no form are sent by the button that keeps what was typed', () => {
  expect(pressed('Delete this note', 'Help', 'Confirm changes')).toEqual(['Confirm changes']);
  expect(pressed('Delete this note', 'Go on')).toEqual(['Go on']);
  expect(pressed('First', 'Second')).toEqual(['First']);
});

test('what takes something away is told of when there is nothing else', () => {
  expect(pressed('Delete this note')).toEqual(['Delete this note']);
});

test('buttons without words are told by their pictures', () => {
  const icons = ['v-icon arrow_back', 'v-icon check', 'v-icon more_vert'];
  const form = formView({
    method: '',
    action: '',
    fields: [fieldView({ label: 'Heading' })],
    submits: icons.map((hints) => submitView({ text: '', hints, selectors: [hints] })),
  });
  const [one] = formCandidates(form, null, 'http://site.test/', context);
  expect(one?.operation).toMatchObject({ form: { submit: { selectors: ['v-icon check'] } } });
});

test('a made switch that stands alone sends nothing', () => {
  const field = fieldView({ type: 'aria-switch', label: 'Select all', watched: true });
  const form = formView({ method: '', action: '', fields: [field], submits: [] });
  expect(formCandidates(form, null, 'http://site.test/', context)).toEqual([]);
});

test('who is signed in makes an account for somebody else, and goes on as who they are', () => {
  const form = formView({
    method: 'post',
    fields: [
      fieldView({ name: 'username' }),
      fieldView({ name: 'password1', type: 'password' }),
      fieldView({ name: 'password2', type: 'password' }),
    ],
    submits: [submitView({ text: 'Add user' })],
  });
  const [own] = formCandidates(form, null, 'http://site.test/join', context);
  const inside = { ...context, signedIn: true, hasCredentials: true };
  const [other] = formCandidates(form, null, 'http://site.test/users/add', inside);
  expect(own?.operation).toMatchObject({ form: { purpose: 'sign-up' } });
  expect(other?.operation).toMatchObject({
    form: {
      purpose: 'other',
      fields: [
        { fill: { kind: 'generate' } },
        { fill: { kind: 'generate', generator: { kind: 'password' } } },
        { fill: { kind: 'same-as', name: 'password1' } },
      ],
    },
  });
});

test('an account that is shown to who is signed in keeps the name and the password it signs in with', () => {
  const form = formView({
    method: 'post',
    fields: [
      fieldView({ name: 'user[login]', label: 'Login', value: 'admin' }),
      fieldView({ name: 'user[mail]', label: 'Email', value: 'admin@site.test' }),
      fieldView({ name: 'user[password]', label: 'Password', type: 'password' }),
      fieldView({ name: 'user[password_confirmation]', label: 'Confirmation', type: 'password' }),
    ],
    submits: [submitView({ text: 'Save' })],
  });
  const inside = { ...context, signedIn: true, hasCredentials: true };
  const [edit] = formCandidates(form, null, 'http://site.test/users/1/edit', inside);
  const keep = { fill: { kind: 'keep' } };
  expect(edit?.operation).toMatchObject({
    form: { purpose: 'other', fields: [keep, keep, keep, keep] },
  });
});
