import type { ConfigIssue } from './config-error.ts';
import type { RunLimits } from './limits.ts';
import type { LoadSize } from './load-size.ts';

/** A run as far as limits go. */
export interface HeldRun extends LoadSize {
  readonly id: string;
  readonly underway: boolean;
}

/**
 * The waiting runs that may start now, in the order they came. The first that has no room keeps
 * those behind it waiting too: a big run would otherwise never get its turn.
 */
export function admissible(held: readonly HeldRun[], limits: RunLimits): readonly string[] {
  const underway = held.filter((run) => run.underway);
  let slots = limits.runsAtOnce - underway.length;
  let room = roomBeside(underway, limits);
  const admitted: string[] = [];
  for (const run of held) {
    if (run.underway) continue;
    if (slots < 1 || !fits(run, room)) break;
    slots -= 1;
    room = less(room, run);
    admitted.push(run.id);
  }
  return admitted;
}

/** What these runs leave of the installation. */
export function roomBeside(underway: readonly LoadSize[], limits: RunLimits): LoadSize {
  const all = { users: limits.usersInAll, iterationsPerSecond: limits.iterationsPerSecondInAll };
  return underway.reduce(less, all);
}

export function fits(size: LoadSize, room: LoadSize): boolean {
  return size.users <= room.users && size.iterationsPerSecond <= room.iterationsPerSecond;
}

/** Why a run could never start under these limits; null when it can. */
export function refusal(size: LoadSize, limits: RunLimits): ConfigIssue | null {
  const { usersInAll, iterationsPerSecondInAll } = limits;
  if (size.users > usersInAll) {
    return {
      field: 'users',
      message: `This installation takes on at most ${tell(usersInAll)} virtual users; the run asks for ${tell(size.users)}.`,
    };
  }
  if (size.iterationsPerSecond > iterationsPerSecondInAll) {
    return {
      field: 'rate',
      message: `This installation starts at most ${tell(iterationsPerSecondInAll)} iterations a second; the run asks for ${tell(size.iterationsPerSecond)}.`,
    };
  }
  return null;
}

function less(room: LoadSize, { users, iterationsPerSecond }: LoadSize): LoadSize {
  return {
    users: room.users - users,
    iterationsPerSecond: room.iterationsPerSecond - iterationsPerSecond,
  };
}

function tell(count: number): string {
  return count.toLocaleString('en-US');
}
