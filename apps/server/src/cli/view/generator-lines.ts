import type { RunReport } from '../../report/run-report.ts';
import { bytes, counted, latency } from './numbers.ts';
import type { Paint } from './paint.ts';

type Generator = NonNullable<RunReport['generator']>;

/** How busy FlowLoad itself was, so that nobody has to trust it blindly. */
export function generatorLines(generator: Generator, paint: Paint): readonly string[] {
  const { cpu, workers, sockets, memoryBytes, eventLoopDelayP99Ms, lateStartsP99Ms, exhausted } =
    generator;
  const facts = [
    `${cpu.toFixed(2)} cores in ${counted(Math.max(1, workers.length), 'thread')}`,
    counted(sockets, 'connection'),
    ...(memoryBytes > 0 ? [`${bytes(memoryBytes)} of memory`] : []),
    `event loops late by ${latency(eventLoopDelayP99Ms)} (p99)`,
    `starts late by ${latency(lateStartsP99Ms)} (p99)`,
    ...(exhausted > 0 ? [`${counted(exhausted, 'request')} found no free port or file here`] : []),
  ];
  return [paint.dim(`Generator: ${facts.join(' · ')}`)];
}
