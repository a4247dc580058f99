import { expect, it } from 'vitest';
import { classifyError } from './failure.ts';

function failing(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

it.each(['EADDRNOTAVAIL', 'EMFILE', 'ENFILE'])('%s is the limit of this machine', (code) => {
  expect(classifyError(failing(code))).toMatchObject({ errorClass: 'connection', exhausted: true });
});

it('of several addresses the first one tells, and a refusal is the target’s', () => {
  const failure = classifyError(new AggregateError([failing('ECONNREFUSED'), failing('EMFILE')]));
  expect(failure).toEqual({
    errorClass: 'connection',
    message: 'the connection was refused: nothing listens there',
  });
});
