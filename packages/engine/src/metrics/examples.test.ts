import { expect, it } from 'vitest';
import type { ErrorExample } from '../model/metrics.ts';
import { ExampleKeeper } from './examples.ts';

function example(stepId: string, at: number): ErrorExample {
  return {
    errorClass: 'status',
    check: null,
    flowId: 'a',
    stepId,
    at,
    method: 'GET',
    url: 'http://127.0.0.1/',
    status: 500,
    message: 'status 500 instead of 200',
    request: 'GET / HTTP/1.1',
    head: null,
    body: null,
  };
}

it('keeps the first few of each class and step, and a limited number in all', () => {
  const keeper = new ExampleKeeper({ ofEachKind: 2, inAll: 3 });
  for (let at = 0; at < 10; at++) keeper.add(example('1', at));
  expect(keeper.wants(example('1', 0))).toBe(false);
  expect(keeper.wants({ ...example('1', 0), errorClass: 'timeout' })).toBe(true);
  for (let at = 10; at < 20; at++) keeper.add(example('2', at));
  expect(keeper.toArray().map(({ stepId, at }) => [stepId, at])).toEqual([
    ['1', 0],
    ['1', 1],
    ['2', 10],
  ]);
});
