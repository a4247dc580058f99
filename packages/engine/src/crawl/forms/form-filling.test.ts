import { describe, expect, test } from 'vitest';
import type { FormPurpose } from '../../model/site-graph.ts';
import type { FieldView } from '../page/page-view.ts';
import { fieldView, formView } from '../page/view.fixture.ts';
import { type FieldMeaning, meaningOfField } from './field-meaning.ts';
import { fillForm } from './form-filling.ts';

const context = { terms: ['lamp', 'chair'], today: '2026-11-22', hasCredentials: true };

function fills(fields: readonly FieldView[], purpose: FormPurpose = 'other') {
  return fillForm(formView({ fields }), { ...context, purpose }).map(({ fill }) => fill);
}

describe('what a field means', () => {
  const rows: readonly (readonly [Partial<FieldView>, FieldMeaning])[] = [
    [{ type: 'email', name: 'x' }, 'email'],
    [{ autocomplete: 'section-a shipping postal-code' }, 'postal-code'],
    [{ label: 'E-Mail-Adresse' }, 'email'],
    [{ label: 'Vorname' }, 'given-name'],
    [{ label: 'Nom de famille' }, 'family-name'],
    [{ label: 'Straße und Hausnummer' }, 'street'],
    [{ label: 'Código postal' }, 'postal-code'],
    [{ name: 'user[first_name]' }, 'given-name'],
    [{ name: 'billingCity' }, 'city'],
    [{ label: 'Card number' }, 'card-number'],
    [{ label: 'CVC' }, 'card-code'],
    [{ name: 'qty' }, 'quantity'],
    [{ type: 'textarea', name: 'x' }, 'message'],
    [{ label: 'Subject' }, 'title'],
    [{ label: 'ユーザー名' }, 'username'],
    [{ label: 'What is your quest?' }, 'text'],
    [{ label: 'Time:' }, 'time'],
    [{ label: 'Spent time' }, 'text'],
    [{ label: 'Last login', hints: 'vDateField' }, 'date'],
    [{ label: 'From', hints: 'form-control hasDatepicker' }, 'date'],
    [{ name: 'data[Post][title]' }, 'title'],
    [{ label: 'Data' }, 'date'],
  ];
  test.each(rows)('%o means %s', (parts, meaning) => {
    expect(meaningOfField(fieldView(parts))).toBe(meaning);
  });
});

describe('what goes in', () => {
  test('bounds, lengths and patterns of the page are kept', () => {
    expect(
      fills([
        fieldView({ type: 'number', min: '5', max: '9', step: '2' }),
        fieldView({ name: 'code', pattern: '[A-Z]{3}' }),
        fieldView({ name: 'note', label: 'Title', minLength: 20, maxLength: 30 }),
        fieldView({ type: 'date', min: '2026-12-01', max: '2026-12-24' }),
      ]),
    ).toEqual([
      { kind: 'generate', generator: { kind: 'number', min: 5, max: 9, step: 2 } },
      { kind: 'generate', generator: { kind: 'pattern', pattern: '[A-Z]{3}' } },
      { kind: 'generate', generator: { kind: 'text', minLength: 20, maxLength: 30 } },
      { kind: 'generate', generator: { kind: 'date', min: '2026-12-01', max: '2026-12-24' } },
    ]);
  });

  test('choices skip what only says choose, and keep what is chosen', () => {
    const options = [
      { value: '', label: 'Please choose', disabled: false },
      { value: 'a', label: 'A', disabled: true },
      { value: 'b', label: 'B', disabled: false },
    ];
    expect(
      fills([
        fieldView({ type: 'select', name: 's', options }),
        fieldView({ type: 'select', name: 't', options, value: 'b' }),
        fieldView({ type: 'radio', name: 'r', options: options.slice(1) }),
        fieldView({ type: 'radio', name: 'r2', options, checked: true }),
      ]),
    ).toEqual([
      { kind: 'choose', value: 'b' },
      { kind: 'keep' },
      { kind: 'choose', value: 'b' },
      { kind: 'keep' },
    ]);
  });

  test("what takes something away is nobody's choice, and a list may stay empty", () => {
    const actions = ['', 'delete_selected', 'mark_paid'].map((value) => ({
      value,
      label: value === '' ? '---------' : value,
      disabled: false,
    }));
    const select = { type: 'select', required: true } as const;
    expect(
      fills([
        fieldView({ ...select, name: 'action', options: actions }),
        fieldView({ ...select, name: 'bulk', options: actions.slice(0, 2) }),
        fieldView({ type: 'select', name: 'tags', multiple: true, options: actions.slice(2) }),
      ]),
    ).toEqual([{ kind: 'choose', value: 'mark_paid' }, { kind: 'keep' }, { kind: 'keep' }]);
  });

  test('terms are accepted, newsletters are not', () => {
    expect(
      fills([
        fieldView({ type: 'checkbox', name: 'agb', label: 'Ich akzeptiere die AGB' }),
        fieldView({ type: 'checkbox', name: 'news', label: 'Send me offers' }),
        fieldView({ type: 'checkbox', name: 'must', label: 'So be it', required: true }),
      ]),
    ).toEqual([
      { kind: 'check', checked: true },
      { kind: 'keep' },
      { kind: 'check', checked: true },
    ]);
  });

  test('a sign-up makes an account and repeats what is asked twice', () => {
    expect(
      fills(
        [
          fieldView({ name: 'mail', type: 'email' }),
          fieldView({ name: 'mail2', type: 'email', label: 'Confirm e-mail' }),
          fieldView({ name: 'pw', type: 'password', minLength: 10 }),
          fieldView({ name: 'pw2', type: 'password', label: 'Again' }),
        ],
        'sign-up',
      ),
    ).toEqual([
      { kind: 'generate', generator: { kind: 'email' } },
      { kind: 'same-as', name: 'mail' },
      { kind: 'generate', generator: { kind: 'password', minLength: 10 } },
      { kind: 'same-as', name: 'pw' },
    ]);
  });

  test('a sign-in takes the credentials', () => {
    expect(
      fills([fieldView({ name: 'login' }), fieldView({ name: 'pw', type: 'password' })], 'sign-in'),
    ).toEqual([
      { kind: 'credential', part: 'username' },
      { kind: 'credential', part: 'password' },
    ]);
  });

  test('a search takes words of the site', () => {
    expect(fills([fieldView({ name: 'q', type: 'search' })], 'search')).toEqual([
      { kind: 'generate', generator: { kind: 'search-term', values: ['lamp', 'chair'] } },
    ]);
  });

  test('an edit form changes texts and leaves what signs in as it is', () => {
    expect(
      fills([
        fieldView({ name: 'name', autocomplete: 'name', value: 'Ada' }),
        fieldView({ name: 'email', type: 'email', value: 'ada@example.com' }),
        fieldView({ name: 'newpass', type: 'password', label: 'New password' }),
        fieldView({ name: 'oldpass', type: 'password', label: 'Current password', required: true }),
      ]),
    ).toEqual([
      { kind: 'generate', generator: { kind: 'person-name', part: 'full' } },
      { kind: 'keep' },
      { kind: 'keep' },
      { kind: 'credential', part: 'password' },
    ]);
  });

  test('traps for robots stay empty, and so do fields that nobody sees', () => {
    const filled = fillForm(
      formView({
        fields: [
          fieldView({ name: 'url2', label: 'Leave this field empty' }),
          fieldView({ name: 'hidden', visible: false }),
        ],
      }),
      { ...context, purpose: 'other' },
    );
    expect(filled.map(({ fill }) => fill)).toEqual([{ kind: 'keep' }]);
  });

  test('what was chosen in a field for several stays, and is not typed over', () => {
    const fields = [
      fieldView({ name: 'code', label: 'Code', value: 'default' }),
      fieldView({ name: 'zones', label: 'Zones', value: '×Europe' }),
    ];
    expect(fills(fields, 'other').map(({ kind }) => kind)).toEqual(['generate', 'keep']);
  });

  test('who edits a text adds to it, and leaves the name that other pages show', () => {
    expect(
      fills([
        fieldView({ name: 'title', label: 'Title', value: 'Roadmap' }),
        fieldView({ name: 'text', type: 'textarea', value: 'See [[alpha]]' }),
      ]),
    ).toEqual([
      { kind: 'keep' },
      {
        kind: 'generate',
        generator: { kind: 'text', minLength: 40, maxLength: 160 },
        after: 'See [[alpha]]\n',
      },
    ]);
  });

  test('a key of something else is not made up, and nothing chosen stays so', () => {
    const unassigned = [
      { value: '', label: '', disabled: false },
      { value: '7', label: 'Ada', disabled: false },
    ];
    expect(
      fills([
        fieldView({ name: 'issue[parent_id]' }),
        fieldView({ name: 'issue[assignee]', type: 'select', options: unassigned }),
      ]),
    ).toEqual([{ kind: 'keep' }, { kind: 'keep' }]);
  });

  test('a choice that is asked for is made', () => {
    const options = [
      { value: '', label: '--- Please select ---', disabled: false },
      { value: '8', label: 'Design', disabled: false },
    ];
    expect(fills([fieldView({ name: 'activity', type: 'select', options })])).toEqual([
      { kind: 'choose', value: '8' },
    ]);
  });

  test('the rules in small print hold from the first try', () => {
    const description = 'Only lower case letters (a-z), numbers and dashes, up to 20 characters.';
    expect(fills([fieldView({ name: 'code', description })])).toEqual([
      { kind: 'generate', generator: { kind: 'pattern', pattern: '[a-z][a-z0-9]{7}' } },
    ]);
  });

  test('an end lies after its beginning', () => {
    const [start, end] = fills([
      fieldView({ name: 'start_date', type: 'date' }),
      fieldView({ name: 'due_date', type: 'date' }),
    ]);
    const range = (fill: typeof start) =>
      fill?.kind === 'generate' && fill.generator.kind === 'date' ? fill.generator : null;
    expect(range(start)?.max).toBe('2026-12-20');
    expect(range(end)?.min).toBe('2026-12-23');
  });

  test('the name of a thing is no name of a person', () => {
    const named = (...others: FieldView[]) =>
      fills([fieldView({ name: 'name', label: 'Name' }), ...others])[0];
    expect(named(fieldView({ name: 'color' }))).toEqual({
      kind: 'generate',
      generator: { kind: 'text', minLength: 12, maxLength: 48 },
    });
    expect(
      named(fieldView({ name: 'slug' }), fieldView({ name: 'about', type: 'textarea' })),
    ).toMatchObject({ generator: { kind: 'text' } });
    expect(named(fieldView({ name: 'mail', type: 'email' }))).toEqual({
      kind: 'generate',
      generator: { kind: 'person-name', part: 'full' },
    });
  });
});
