import { expect, test } from 'vitest';
import type { FieldFill } from '../model/site-graph.ts';
import {
  flowOf,
  json,
  page,
  post,
  redirect,
  type StepParts,
  typed,
  xhr,
} from './recording.fixture.ts';

const text: FieldFill = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 1, maxLength: 9 },
};
const password: FieldFill = { kind: 'credential', part: 'password' };
const form = '<form method="post"><input name="title"></form>';

function reasonOf(...steps: readonly StepParts[]): string {
  const { proof } = flowOf(() => steps);
  return proof.kind === 'failed' ? proof.reason : proof.kind;
}

const typedTitle = [typed('title', 'Bridge', text)];
const signedIn = [typed('pass', 'secret-1', password)];
const login = '<form><input name="pass" type="password"></form>';

test.each<[string, readonly StepParts[], string]>([
  [
    'the form again with an error over it',
    [
      { exchanges: [page('/new', form)] },
      {
        inputs: typedTitle,
        exchanges: [
          post(
            '/new',
            { title: 'Bridge' },
            { body: `<p class="error">Title is taken.</p>${form}` },
          ),
        ],
      },
    ],
    'the application refused “Step 2” when it was recorded: the page shows the form again and says “Title is taken.”',
  ],
  [
    'the sign-in page again',
    [
      { exchanges: [page('/login', login)] },
      { inputs: signedIn, exchanges: [post('/login', { pass: 'secret-1' }, { body: login })] },
      { exchanges: [page('/', 'Home')] },
    ],
    'the application refused “Step 2” when it was recorded: the page asks to sign in again',
  ],
  [
    'a change that was answered with an error under 200',
    [
      {
        exchanges: [xhr('POST /api/notes', json({ success: false, message: 'Quota used up' }), {})],
      },
    ],
    'the application refused “Step 1” when it was recorded: POST /api/notes was answered with 200 and said “success: false”',
  ],
  [
    'a change that was refused by its status',
    [{ exchanges: [xhr('PUT /api/flows', json({ code: 'version_mismatch' }, 409), {})] }],
    'the application refused “Step 1” when it was recorded: PUT /api/flows was answered with 409',
  ],
])('%s is a refusal and no expectation', (_, steps, reason) => {
  expect(reasonOf(...steps)).toBe(reason);
});

test.each<[string, readonly StepParts[]]>([
  [
    'a form that is there for the next entry, with nothing said',
    [
      { exchanges: [page('/new', form)] },
      { inputs: typedTitle, exchanges: [post('/new', { title: 'Bridge' }, { body: form })] },
    ],
  ],
  [
    'a warning that stood there before',
    [
      { exchanges: [page('/new', `<p class="error">Trial expired.</p>${form}`)] },
      {
        inputs: typedTitle,
        exchanges: [
          post('/new', { title: 'Bridge' }, { body: `<p class="error">Trial expired.</p>${form}` }),
        ],
      },
    ],
  ],
  [
    'a password field on the page that signing in led to',
    [
      { exchanges: [page('/login', login)] },
      {
        inputs: signedIn,
        exchanges: [
          post('/login', { pass: 'secret-1' }, redirect('/account')),
          { ...page('/account', login), redirectedFrom: 'POST /login' },
        ],
      },
    ],
  ],
  [
    'one of two changes that was refused',
    [
      {
        exchanges: [
          xhr('POST /api/notes', json({ id: 1 }), {}),
          xhr('POST /track', json({ error: 'no consent' }, 403), {}),
        ],
      },
    ],
  ],
])('%s is none', (_, steps) => {
  expect(reasonOf(...steps)).toBe('unproven');
});
