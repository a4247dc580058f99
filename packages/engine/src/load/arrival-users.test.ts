import { describe, expect, it } from 'vitest';
import { ArrivalUsers } from './arrival-users.ts';

function usersOf(preAllocated: number, most: number) {
  return new ArrivalUsers(preAllocated, most, (index) => `user ${index}`);
}

describe('ArrivalUsers', () => {
  it('uses the one that was used last', () => {
    const users = usersOf(3, 3);
    const first = users.take();
    users.giveBack(users.take() ?? '');
    users.giveBack(first ?? '');
    expect([users.take(), users.take(), users.take()]).toEqual(['user 0', 'user 1', 'user 2']);
  });

  it('makes more while all are busy, up to so many', () => {
    const users = usersOf(1, 2);
    expect(users.all).toHaveLength(1);
    expect([users.take(), users.take(), users.take()]).toEqual(['user 0', 'user 1', null]);
    expect(users.busy).toBe(2);
    users.giveBack('user 0');
    expect(users.take()).toBe('user 0');
  });

  it('knows when somebody new would have to connect', () => {
    const users = usersOf(1, 2);
    const seen = [users.nextIsNew];
    const first = users.take();
    seen.push(users.nextIsNew);
    users.giveBack(first ?? '');
    seen.push(users.nextIsNew);
    users.take();
    users.take();
    expect([...seen, users.nextIsNew]).toEqual([true, true, false, false]);
  });

  it('knows how many were busy at once since it was asked last', () => {
    const users = usersOf(0, 5);
    const taken = [users.take(), users.take(), users.take()];
    for (const user of taken) users.giveBack(user ?? '');
    users.take();
    expect(users.takePeak()).toBe(3);
    expect(users.takePeak()).toBe(1);
  });
});
