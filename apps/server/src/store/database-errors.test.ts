import { expect, it } from 'vitest';
import { isConnectionLoss, mayWorkLater, rootMessage } from './database-errors.ts';

function coded(code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { code });
}

it.each([
  [coded('ECONNREFUSED'), true],
  [coded('57P01'), true],
  [coded('57P03'), true],
  [coded('08006'), true],
  [coded('53300'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('Query read timeout'), true],
  [new Error('wrapped', { cause: coded('ECONNRESET') }), true],
  [Object.assign(new Error('driver'), { previous: coded('EPIPE') }), true],
  [new AggregateError([coded('ECONNREFUSED')]), true],
  [coded('23505', 'duplicate key'), false],
  [coded('28P01', 'password authentication failed'), false],
  ['no error at all', false],
])('knows of %s whether trying again may help: %s', (error, expected) => {
  expect(isConnectionLoss(error)).toBe(expected);
});

it.each([
  [coded('ECONNREFUSED'), true, 'no connection'],
  [coded('53100'), true, 'the disk is full'],
  [coded('25006'), true, 'a replica'],
  [coded('40P01'), true, 'a deadlock'],
  [coded('28P01'), true, 'the password was changed'],
  [coded('23503'), false, 'the run was deleted'],
  [coded('22P05'), false, 'a character that can’t be'],
  [coded('42P01'), false, 'no such table'],
  [new TypeError('x is not a function'), false, 'a bug'],
])('keeps a write after %s: %s (%s)', (error, expected) => {
  expect(mayWorkLater(error)).toBe(expected);
});

it('tells the innermost message', () => {
  const inner = new Error('connect ECONNREFUSED 127.0.0.1:1');
  expect(rootMessage(new Error('outer', { cause: new AggregateError([inner]) }))).toBe(
    'connect ECONNREFUSED 127.0.0.1:1',
  );
});
