import { parseRunConfig } from '@flowload/engine';
import type { RunRecord } from '@flowload/schema';
import { LiveRuns } from '../../../apps/server/src/live/live-runs.ts';
import { createRunWrites } from '../../../apps/server/src/services/run-writes.ts';
import { RunArchive } from '../../../apps/server/src/store/run-archive.ts';
import { RunLedger } from '../../../apps/server/src/store/run-ledger.ts';
import type { RunWrite } from '../../../apps/server/src/store/run-write.ts';
import { openStore, type Store } from '../../../apps/server/src/store/store.ts';
import type { WriteQueue } from '../../../apps/server/src/store/write-queue.ts';
import { keptLog } from './kept-log.ts';

/** Everything between a run and Postgres, without the API over it. */
export interface TestStore {
  readonly store: Store;
  readonly archive: RunArchive;
  readonly ledger: RunLedger;
  readonly live: LiveRuns;
  readonly writes: WriteQueue<RunWrite>;
  create(id: string): Promise<RunRecord>;
}

export async function openTestStore(dataDir: string): Promise<TestStore> {
  const log = keptLog();
  const store = await openStore({ dataDir, log });
  const archive = new RunArchive(store.database);
  const ledger = new RunLedger(store.database, store.secretBox);
  const live = new LiveRuns(archive);
  const writes = createRunWrites({
    database: store.database,
    live,
    log,
    overflowing: () => undefined,
  });
  return {
    store,
    archive,
    ledger,
    live,
    writes,
    async create(id) {
      const run = await ledger.create({
        id,
        name: id,
        config: parseRunConfig({ url: 'http://127.0.0.1:9/' }),
        startRequested: true,
        at: new Date(),
      });
      live.created(run);
      return run;
    },
  };
}
