import {
  assetsStepId,
  coverageOf,
  fidelityOf,
  type RunLimits,
  type RunStages,
} from '@flowload/engine';
import type { SchemaContext } from '@flowload/schema';
import { LiveRuns } from './live/live-runs.ts';
import type { Log } from './log.ts';
import { intervalFigures } from './services/interval-figures.ts';
import { recoverRuns } from './services/recovery.ts';
import { createRunReads } from './services/run-reads.ts';
import { RunService } from './services/run-service.ts';
import { createRunWrites } from './services/run-writes.ts';
import { createServerFacts } from './services/server-facts.ts';
import { RunArchive } from './store/run-archive.ts';
import { RunLedger } from './store/run-ledger.ts';
import type { Store } from './store/store.ts';

export interface ComposeOptions {
  readonly store: Store;
  readonly stages: RunStages;
  readonly limits?: RunLimits | undefined;
  readonly log: Log;
  readonly demoUrl: () => string | null;
  readonly browser: () => Promise<string | null>;
}

/** The services over one store. */
export interface Services {
  /** The API's ports. */
  readonly context: SchemaContext;
  /** Takes up the runs that an earlier server left unfinished. */
  recover(): Promise<void>;
  /** Ends the runs under way and stores what they have. */
  stop(): Promise<void>;
}

/** How long what still waits for the database may hold up a stop. */
const lastWritesMs = 15_000;

export function compose(options: ComposeOptions): Services {
  const { store, stages, limits, log } = options;
  const archive = new RunArchive(store.database);
  const ledger = new RunLedger(store.database, store.secretBox);
  const live = new LiveRuns(archive);
  const writes = createRunWrites({
    database: store.database,
    live,
    log,
    overflowing: () => runs.abortAll(),
  });
  const runs = new RunService({
    archive,
    ledger,
    live,
    stages,
    limits,
    log,
    now: Date.now,
    write: (write) => writes.push(write),
  });
  const context: SchemaContext = {
    reader: createRunReads({ archive, ledger, live }),
    commands: runs,
    live,
    server: createServerFacts({
      limits,
      demoUrl: options.demoUrl,
      browser: options.browser,
      database: () => store.health(),
    }),
    intervalFigures,
    fidelityOf,
    assetsStepId,
    coverageOf,
  };
  return {
    context,
    recover: () => recoverRuns({ archive, ledger, live, runs, stages, log, now: Date.now }),
    async stop() {
      await runs.shutDown();
      const left = await writes.close(lastWritesMs);
      if (left > 0) log.error(`${left} writes could not be stored: the database is away.`);
    },
  };
}
