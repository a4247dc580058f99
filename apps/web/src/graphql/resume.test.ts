import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChannel } from '../../testing/channel.ts';
import { eventually } from '../../testing/eventually.ts';
import { serveGraphql, type TestServer } from '../../testing/graphql-server.ts';
import { createGraphql } from './client.ts';
import { graphql } from './graphql.ts';
import { backOffMs, resume } from './resume.ts';

const changes = graphql(`subscription Changes { runsChanged { kind id } }`);

let server: TestServer | null = null;
let close = () => {};
afterEach(async () => {
  close();
  await server?.close();
  server = null;
});

describe('a resumed subscription', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [4, 4_000],
    [9, 8_000],
  ])('waits longer the more often it failed in a row: %s times, %s ms', (failures, ms) => {
    expect(backOffMs(failures)).toBe(ms);
  });

  it('tries again after the socket broke, and says that it was lost meanwhile', async () => {
    const channel = createChannel<unknown>();
    let subscriptions = 0;
    server = await serveGraphql({
      subscription: {
        runsChanged: () => {
          subscriptions += 1;
          return channel.stream();
        },
      },
    });
    const { client, connection } = createGraphql(server.url);
    const seen: string[] = [];
    const waits: number[] = [];
    const onReopen = vi.fn();
    let again = () => {};
    close = resume({
      client,
      document: changes,
      variables: () => ({}),
      onData: ({ runsChanged }) => seen.push(runsChanged.id),
      onReopen,
      wait: (ms, then) => {
        waits.push(ms);
        again = then;
        return () => {};
      },
    });
    await eventually(() => expect(subscriptions).toBe(1));
    expect(connection.current()).toBe('open');
    channel.send({ runsChanged: { kind: 'CREATED', id: 'a' } });
    await eventually(() => expect(seen).toEqual(['a']));

    server?.dropSockets();
    await eventually(() => expect(waits).toEqual([500]));
    expect(connection.current()).toBe('lost');

    again();
    await eventually(() => expect(subscriptions).toBe(2));
    expect(onReopen).toHaveBeenCalledOnce();
    expect(connection.current()).toBe('open');
    channel.send({ runsChanged: { kind: 'UPDATED', id: 'b' } });
    await eventually(() => expect(seen).toEqual(['a', 'b']));
  });

  it('stays closed once it is closed', async () => {
    const channel = createChannel<unknown>();
    let subscriptions = 0;
    server = await serveGraphql({
      subscription: {
        runsChanged: () => {
          subscriptions += 1;
          return channel.stream();
        },
      },
    });
    const onBroken = vi.fn();
    close = resume({
      client: createGraphql(server.url).client,
      document: changes,
      variables: () => ({}),
      onData: () => {},
      onBroken,
    });
    await eventually(() => expect(subscriptions).toBe(1));
    close();
    server?.dropSockets();
    await new Promise((resolve) => setImmediate(resolve));
    expect(onBroken).not.toHaveBeenCalled();
  });
});
