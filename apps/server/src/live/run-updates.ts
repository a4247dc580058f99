import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import type { RunUpdate } from '@flowload/schema';
import type { RunArchive, SequencedUpdate } from '../store/run-archive.ts';
import { noProgressSeen } from './latest-progress.ts';
import { patientRead } from './patient-read.ts';
import type { RunFeed } from './run-feed.ts';

/** Read from the store at once when a subscriber is far behind. */
const pageSize = 60;

/**
 * Everything after a sequence number, in order and without gaps: from the store what is older than
 * the feed's buffer, then live; ends with the run. Nothing is queued for a subscriber: it has a
 * place in the sequence and takes the next when it is ready, so a slow one costs no memory. Of
 * flows, summary and progress it gets the latest, whatever it skipped.
 */
export async function* runUpdates(
  feed: RunFeed,
  archive: RunArchive,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<RunUpdate, void> {
  const runId = feed.record.id;
  let sequence = Math.min(after, feed.record.sequence);
  let flows: readonly Flow[] | null = null;
  let summary: Summary | null = null;
  let progress = noProgressSeen;
  while (!signal.aborted) {
    if (feed.flows !== null && feed.flows !== flows) {
      flows = feed.flows;
      yield { kind: 'flows', sequence, flows };
    }
    if (feed.summary !== null && feed.summary !== summary) {
      summary = feed.summary;
      yield { kind: 'summary', sequence, summary };
    }
    const buffered = feed.after(sequence);
    const updates = buffered ?? (await older(archive, runId, sequence, signal));
    // Deleted meanwhile.
    if (buffered === null && updates.length === 0) return;
    for (const update of updates) {
      if (signal.aborted) return;
      sequence = update.sequence;
      yield update;
    }
    if (updates.length > 0) continue;
    const news = feed.progress.since(progress);
    if (news !== null) {
      progress = news.seen;
      yield { kind: 'progress', sequence, progress: news.progress };
    } else if (feed.closed) {
      return;
    } else {
      await feed.changed(signal);
    }
  }
}

/** The same of a run that is over. */
export async function* storedUpdates(
  runId: string,
  archive: RunArchive,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<RunUpdate, void> {
  let sequence = after;
  const flows = (await patientRead(() => archive.flows(runId), signal)) ?? [];
  if (flows.length > 0) yield { kind: 'flows', sequence, flows };
  const summaries = await patientRead(() => archive.summaries([runId]), signal);
  const summary = summaries?.get(runId);
  if (summary !== undefined) yield { kind: 'summary', sequence, summary };
  while (!signal.aborted) {
    const updates = await older(archive, runId, sequence, signal);
    if (updates.length === 0) return;
    for (const update of updates) {
      if (signal.aborted) return;
      sequence = update.sequence;
      yield update;
    }
  }
}

async function older(
  archive: RunArchive,
  runId: string,
  after: number,
  signal: AbortSignal,
): Promise<readonly SequencedUpdate[]> {
  const read = () => archive.updatesAfter(runId, after, pageSize);
  return (await patientRead(read, signal)) ?? [];
}
