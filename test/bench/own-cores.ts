import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Keeps a server on a core of its own and all others for this process and whoever it starts from now on, as
 * peers are mostly measured. On shared cores the system moves threads about, and what that costs counts as
 * the work of whoever was moved. Needs `taskset`; says what it came to.
 */
export function keepApart(serverPid: number): string {
  const last = availableParallelism() - 1;
  const apart = last > 0 && pin(serverPid, '0') && pin(process.pid, last === 1 ? '1' : `1-${last}`);
  return apart ? 'on a core of its own' : 'on the same cores as those who ask it';
}

function pin(pid: number, cores: string): boolean {
  return spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]).status === 0;
}
