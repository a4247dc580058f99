import type { LiveRuns } from '../live/live-runs.ts';
import type { Log } from '../log.ts';
import { applyWrites } from '../store/apply-writes.ts';
import type { Database } from '../store/database.ts';
import { mayWorkLater, rootMessage } from '../store/database-errors.ts';
import type { RunWrite } from '../store/run-write.ts';
import { WriteQueue } from '../store/write-queue.ts';

/** An hour of a load. Each interval holds the histograms of every step, so more might not fit into memory. */
const mostWaiting = 4_000;
const batchSize = 200;

/** The way from runs to the store, and from there to those who watch. */
export function createRunWrites(options: {
  readonly database: Database;
  readonly live: LiveRuns;
  readonly log: Log;
  /** So much waits for the database that memory would run out. */
  readonly overflowing: () => void;
}): WriteQueue<RunWrite> {
  const { database, live, log } = options;
  return new WriteQueue<RunWrite>({
    write: (batch) => database.transact((em) => applyWrites(em, batch)),
    isTransient: mayWorkLater,
    stored: (batch) =>
      batch.forEach((write) => {
        live.stored(write);
      }),
    refused(write, error) {
      log.error(`A ${write.kind} of run ${write.runId} can't be stored.`, error);
      live.stored(write);
    },
    outage(error) {
      if (error === null) log.info('The database is back; what was measured meanwhile is stored.');
      else
        log.warn(
          `The database does not answer (${rootMessage(error)}). Runs go on; what they measure is kept in memory until it is back.`,
        );
    },
    overflowing() {
      log.error('The database has been away for too long; every run is stopped to save memory.');
      options.overflowing();
    },
    limit: mostWaiting,
    batchSize,
  });
}
