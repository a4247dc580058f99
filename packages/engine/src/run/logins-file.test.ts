import { describe, expect, test } from 'vitest';
import { LoginsFileError, parseLogins } from './logins-file.ts';

const anna = { username: 'anna', password: 's3cret' };
const bob = { username: 'bob', password: 'p,w;"x"' };

describe('logins are read', () => {
  test.each([
    ['without a first line that names the columns', 'anna,s3cret\n'],
    ['with one', 'username,password\nanna,s3cret'],
    ['whatever the columns are called and in which order', 'Passwort;E-Mail\ns3cret;anna'],
    ['with columns that are of no use', 'id,Login,role,pwd\n1,anna,editor,s3cret'],
    ['with tabs', 'user name\tpass\nanna\ts3cret'],
    ['with a byte order mark and Windows line ends', '\uFEFFuser,password\r\nanna,s3cret\r\n'],
    ['with empty lines', '\n\nanna,s3cret\n\n,\n'],
    ['with spaces around a user name', ' anna ,s3cret'],
  ])('%s', (_, text) => {
    expect(parseLogins(text)).toEqual([anna]);
  });

  test('with delimiters and quotes inside quotes', () => {
    const text = 'anna,s3cret\n"bob","p,w;""x"""\n';
    expect(parseLogins(text)).toEqual([anna, bob]);
  });

  test('and a password keeps its spaces', () => {
    expect(parseLogins('anna,  two words ')[0]?.password).toBe('  two words ');
  });

  test.each([
    ['anna,a;b;c', 'a;b;c'],
    ['anna;a,b,c', 'a,b,c'],
  ])('and what delimits in other files is part of a password: %s', (text, password) => {
    expect(parseLogins(text)).toEqual([{ username: 'anna', password }]);
  });
});

describe('what can not be used is refused with its line', () => {
  test.each([
    ['nothing', '\n', 1, /holds no login/],
    ['a header alone', 'user,password\n', 1, /no login below/],
    ['one column', 'anna', 1, /one column/],
    ['three columns without names', 'anna,s3cret,editor', 1, /3 columns: say which are which/],
    ['a header without passwords', 'email,role\nanna,editor', 1, /none of them is a password/],
    ['a missing password', 'anna,s3cret\nbob,\n', 2, /needs both/],
    ['a short line', 'user,password\nanna,s3cret\nbob', 3, /needs both/],
    ['a user twice', 'anna,s3cret\n\nanna,other', 3, /“anna” is on line 1 already/],
    ['a quote that is not closed', 'anna,s3cret\nbob,"x\n', 2, /never closed/],
    ['quotes out of place', 'anna,s3cret\nbob,x"y"\n', 2, /quotes are out of place/],
  ])('%s', (_, text, line, message) => {
    const error = errorOf(text);
    expect(error.problems[0]?.message).toMatch(message);
    expect(error.problems[0]?.line).toBe(line);
  });

  test('a few lines are told, and how many there are besides', () => {
    const error = errorOf(Array.from({ length: 9 }, (_, i) => `user${i},`).join('\n'));
    expect(error.message.split('\n')).toHaveLength(6);
    expect(error.message).toMatch(/line 5: .*\nand 4 more lines\.$/);
  });

  test('more logins than a run may have users', () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `user${i},x`);
    expect(errorOf(rows.join('\n')).message).toMatch(/more than 20,000 logins/);
  });

  test('and no password is quoted', () => {
    expect(errorOf('anna,hunter2\nanna,hunter3').message).not.toMatch(/hunter/);
  });
});

function errorOf(text: string): LoginsFileError {
  try {
    parseLogins(text);
  } catch (error) {
    if (error instanceof LoginsFileError) return error;
    throw error;
  }
  throw new Error('It was read.');
}
