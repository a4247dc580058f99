import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Stoppable {
  stop(): Promise<void>;
}

export interface Apart<Server> {
  readonly server: Server;
  /** Where it runs and where those do who ask it. */
  readonly where: string;
  /** This process may use all cores again. */
  release(): void;
}

/**
 * Starts a server on a core of its own, which leaves all others to this process and whoever it starts from
 * then on, as peers are mostly measured: on shared cores the system moves threads about, and what that costs
 * counts as the work of whoever was moved. Needs Linux's `taskset` and two cores; otherwise all share all.
 */
export async function startApart<Server extends Stoppable>(
  start: () => Promise<Server>,
): Promise<Apart<Server>> {
  const all = allowedCores();
  const [first, ...others] = all;
  const release = () => void pin(all);
  if (first === undefined || others.length === 0 || !pin([first])) return startTogether(start);
  const server = await start().catch((error: unknown) => {
    release();
    throw error;
  });
  if (pin(others))
    return { server, where: `server on core ${first}, clients on ${others}`, release };
  release();
  await server.stop();
  throw new Error(`taskset gave this process core ${first} and does not give it ${others}.`);
}

/** Starts a server that shares all cores with whoever asks it. */
export async function startTogether<Server>(start: () => Promise<Server>): Promise<Apart<Server>> {
  const server = await start();
  return { server, where: 'server and clients on all cores', release: () => {} };
}

/** By the system's numbers; none where it does not tell. */
function allowedCores(): number[] {
  try {
    const status = readFileSync('/proc/self/status', 'latin1');
    const ranges = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1]?.split(',') ?? [];
    return ranges.flatMap((range) => {
      const [from = Number.NaN, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  } catch {
    return [];
  }
}

function pin(cores: readonly number[]): boolean {
  const args = ['-a', '-c', '-p', cores.join(','), String(process.pid)];
  return spawnSync('taskset', args).status === 0;
}
