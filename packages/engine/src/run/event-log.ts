import type { RunEvent, RunEventBody } from '../model/run.ts';

/** Numbers a run's events without gaps and hands each out at once. */
export interface EventLog {
  append(body: RunEventBody): void;
}

/** `nextSeq` is above 0 when a run goes on whose first events were stored before a crash. */
export function createEventLog(
  hand: (event: RunEvent) => void,
  now: () => number,
  nextSeq: number,
): EventLog {
  let seq = nextSeq;
  return {
    append(body) {
      hand({ seq, at: now(), body });
      seq += 1;
    },
  };
}
