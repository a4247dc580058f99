import type { Flow } from '../model/flow.ts';
import { isOneAtATime } from '../plan/one-at-a-time.ts';

/** What somebody should know about a load before it begins, in sentences. */
export function loadNotices(users: number, flows: readonly Flow[]): readonly string[] {
  return users === 1 ? [] : flows.filter(isOneAtATime).map(oneAtATime);
}

function oneAtATime({ name }: Flow): string {
  return `“${name}” is loaded by one user at a time: the target keeps one document that all its users change.`;
}
