import type { Log } from '../../../apps/server/src/log.ts';

/** Keeps what was told, so that a test can look at it. */
export interface KeptLog extends Log {
  readonly lines: readonly string[];
}

export function keptLog(): KeptLog {
  const lines: string[] = [];
  const keep = (message: string) => void lines.push(message);
  return {
    lines,
    info: keep,
    warn: keep,
    error: (message, cause) => keep(cause === undefined ? message : `${message} ${String(cause)}`),
  };
}
