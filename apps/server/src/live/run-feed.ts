import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import { finalStates, type RunEvent, type RunProgress } from '@flowload/engine/model/run.ts';
import type { RunRecord } from '@flowload/schema';
import type { SequencedUpdate } from '../store/run-archive.ts';
import type { RunWrite } from '../store/run-write.ts';
import { Bell } from './bell.ts';
import { LatestProgress } from './latest-progress.ts';
import { ReplayBuffer } from './replay-buffer.ts';

/** Two minutes of intervals and what happens in between. */
const bufferedUpdates = 150;

/**
 * A run that has not ended, as far as it is stored: what is shown is never more than what a crash
 * would leave, so that a sequence number once seen stays true. Only progress is shown at once.
 */
export class RunFeed {
  readonly progress = new LatestProgress();
  readonly #buffer = new ReplayBuffer<SequencedUpdate>(bufferedUpdates);
  readonly #bell = new Bell();
  #record: RunRecord;
  #flows: readonly Flow[] | null = null;
  #summary: Summary | null = null;
  #closed = false;

  constructor(record: RunRecord) {
    this.#record = record;
  }

  get record(): RunRecord {
    return this.#record;
  }

  /** Null until they change in this server's time; the store knows the earlier ones. */
  get flows(): readonly Flow[] | null {
    return this.#flows;
  }

  get summary(): Summary | null {
    return this.#summary;
  }

  /** True when nothing will come any more. */
  get closed(): boolean {
    return this.#closed;
  }

  after(sequence: number): readonly SequencedUpdate[] | null {
    return sequence >= this.#record.sequence ? [] : this.#buffer.after(sequence);
  }

  /** Resolves when there is something new. */
  changed(signal: AbortSignal): Promise<void> {
    return this.#bell.heard(signal);
  }

  showProgress(progress: RunProgress): void {
    this.progress.set(progress);
    this.#bell.ring();
  }

  stored(write: RunWrite): void {
    switch (write.kind) {
      case 'event':
        this.#record = afterEvent(this.#record, write.sequence, write.event);
        this.#buffer.push(write);
        if (finalStates.has(this.#record.state)) this.progress.clear();
        break;
      case 'interval':
        this.#record = { ...this.#record, sequence: write.sequence };
        this.#buffer.push(write);
        break;
      case 'flows':
        this.#flows = write.flows;
        break;
      case 'summary':
        this.#summary = write.summary;
        this.#record = { ...this.#record, verdict: write.summary.verdict };
        break;
      case 'graph':
        break;
    }
    this.#bell.ring();
  }

  close(): void {
    this.#closed = true;
    this.#bell.ring();
  }
}

function afterEvent(record: RunRecord, sequence: number, { at, body }: RunEvent): RunRecord {
  if (body.kind !== 'state') return { ...record, sequence };
  const time = new Date(at);
  const final = finalStates.has(body.to);
  return {
    ...record,
    sequence,
    state: body.to,
    failure: body.failure,
    startedAt: record.startedAt ?? (final || body.to === 'queued' ? null : time),
    endedAt: final ? time : null,
  };
}
