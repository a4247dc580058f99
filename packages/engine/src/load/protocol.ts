import type { MessagePort } from 'node:worker_threads';
import type { LoadCommand } from '../model/control.ts';
import type { Flow } from '../model/flow.ts';
import type { Plan } from '../model/plan.ts';
import type { Credentials } from '../model/target.ts';
import type { RecordedCounts } from './recorder.ts';
import type { WorkerFigures } from './worker-health.ts';

/**
 * What the pool and its workers say to one another, over one MessagePort for each worker:
 *
 *   worker: ready                 it has compiled its flows
 *   pool:   start                 once all are ready, with a moment that is the same for all
 *   worker: delta, delta, …       one a second
 *   pool:   command               at any time after start: pause, resume, scale
 *   pool:   stop | abort          at any time after start, each at most once
 *   worker: ended                 the last, partial second; nothing follows
 *
 * A worker that fails says nothing: its task rejects.
 */
export interface WorkerTask {
  readonly plan: Plan;
  readonly flows: readonly Flow[];
  readonly credentials: readonly Credentials[];
  readonly workerIndex: number;
  readonly workerCount: number;
  /** Iterations claimed so far, one counter for each scenario, shared by all workers. */
  readonly iterations: BigInt64Array<SharedArrayBuffer>;
  /** See ScenarioCrew. */
  readonly crews: Int32Array<SharedArrayBuffer>;
  /** One cell: see Turnstile. */
  readonly turnstile: Int32Array<SharedArrayBuffer>;
  /** The board of an alarm clock with one alarm for each worker; null when timers are exact enough. */
  readonly alarms: SharedArrayBuffer | null;
  readonly port: MessagePort;
}

export type PoolMessage =
  | {
      readonly kind: 'start';
      /** Epoch milliseconds, with fractions: workers' own clocks begin at different moments. */
      readonly at: number;
    }
  | {
      readonly kind: 'command';
      /** Epoch milliseconds: all workers take it to have come at the same moment, whenever they hear it. */
      readonly at: number;
      readonly command: Exclude<LoadCommand, { kind: 'stop' }>;
    }
  /** Start no more iterations; those under way may end within the plan's graceful stop. */
  | { readonly kind: 'stop' }
  /** Send nothing more, and end within `abortGraceMs` whatever is under way. */
  | { readonly kind: 'abort' };

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'delta'; readonly delta: WorkerDelta }
  | { readonly kind: 'ended'; readonly delta: WorkerDelta; readonly elapsedMs: number };

/** What one worker measured since its last delta. */
export interface WorkerDelta extends RecordedCounts, WorkerFigures {
  /** The second it ends with, counted from 0; seconds a busy worker skipped are in it. */
  readonly seq: number;
  readonly activeUsers: number;
}

/** Answers that come within it are still counted when a load is aborted; the whole abort may take a second. */
export const abortGraceMs = 600;
