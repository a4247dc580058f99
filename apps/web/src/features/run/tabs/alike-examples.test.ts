import { expect, it } from 'vitest';
import { alikeExamples } from './alike-examples.ts';

it('puts together what says the same, where it was said first', () => {
  const said = (errorClass: string, message: string, step: number) => ({
    errorClass,
    message,
    step,
  });
  const examples = [
    said('CHECK', 'no thanks', 1),
    said('STATUS', 'status 500', 2),
    said('CHECK', 'no thanks', 3),
    said('TIMEOUT', 'no thanks', 4),
  ];
  expect(alikeExamples(examples).map((group) => group.examples.map(({ step }) => step))).toEqual([
    [1, 3],
    [2],
    [4],
  ]);
});
