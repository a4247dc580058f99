import { describe, expect, it } from 'vitest';
import { event, flow, interval, runHead, runSnapshot, summary } from '../../../testing/fixtures.ts';
import type { RunProgress, RunUpdate } from './documents.ts';
import { applyUpdate, fromSnapshot, recentSeconds, withSnapshot } from './run-state.ts';

const eventUpdate = (sequence: number, seq: number): RunUpdate => ({
  __typename: 'EventUpdate',
  sequence,
  event: event(seq),
  run: runHead(),
});
const intervalUpdate = (sequence: number, seq: number): RunUpdate => ({
  __typename: 'IntervalUpdate',
  sequence,
  interval: interval(seq),
});
const crawling = (thumbnail: string | null): RunProgress => ({
  __typename: 'CrawlProgress',
  states: 3,
  actionsTried: 5,
  actionsQueued: 9,
  formsSubmitted: 1,
  url: 'http://127.0.0.1:4100/cart',
  title: 'Cart',
  doing: 'Following “Cart”',
  thumbnail,
});
const start = () => fromSnapshot(runSnapshot({ sequence: 4 }), [event(0), event(1)]);

describe('the state of a followed run', () => {
  it('counts the sequence over events and intervals together', () => {
    const state = [eventUpdate(5, 2), intervalUpdate(6, 0), eventUpdate(7, 3)].reduce(
      applyUpdate,
      start(),
    );
    expect(state.sequence).toBe(7);
    expect(state.events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
    expect(state.recent.map(({ seq }) => seq)).toEqual([0]);
  });

  it('changes nothing for what a resumed subscription repeats', () => {
    const state = [eventUpdate(5, 2), intervalUpdate(6, 0)].reduce(applyUpdate, start());
    expect(applyUpdate(state, eventUpdate(5, 2))).toBe(state);
    expect(applyUpdate(state, intervalUpdate(6, 0))).toBe(state);
  });

  it('shows an event once that the list had already when the snapshot was older', () => {
    const state = applyUpdate(
      fromSnapshot(runSnapshot({ sequence: 1 }), [event(0), event(1), event(2)]),
      eventUpdate(2, 1),
    );
    expect(state.events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(state.sequence).toBe(2);
  });

  it('keeps the last picture while the crawl sends none', () => {
    const states = [crawling('data:image/jpeg;base64,AA'), crawling(null)].map(
      (progress): RunUpdate => ({ __typename: 'ProgressUpdate', sequence: 4, progress }),
    );
    const { progress } = states.reduce(applyUpdate, start());
    expect(progress).toMatchObject({ thumbnail: 'data:image/jpeg;base64,AA' });
  });

  it('takes flows and summary as they stand, whatever the sequence says', () => {
    const updates: RunUpdate[] = [
      { __typename: 'FlowsUpdate', sequence: 0, flows: [flow()] },
      {
        __typename: 'SummaryUpdate',
        sequence: 0,
        summary: summary(),
        run: runHead({ state: 'COMPLETED', active: false, verdict: 'PASSED' }),
      },
    ];
    const state = updates.reduce(applyUpdate, start());
    expect(state.flows).toHaveLength(1);
    expect(state.summary?.verdict).toBe('PASSED');
    expect(state.head.active).toBe(false);
    expect(state.sequence).toBe(4);
  });

  it('forgets where the run was once it is over', () => {
    const loading = applyUpdate(start(), {
      __typename: 'ProgressUpdate',
      sequence: 4,
      progress: {
        __typename: 'LoadProgress',
        elapsedMs: 1,
        totalMs: 2,
        iterations: 0,
        totalIterations: null,
        control: 'RUNNING',
        level: null,
      },
    });
    const over = applyUpdate(loading, {
      __typename: 'EventUpdate',
      sequence: 5,
      event: event(2, { kind: 'STATE', toState: 'ABORTED' }),
      run: runHead({ state: 'ABORTED', active: false }),
    });
    expect(over.progress).toBeNull();
  });

  it(`remembers the last ${recentSeconds} seconds`, () => {
    const updates = Array.from({ length: 25 }, (_, index) => intervalUpdate(5 + index, index));
    const { recent } = updates.reduce(applyUpdate, start());
    expect(recent.map(({ seq }) => seq)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
  });

  it('keeps its place in the sequence when a later snapshot is laid over it', () => {
    const state = withSnapshot(start(), runSnapshot({ sequence: 90, flows: [flow()] }));
    expect(state.sequence).toBe(4);
    expect(state.flows).toHaveLength(1);
  });
});
