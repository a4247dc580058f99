import type { Client, CombinedError } from 'urql';
import type { ResultOf } from '../../graphql/graphql.ts';
import { resume, type Wait, waitByTimer } from '../../graphql/resume.ts';
import {
  type RunEvent,
  type RunSnapshot,
  type RunUpdate,
  runEventsQuery,
  runIntervalsQuery,
  runSnapshotQuery,
  runUpdatesSubscription,
} from './documents.ts';
import { momentsOf } from './run-moments.ts';
import { RunSeries } from './run-series.ts';
import { applyUpdate, fromSnapshot, type RunState, withSnapshot } from './run-state.ts';

export type RunFeedSnapshot =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly error: CombinedError }
  | { readonly kind: 'ready'; readonly state: RunState };

/** Calls back when the page is about to be drawn; returns what calls it off. */
export type Frame = (draw: () => void) => () => void;

const frameByBrowser: Frame = (draw) => {
  const handle = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(handle);
};

type EventPage = NonNullable<ResultOf<typeof runEventsQuery>['run']>['events'];

const eventPageSize = 250;
const intervalPageSize = 1_000;

/**
 * Everything about one run as it happens: what is stored first, then what comes. It runs while
 * somebody listens; updates of one animation frame reach the listeners together.
 */
export class RunFeed {
  readonly series = new RunSeries();
  readonly #client: Client;
  readonly #id: string;
  readonly #wait: Wait;
  readonly #frame: Frame;
  readonly #listeners = new Set<() => void>();
  #snapshot: RunFeedSnapshot = { kind: 'loading' };
  #close: (() => void) | null = null;
  #cancelFrame: (() => void) | null = null;

  constructor(client: Client, id: string, ports: { wait?: Wait; frame?: Frame } = {}) {
    this.#client = client;
    this.#id = id;
    this.#wait = ports.wait ?? waitByTimer;
    this.#frame = ports.frame ?? frameByBrowser;
  }

  readonly snapshot = (): RunFeedSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#shut();
    };
  };

  /** Starts over after a failure. */
  readonly retry = (): void => {
    this.#shut();
    this.#show({ kind: 'loading' });
    if (this.#listeners.size > 0) this.#open();
  };

  /** Reads the run once more, for what a command has changed; what can't be read now comes with the updates. */
  readonly refresh = async (): Promise<void> => {
    const run = await this.#readRun().catch(() => null);
    if (run && this.#snapshot.kind === 'ready') {
      this.#show({ kind: 'ready', state: withSnapshot(this.#snapshot.state, run) });
    }
  };

  #open(): void {
    let open = true;
    let closeUpdates = () => {};
    this.#close = () => {
      open = false;
      closeUpdates();
    };
    const isOpen = () => open;
    void this.#load(isOpen).then((state) => {
      if (!open || state === null) return;
      this.#show({ kind: 'ready', state });
      if (state.head.active) closeUpdates = this.#follow();
    });
  }

  #shut(): void {
    this.#close?.();
    this.#close = null;
    this.#cancelFrame?.();
    this.#cancelFrame = null;
  }

  /** What is stored of the run. The snapshot comes first, so that nothing falls between it and the updates after it. */
  async #load(isOpen: () => boolean): Promise<RunState | null> {
    try {
      const run = await this.#readRun();
      if (!isOpen()) return null;
      if (run === null) {
        this.#show({ kind: 'missing' });
        return null;
      }
      const [events] = await Promise.all([this.#readEvents(), this.#readIntervals()]);
      this.series.mark(momentsOf(events));
      return fromSnapshot(run, events);
    } catch (error) {
      if (isOpen()) this.#show({ kind: 'failed', error: error as CombinedError });
      return null;
    }
  }

  #follow(): () => void {
    return resume({
      client: this.#client,
      document: runUpdatesSubscription,
      variables: () => ({ id: this.#id, after: this.#sequence() }),
      onData: (data) => this.#apply(data.runUpdates),
      onReopen: () => void this.refresh(),
      onComplete: () => this.#snapshot.kind === 'ready' && this.#snapshot.state.head.active,
      wait: this.#wait,
    });
  }

  #sequence(): number | null {
    return this.#snapshot.kind === 'ready' ? this.#snapshot.state.sequence : null;
  }

  #apply(update: RunUpdate): void {
    if (this.#snapshot.kind !== 'ready') return;
    const before = this.#snapshot.state;
    const state = applyUpdate(before, update);
    if (state === before) return;
    if (update.__typename === 'IntervalUpdate') this.series.add([update.interval]);
    if (update.__typename === 'EventUpdate') this.series.mark(momentsOf(state.events));
    this.#snapshot = { kind: 'ready', state };
    this.#announceSoon();
  }

  async #readRun(): Promise<RunSnapshot | null> {
    const { data, error } = await this.#client
      .query(runSnapshotQuery, { id: this.#id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (error) throw error;
    return data?.run ?? null;
  }

  async #readEvents(): Promise<readonly RunEvent[]> {
    const events: RunEvent[] = [];
    let after: string | null = null;
    for (;;) {
      const page: EventPage = await this.#readEventPage(after);
      events.push(...page.edges.map((edge) => edge.node));
      if (!page.pageInfo.hasNextPage || page.edges.length === 0) return events;
      after = page.pageInfo.endCursor;
    }
  }

  async #readEventPage(after: string | null): Promise<EventPage> {
    const variables = { id: this.#id, first: eventPageSize, after };
    const { data, error } = await this.#client
      .query(runEventsQuery, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (error) throw error;
    return data?.run?.events ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
  }

  async #readIntervals(): Promise<void> {
    for (;;) {
      const variables = { id: this.#id, fromSeq: this.series.nextSeq, first: intervalPageSize };
      const { data, error } = await this.#client
        .query(runIntervalsQuery, variables, { requestPolicy: 'network-only' })
        .toPromise();
      if (error) throw error;
      this.series.add(data?.run?.intervals ?? []);
      if (this.series.nextSeq === variables.fromSeq) return;
    }
  }

  #show(snapshot: RunFeedSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }

  #announceSoon(): void {
    if (this.#cancelFrame) return;
    this.#cancelFrame = this.#frame(() => {
      this.#cancelFrame = null;
      for (const listener of this.#listeners) listener();
    });
  }
}
