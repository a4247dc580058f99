import { expect, it } from 'vitest';
import { ownArrival, shareOfUsers } from './worker-share.ts';

it.each([
  [10, 3],
  [1, 4],
  [20_000, 7],
])('%i users over %i workers are all dealt out, evenly', (users, workerCount) => {
  const shares = Array.from({ length: workerCount }, (_, workerIndex) =>
    shareOfUsers(users, { workerIndex, workerCount }),
  );
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(users);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
});

it.each([
  ['as many users as it takes', 100, 4],
  ['users that are not the same for all', 7, 3],
  ['fewer users than workers', 2, 5],
  ['one user', 1, 3],
])('every arrival belongs to exactly one worker, with %s', (_, maxVus, workerCount) => {
  const owners = new Map<number, number[]>();
  for (let workerIndex = 0; workerIndex < workerCount; workerIndex++) {
    const seat = { workerIndex, workerCount };
    for (let n = ownArrival(0, maxVus, seat); n < 200; n = ownArrival(n + 1, maxVus, seat)) {
      owners.set(n, [...(owners.get(n) ?? []), workerIndex]);
    }
  }
  const expected = Array.from({ length: 200 }, (_, n) => [n, [(n % maxVus) % workerCount]]);
  expect([...owners].toSorted(([a], [b]) => a - b)).toEqual(expected);
});
