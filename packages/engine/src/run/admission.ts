import type { RunLimits } from './limits.ts';

/** A run as far as limits go. */
export interface HeldRun {
  readonly id: string;
  readonly users: number;
  readonly underway: boolean;
}

/**
 * The waiting runs that may start now, in the order they came. The first that has no room keeps
 * those behind it waiting too: a big run would otherwise never get its turn.
 */
export function admissible(held: readonly HeldRun[], limits: RunLimits): readonly string[] {
  const underway = held.filter((run) => run.underway);
  let slots = limits.runsAtOnce - underway.length;
  let users = limits.usersInAll - underway.reduce((sum, run) => sum + run.users, 0);
  const admitted: string[] = [];
  for (const run of held) {
    if (run.underway) continue;
    if (slots < 1 || run.users > users) break;
    slots -= 1;
    users -= run.users;
    admitted.push(run.id);
  }
  return admitted;
}

/** Why a run could never start under these limits; null when it can. */
export function refusal(users: number, limits: RunLimits): string | null {
  if (users <= limits.usersInAll) return null;
  return `This installation takes on at most ${limits.usersInAll.toLocaleString('en-US')} virtual users; the run asks for ${users.toLocaleString('en-US')}.`;
}
