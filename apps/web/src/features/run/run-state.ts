import type {
  FlowCard,
  LiveInterval,
  RunEvent,
  RunHead,
  RunProgress,
  RunSnapshot,
  RunSummary,
  RunUpdate,
} from './documents.ts';

/** What is known of a run but for its series of points, which live outside React. */
export interface RunState {
  readonly head: RunHead;
  readonly progress: RunProgress | null;
  readonly flows: readonly FlowCard[];
  readonly events: readonly RunEvent[];
  readonly summary: RunSummary | null;
  /** The last seconds of the load, newest last; at most `recentSeconds`. */
  readonly recent: readonly LiveInterval[];
  readonly sequence: number;
}

export const recentSeconds = 10;

export function fromSnapshot(run: RunSnapshot, events: readonly RunEvent[]): RunState {
  const { progress, flows, summary, sequence, ...head } = run;
  return { head, progress, flows, events, summary, recent: [], sequence };
}

/**
 * A later snapshot over what is known: for what a resumed subscription doesn't replay. The sequence
 * stays, since the events and intervals up to the snapshot's are still to come.
 */
export function withSnapshot(state: RunState, run: RunSnapshot): RunState {
  const { progress, flows, summary, sequence: _, ...head } = run;
  return {
    ...state,
    head,
    flows,
    summary,
    progress: progress && keepThumbnail(progress, state.progress),
  };
}

/** The state after one update. What came already (a resumed subscription may repeat) changes nothing. */
export function applyUpdate(state: RunState, update: RunUpdate): RunState {
  switch (update.__typename) {
    case 'ProgressUpdate':
      return { ...state, progress: keepThumbnail(update.progress, state.progress) };
    case 'FlowsUpdate':
      return { ...state, flows: update.flows };
    case 'SummaryUpdate':
      return { ...state, summary: update.summary, head: update.run };
    case 'EventUpdate':
      if (update.sequence <= state.sequence) return state;
      return {
        ...state,
        sequence: update.sequence,
        head: update.run,
        progress: update.run.active ? state.progress : null,
        events: addEvent(state.events, update.event),
      };
    case 'IntervalUpdate':
      if (update.sequence <= state.sequence) return state;
      return {
        ...state,
        sequence: update.sequence,
        recent: [...state.recent, update.interval].slice(-recentSeconds),
      };
  }
}

/** In the order they happened, none twice: the list was read before or after the snapshot's sequence. */
function addEvent(events: readonly RunEvent[], event: RunEvent): readonly RunEvent[] {
  const last = events.at(-1);
  if (last === undefined || last.seq < event.seq) return [...events, event];
  return events.some((one) => one.seq === event.seq)
    ? events
    : [...events, event].sort((a, b) => a.seq - b.seq);
}

/** A crawl sends its picture only when it changed. */
function keepThumbnail(next: RunProgress, before: RunProgress | null): RunProgress {
  if (next.__typename !== 'CrawlProgress' || next.thumbnail !== null) return next;
  if (before?.__typename !== 'CrawlProgress') return next;
  return { ...next, thumbnail: before.thumbnail };
}
