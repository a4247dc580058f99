import { expect, test } from 'vitest';
import type { Form } from '../../model/site-graph.ts';
import type { FormView, NoticeView } from '../page/page-view.ts';
import { fieldView, formView, pageView, submitView } from '../page/view.fixture.ts';
import { formShownAgain, receptionOf, type Submitted, standBefore } from './submission.ts';

const form: Form = {
  element: { selectors: ['css=form'], frameUrl: null },
  submit: null,
  purpose: 'other',
  method: 'post',
  action: 'http://site/send',
  fields: [],
};
const post = {
  method: 'POST',
  url: 'http://site/send',
  kind: 'document',
  status: 200,
  mainDocument: true,
  operation: null,
} as const;

function reception(
  parts: Partial<Submitted>,
  notices: readonly NoticeView[] = [],
  before = notices.slice(0, 0),
) {
  return receptionOf({
    form,
    again: null,
    before: pageView({ notices: before }),
    after: pageView({ notices }),
    traffic: [post],
    signedIn: 'unknown',
    ...parts,
  });
}

const shown: FormView = formView();
const error: NoticeView = { text: 'Title is required', tone: 'error', field: '' };

test('a page that thanks is content', () => {
  expect(
    reception({}, [{ text: 'Thank you for your message', tone: 'success', field: '' }]).kind,
  ).toBe('accepted');
});

test('the same form without a word against it is content', () => {
  expect(reception({ again: shown }).kind).toBe('accepted');
});

test('an error with the form again is a refusal, and is quoted', () => {
  expect(reception({ again: shown }, [error])).toEqual({
    kind: 'rejected',
    said: ['Title is required'],
  });
});

test('an error that stood there before is none', () => {
  expect(reception({ again: shown }, [error], [error]).kind).toBe('accepted');
});

test('nothing sent and a field that complains is a refusal by the browser', () => {
  const again = formView({ fields: [fieldView({ label: 'Age', complaint: 'Too low.' })] });
  expect(reception({ again, traffic: [] })).toEqual({ kind: 'rejected', said: ['Age: Too low.'] });
});

test('a status that refuses is a refusal', () => {
  expect(reception({ traffic: [{ ...post, status: 422 }] })).toEqual({
    kind: 'rejected',
    said: ['The server answered 422.'],
  });
});

test('a missing picture on the page that came is no refusal', () => {
  const picture = {
    ...post,
    method: 'GET',
    kind: 'other',
    status: 404,
    mainDocument: false,
    operation: null,
  } as const;
  expect(reception({ traffic: [post, picture] }).kind).toBe('accepted');
});

test('a sign-in form shown again is a refusal, unless somebody is in', () => {
  const signIn: Form = { ...form, purpose: 'sign-in' };
  expect(reception({ form: signIn, again: shown, signedIn: 'no' }).kind).toBe('rejected');
  expect(reception({ form: signIn, again: shown, signedIn: 'yes' }).kind).toBe('accepted');
  expect(reception({ form: signIn }).kind).toBe('accepted');
});

test('the form for another account is known again', () => {
  const account = formView({
    method: 'post',
    fields: [
      fieldView({ name: 'username' }),
      fieldView({ name: 'password1', type: 'password' }),
      fieldView({ name: 'password2', type: 'password' }),
    ],
  });
  const sent: Form = {
    ...form,
    fields: account.fields.map(({ name, selectors }) => ({
      element: { selectors, frameUrl: null },
      name,
      label: name,
      fill: { kind: 'keep' },
    })),
  };
  expect(formShownAgain(sent, pageView({ forms: [account] }))).toBe(account);
});

test('a filled form whose button stays disabled was not sent', () => {
  const held = formView({
    fields: [fieldView({ value: 'Tea' })],
    submits: [submitView({ disabled: true })],
  });
  expect(reception({ again: held, traffic: [] }).kind).toBe('rejected');
  const emptied = { ...held, fields: [fieldView()] };
  expect(reception({ again: emptied, traffic: [] }).kind).toBe('accepted');
});

test('what was said to the last try is old once the page has moved on', () => {
  const before = pageView({ url: 'http://site/new' });
  const lastTry = pageView({ url: 'http://site/new', notices: [error] });
  const judged = (url: string) => {
    const after = pageView({ url, notices: [error] });
    return reception({ again: shown, before: standBefore(before, lastTry, after), after }).kind;
  };
  expect(judged('http://site/things/7')).toBe('accepted');
  expect(judged('http://site/new')).toBe('rejected');
});
