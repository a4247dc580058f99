import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunLimits, RunStages } from '@flowload/engine';
import { type RunningServer, serve } from '../../../apps/server/src/serve.ts';
import { type KeptLog, keptLog } from './kept-log.ts';

export interface TestServer extends RunningServer {
  readonly dataDir: string;
  readonly log: KeptLog;
}

/** A folder of its own, open to the user that Postgres runs as. */
export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'flowload-test-'));
}

/** The whole server with a Postgres of its own, on a free port. */
export async function startTestServer(options: {
  readonly stages: RunStages;
  readonly dataDir: string;
  readonly limits?: RunLimits;
  readonly databaseUrl?: string;
}): Promise<TestServer> {
  const log = keptLog();
  const server = await serve({ ...options, port: 0, host: '127.0.0.1', demo: false, log });
  return { ...server, dataDir: options.dataDir, log };
}

export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
}
