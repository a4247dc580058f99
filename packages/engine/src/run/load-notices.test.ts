import { expect, test } from 'vitest';
import { exchangeTo, flowOf } from '../load/flow.fixture.ts';
import { loadNotices, type NoticedLoad } from './load-notices.ts';

const read = flowOf([exchangeTo('http://shop.test')]);
const account = { ...read, name: 'Update profile', needsCredentials: true };
const deploy = {
  ...read,
  name: 'Deploy',
  proof: { kind: 'verified', users: 1, compared: 1, repairs: [], at: '' },
} as const;

/** What is told of a load, level by level. */
function told(load: Pick<NoticedLoad, 'users' | 'logins' | 'flows'> & Partial<NoticedLoad>) {
  const notices = loadNotices({ assets: 'none', scenarios: [], checks: [], ...load });
  return notices.map(({ level, message }) => `${level}: ${message}`);
}

test.each([
  [10, 3, /^info: 10 users share 3 logins, 3 or 4 to each:/],
  [10, 5, /^info: 10 users share 5 logins, 2 to each:/],
  [10, 1, /^info: All 10 users sign in as one and the same:/],
])('%d users with %d logins are told that they share', (users, logins, message) => {
  expect(told({ users, logins, flows: [read, account] })).toEqual([expect.stringMatching(message)]);
});

test.each([
  ['there is a login for each', { users: 3, logins: 3, flows: [account] }],
  ['nobody signs in', { users: 3, logins: 0, flows: [read] }],
  ['there is one user', { users: 1, logins: 1, flows: [account, deploy] }],
])('nothing is told when %s', (_, load) => {
  expect(told(load)).toEqual([]);
});

test('a flow that one user loads is told', () => {
  expect(told({ users: 4, logins: 0, flows: [read, deploy] })).toEqual([
    expect.stringMatching(/^info: “Deploy” is loaded by one user at a time: /),
  ]);
});

test('sub-resources that no flow holds are told to be missing', () => {
  const load = { users: 1, logins: 0, flows: [read], assets: 'first-visit' } as const;
  expect(told(load)).toEqual([expect.stringMatching(/^warning: No flow holds sub-resources/)]);
});

test('a check on a flow that is not loaded is told', () => {
  const check = {
    name: 'says thanks',
    flow: 'Pay',
    step: null,
    condition: { kind: 'text', text: 'Thanks', present: true },
  } as const;
  const load = { users: 1, logins: 0, flows: [read] };
  expect(told({ ...load, checks: [{ ...check, flow: read.name }] })).toEqual([]);
  expect(told({ ...load, checks: [check] })).toEqual([
    expect.stringMatching(/^warning: The check “says thanks” looks at nothing: its flow “Pay”/),
  ]);
});
