import { afterEach, describe, expect, it } from 'vitest';
import { apiRun } from '../../../testing/api-objects.ts';
import { createChannel } from '../../../testing/channel.ts';
import { eventually } from '../../../testing/eventually.ts';
import { event, interval, runHead } from '../../../testing/fixtures.ts';
import { type Answers, serveGraphql, type TestServer } from '../../../testing/graphql-server.ts';
import { createGraphql } from '../../graphql/client.ts';
import { RunFeed } from './run-feed.ts';

type Update = { readonly runUpdates: unknown };
const eventUpdate = (sequence: number, seq: number): Update => ({
  runUpdates: { __typename: 'EventUpdate', sequence, event: event(seq), run: apiRun() },
});
const intervalUpdate = (sequence: number, seq: number): Update => ({
  runUpdates: { __typename: 'IntervalUpdate', sequence, interval: interval(seq) },
});

let server: TestServer | null = null;
let stop = () => {};
afterEach(async () => {
  stop();
  await server?.close();
  server = null;
});

/** A feed that is listened to, drawing at once and waiting only as long as a test says. */
async function listen(answers: Answers, release: { go: () => void } = { go: () => {} }) {
  server = await serveGraphql(answers);
  const feed = new RunFeed(createGraphql(server.url).client, 'run_1', {
    frame: (draw) => {
      queueMicrotask(draw);
      return () => {};
    },
    wait: (_ms, then) => {
      release.go = then;
      return () => {};
    },
  });
  stop = feed.subscribe(() => {});
  return feed;
}

const stateOf = (feed: RunFeed) => {
  const snapshot = feed.snapshot();
  if (snapshot.kind !== 'ready') throw new Error(`The feed is ${snapshot.kind}.`);
  return snapshot.state;
};
const isReady = (feed: RunFeed) => eventually(() => expect(feed.snapshot().kind).toBe('ready'));

describe('the feed of a run', () => {
  it('reads all pages of what is stored', async () => {
    const allEvents = Array.from({ length: 1_203 }, (_, seq) => event(seq));
    const allIntervals = Array.from({ length: 2_100 }, (_, seq) => interval(seq));
    const done = { state: 'COMPLETED', active: false } as const;
    const feed = await listen({
      query: { run: () => apiRun({ ...done, allEvents, allIntervals }) },
    });
    await isReady(feed);
    expect(stateOf(feed).events).toHaveLength(1_203);
    expect(feed.series.length).toBe(2_100);
  });

  it('follows an active run from where the snapshot ended', async () => {
    const updates = createChannel<Update>();
    const asked: unknown[] = [];
    const feed = await listen({
      query: { run: () => apiRun({ sequence: 3, allEvents: [event(0), event(1)] }) },
      subscription: {
        runUpdates: ({ after }: { after: number }) => {
          asked.push(after);
          return updates.stream();
        },
      },
    });
    await eventually(() => expect(asked).toEqual([3]));
    updates.send(eventUpdate(4, 2));
    updates.send(intervalUpdate(5, 0));
    await eventually(() => expect(feed.series.length).toBe(1));
    expect(stateOf(feed).sequence).toBe(5);
    expect(stateOf(feed).events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  });

  it('resumes after a lost socket from the last number it saw, missing and doubling nothing', async () => {
    const updates = createChannel<Update>();
    const asked: unknown[] = [];
    const release = { go: () => {} };
    const feed = await listen(
      {
        query: { run: () => apiRun() },
        subscription: {
          async *runUpdates({ after }: { after: number }) {
            asked.push(after);
            // A server that repeats what was seen must do no harm.
            if (asked.length > 1) {
              for (let seq = 0; seq < 4; seq += 1) yield intervalUpdate(seq + 1, seq);
            }
            yield* updates.stream();
          },
        },
      },
      release,
    );
    await eventually(() => expect(asked).toEqual([0]));
    updates.send(intervalUpdate(1, 0));
    updates.send(intervalUpdate(2, 1));
    await eventually(() => expect(feed.series.length).toBe(2));

    server?.dropSockets();
    await eventually(() => {
      release.go();
      expect(asked.length).toBeGreaterThan(1);
    });
    await eventually(() => expect(feed.series.length).toBe(4));
    expect(asked[1]).toBe(2);
    expect(feed.series.totals().requests).toBe(400);
    expect(stateOf(feed).sequence).toBe(4);
  });

  it('stops following when the run is over', async () => {
    const updates = createChannel<Update>();
    let subscriptions = 0;
    const feed = await listen({
      query: { run: () => apiRun() },
      subscription: {
        runUpdates: () => {
          subscriptions += 1;
          return updates.stream();
        },
      },
    });
    await eventually(() => expect(subscriptions).toBe(1));
    const over = apiRun({ ...runHead({ state: 'COMPLETED', active: false, verdict: 'PASSED' }) });
    updates.send({
      runUpdates: { __typename: 'EventUpdate', sequence: 1, event: event(0), run: over },
    });
    updates.end();
    await eventually(() => expect(stateOf(feed).head.active).toBe(false));
    expect(subscriptions).toBe(1);
  });

  it('tells a run that does not exist from a server that does not answer', async () => {
    const missing = await listen({ query: { run: () => null } });
    await eventually(() => expect(missing.snapshot().kind).toBe('missing'));
    stop();

    const url = server?.url ?? '';
    await server?.close();
    server = null;
    const unreachable = new RunFeed(createGraphql(url).client, 'run_1');
    stop = unreachable.subscribe(() => {});
    await eventually(() => expect(unreachable.snapshot().kind).toBe('failed'));
  });
});
