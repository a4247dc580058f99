import { finalStates, type RunProgress } from '@flowload/engine/model/run.ts';
import type { LiveFeed, RunRecord, RunsChange, RunUpdate } from '@flowload/schema';
import type { RunArchive } from '../store/run-archive.ts';
import type { RunWrite } from '../store/run-write.ts';
import { RunFeed } from './run-feed.ts';
import { runUpdates, storedUpdates } from './run-updates.ts';
import { RunsFeed } from './runs-feed.ts';
import { stoppable } from './stoppable.ts';

/** The runs that have not ended, each with its feed, and who is told about them. */
export class LiveRuns implements LiveFeed {
  readonly #archive: RunArchive;
  readonly #feeds = new Map<string, RunFeed>();
  readonly #changes = new RunsFeed();

  constructor(archive: RunArchive) {
    this.#archive = archive;
  }

  feed(id: string): RunFeed | null {
    return this.#feeds.get(id) ?? null;
  }

  /** For a run that was made or found unfinished. */
  open(record: RunRecord): RunFeed {
    const feed = new RunFeed(record);
    this.#feeds.set(record.id, feed);
    return feed;
  }

  created(record: RunRecord): RunFeed {
    const feed = this.open(record);
    this.#changes.publish({ kind: 'created', id: record.id });
    return feed;
  }

  deleted(id: string): void {
    this.#close(id);
    this.#changes.publish({ kind: 'deleted', id });
  }

  /** Tells what was stored; a run whose end was stored is live no more. */
  stored(write: RunWrite): void {
    const feed = this.#feeds.get(write.runId);
    if (feed === undefined) return;
    feed.stored(write);
    const changesState = write.kind === 'event' && write.event.body.kind === 'state';
    if (changesState && finalStates.has(feed.record.state)) this.#close(write.runId);
    if (changesState || write.kind === 'summary') {
      this.#changes.publish({ kind: 'updated', id: write.runId });
    }
  }

  progress(runId: string): RunProgress | null {
    return this.#feeds.get(runId)?.progress.snapshot ?? null;
  }

  runUpdates(runId: string, after: number | null): AsyncIterable<RunUpdate> {
    const feed = this.#feeds.get(runId);
    const from = after ?? 0;
    return stoppable((signal) =>
      feed === undefined
        ? storedUpdates(runId, this.#archive, from, signal)
        : runUpdates(feed, this.#archive, from, signal),
    );
  }

  runsChanged(): AsyncIterable<RunsChange> {
    return stoppable((signal) => this.#changes.changes(signal));
  }

  #close(id: string): void {
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
  }
}
