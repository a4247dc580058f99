import { expect, test } from 'vitest';
import { formCandidates } from './form-candidates.ts';
import { fieldView, formView, submitView } from './view.fixture.ts';

const context = { terms: [], today: '2026-03-01', hasCredentials: false };

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
