import { expect, it } from 'vitest';
import { StartupError } from '../startup-error.ts';
import { connectError } from './connect-error.ts';

const url = 'postgres://user:secret@db.example:5433/load';

it.each([
  ['ECONNREFUSED', 'connect refused'],
  ['28P01', 'user or the password'],
  ['3D000', 'no such database'],
])('says of %s what to do, and not the password', (code, words) => {
  const error = connectError(url, Object.assign(new Error('connect refused'), { code }));
  expect(error).toBeInstanceOf(StartupError);
  expect(String(error)).toContain(words);
  expect(String(error)).toContain('db.example:5433/load');
  expect(String(error)).not.toContain('secret');
});

it('leaves our own bugs as they are', () => {
  const bug = new TypeError('x is not a function');
  expect(connectError(url, bug)).toBe(bug);
});
