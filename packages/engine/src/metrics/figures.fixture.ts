import type { GeneratorHealth, Interval } from '../model/metrics.ts';
import type { Sample } from './series.ts';

/** For tests: a request that was answered well over a connection that was there; `parts` say what matters. */
export function sampleOf(parts: Partial<Sample> = {}): Sample {
  return {
    status: 200,
    errorClass: null,
    sent: true,
    bytesIn: 1,
    bytesOut: 1,
    serviceMs: 1,
    responseMs: 1,
    blockedMs: -1,
    connectMs: -1,
    tlsMs: -1,
    sendingMs: 0,
    waitingMs: 1,
    receivingMs: 0,
    apdex: 'satisfied',
    ...parts,
  };
}

/** For tests: a generator that keeps up. */
export const healthyGenerator: GeneratorHealth = {
  eventLoopDelayP99Ms: 3,
  cpu: 0.4,
  lateStartsP99Ms: 1,
  sockets: 2,
  memoryBytes: 1_000,
  exhausted: 0,
  baselineMs: 0.2,
  workers: [],
};

/** For tests: a second in which nothing happened but what `parts` say. */
export function secondOf(parts: Partial<Interval> = {}): Interval {
  return {
    seq: 0,
    startedAt: 0,
    durationMs: 1_000,
    activeUsers: 1,
    series: [],
    examples: [],
    generator: healthyGenerator,
    thresholds: [],
    control: 'running',
    ...parts,
  };
}
