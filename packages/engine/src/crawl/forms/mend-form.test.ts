import { describe, expect, test } from 'vitest';
import type { FieldFill, Form } from '../../model/site-graph.ts';
import type { FieldView, NoticeView } from '../page/page-view.ts';
import { fieldView, formView } from '../page/view.fixture.ts';
import { mendedForm } from './mend-form.ts';
import { formattedDate, rulesIn } from './read-rules.ts';

const typed: FieldFill = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 12, maxLength: 48 },
};

const someDay = { kind: 'date', min: '2026-11-22', max: '2026-12-22' } as const;

function mended(
  views: readonly FieldView[],
  said: readonly string[],
  notices: readonly NoticeView[] = [],
  fill = typed,
) {
  const form: Form = {
    element: { selectors: ['css=form'], frameUrl: null },
    submit: null,
    purpose: 'other',
    method: 'post',
    action: 'http://site/send',
    fields: views.map((view) => ({
      element: { selectors: view.selectors, frameUrl: null },
      name: view.name,
      label: view.label,
      fill,
    })),
  };
  const shown = formView({ fields: views });
  const rejection = { shown, said, notices, today: '2026-11-22', tries: 1 };
  return mendedForm(form, rejection).fields.map(({ fill }) => fill);
}

describe('what a complaint demands', () => {
  test.each([
    ['Must be at least 8 characters', { least: 8 }],
    ['The review is too short (minimum is 80 characters).', { least: 80 }],
    ['must be 3 to 12 characters without spaces', { least: 3, most: 12, characters: 'plain' }],
    ['must be a number greater than 0', { least: 1, isNumber: true }],
    ['must be less than or equal to 3', { most: 3 }],
    ['Only lower case letters (a-z) are allowed', { characters: 'lower-case' }],
    ['Reference must be digits only, at least 6.', { characters: 'digits', least: 6 }],
    ['at least 12 characters, a capital and one of !?#.', { least: 12, signs: '!?#' }],
    ['Write the date as DD.MM.YYYY.', { dateFormat: 'DD.MM.YYYY' }],
    ['must be valid JSON, such as {"a": 1}.', { json: '{"a": 1}' }],
    ['Mindestens 10 Zeichen', { least: 10 }],
  ])('%s', (text, rules) => {
    expect(rulesIn(text)).toMatchObject(rules);
  });

  test('dates are written in the order that is asked for', () => {
    expect(formattedDate('2026-11-22', 'MM/DD/YYYY')).toBe('11/22/2026');
    expect(formattedDate('2026-11-22', 'YYYY-MM-DD')).toBe('2026-11-22');
  });
});

describe('another attempt', () => {
  test('changes the field that is named and no other', () => {
    const fields = [
      fieldView({ name: 'code', label: 'Code' }),
      fieldView({ name: 'note', label: 'Note' }),
    ];
    expect(mended(fields, ['Code must be digits only, at least 6'])).toEqual([
      { kind: 'generate', generator: { kind: 'pattern', pattern: '[1-9][0-9]{5}' } },
      typed,
    ]);
  });

  test('changes the field that a message stands beside', () => {
    const fields = [fieldView({ name: 'code' }), fieldView({ name: 'seats' })];
    const notices: readonly NoticeView[] = [
      { text: 'must be a number greater than 0', tone: 'error', field: 'seats' },
    ];
    expect(mended(fields, ['must be a number greater than 0'], notices)).toEqual([
      typed,
      { kind: 'generate', generator: { kind: 'number', min: 1, max: 9, step: 1 } },
    ]);
  });

  test('changes them all when the words are about none in particular', () => {
    const fields = [fieldView({ name: 'x', complaint: 'Please fill out this field.' })];
    expect(mended(fields, ['Only lower case letters are allowed'])).toEqual([
      { kind: 'generate', generator: { kind: 'pattern', pattern: '[a-z][a-z0-9]{7}' } },
    ]);
  });

  test("writes a day as people do when a machine's way was not taken", () => {
    const day = fieldView({ name: 'due', label: 'Due', hints: 'datepicker' });
    const said = ['Due: enter a valid date.'];
    const [first] = mended([day], said);
    expect(first).toMatchObject({ kind: 'generate', generator: { kind: 'date' } });
    expect(mended([day], said, [], { ...typed, generator: someDay })).toEqual([
      { kind: 'constant', value: '11/22/2026' },
    ]);
    expect(mended([fieldView({ name: 'at' })], ['at: Enter a valid time.'])).toEqual([
      { kind: 'constant', value: '10:30:00' },
    ]);
  });

  test('takes the next choice, ticks the box, follows the suggestion', () => {
    const options = ['', 'a', 'b'].map((value) => ({ value, label: value, disabled: false }));
    const said = ['Something is wrong'];
    expect(mended([fieldView({ type: 'select', options })], said)).toEqual([
      { kind: 'choose', value: 'a' },
    ]);
    expect(mended([fieldView({ type: 'checkbox' })], said)).toEqual([
      { kind: 'check', checked: true },
    ]);
    expect(mended([fieldView({ options: options.slice(1) })], said)).toEqual([
      { kind: 'constant', value: 'a' },
    ]);
  });
});
