import { expect, test } from 'vitest';
import { exchangeTo, flowOf } from '../load/flow.fixture.ts';
import { loadNotices } from './load-notices.ts';

const read = flowOf([exchangeTo('http://shop.test')]);
const account = { ...read, name: 'Update profile', needsCredentials: true };
const deploy = {
  ...read,
  name: 'Deploy',
  proof: { kind: 'verified', users: 1, compared: 1, repairs: [], at: '' },
} as const;

test.each([
  [10, 3, /^10 users share 3 logins, 3 or 4 to each:/],
  [10, 5, /^10 users share 5 logins, 2 to each:/],
  [10, 1, /^All 10 users sign in as one and the same:/],
])('%d users with %d logins are told that they share', (users, logins, message) => {
  expect(loadNotices({ users, logins, flows: [read, account] })).toEqual([
    expect.stringMatching(message),
  ]);
});

test.each([
  ['there is a login for each', { users: 3, logins: 3, flows: [account] }],
  ['nobody signs in', { users: 3, logins: 0, flows: [read] }],
  ['there is one user', { users: 1, logins: 1, flows: [account, deploy] }],
])('nothing is told when %s', (_, load) => {
  expect(loadNotices(load)).toEqual([]);
});

test('a flow that one user loads is told', () => {
  expect(loadNotices({ users: 4, logins: 0, flows: [read, deploy] })).toEqual([
    expect.stringMatching(/^“Deploy” is loaded by one user at a time: /),
  ]);
});
