import { expect, it } from 'vitest';
import { NewUsersGate, newUsersAtOnce } from './new-users.ts';

function comeAt(gate: NewUsersGate, now: number, users: number): number {
  return Array.from({ length: users }, () => gate.letIn(now)).filter(Boolean).length;
}

it('lets in so many in a millisecond and says when there is room again', () => {
  const gate = new NewUsersGate();
  expect(comeAt(gate, 10, newUsersAtOnce - 1)).toBe(newUsersAtOnce - 1);
  expect(gate.opensAt).toBeLessThan(10);
  expect(comeAt(gate, 10.5, 5)).toBe(1);
  expect(gate.opensAt).toBe(11);
  expect(comeAt(gate, 10.9, 1)).toBe(0);
  expect(comeAt(gate, 11, 100)).toBe(newUsersAtOnce);
});
