import { expect, it } from 'vitest';
import { plainRequest } from './ask.fixture.ts';
import type { Dialer, SocketSink, UserSocket } from './dialer.ts';
import { interrupted } from './failure.ts';
import type { HttpOutcome } from './http-client.ts';
import { nobodyWaits } from './lane.ts';
import { LeanLane } from './lean-lane.ts';

const empty = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/** A socket in memory, and who hears of it. */
interface MemorySocket {
  readonly sink: SocketSink;
  readonly socket: UserSocket;
}

/** A lane over sockets in memory, of which each takes so many bytes without handing them on. */
function laneOver(...held: number[]) {
  const sockets: MemorySocket[] = [];
  const dialer: Dialer = {
    dial(sink) {
      const socket = {
        write: () => true,
        destroy: () => socket,
        writableLength: held[sockets.length] ?? 0,
      } as unknown as UserSocket;
      sockets.push({ sink, socket });
      return socket;
    },
  };
  const lane = new LeanLane(dialer, nobodyWaits);
  const statuses: number[] = [];
  const outcomes: HttpOutcome[] = [];
  return {
    statuses,
    outcomes,
    ready: (index: number) => sockets[index]?.sink.onReady(),
    lose: (index: number) => {
      const lost = sockets[index];
      lost?.sink.onLost(null, lost.socket);
    },
    get connections() {
      return sockets.length;
    },
    cancel: () => lane.cancel(interrupted),
    send(laterMs = 0) {
      const answered = (outcome: HttpOutcome) => {
        statuses.push(outcome.status);
        outcomes.push(outcome);
      };
      lane.send(plainRequest('http://127.0.0.1:1'), { answered }, performance.now() + laterMs);
    },
    answer(index: number, text: string) {
      const bytes = Buffer.from(text);
      sockets[index]?.sink.onRead(bytes, bytes.length);
    },
  };
}

it('the end of a connection that was given up says nothing of the next one', () => {
  const lane = laneOver();
  lane.send();
  lane.ready(0);
  lane.answer(0, 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  lane.send();
  lane.ready(1);
  lane.lose(0);
  lane.answer(1, 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n');
  expect(lane.statuses).toEqual([200, 201]);
});

it('a first request that a connection is lost with is not sent again, whatever went over the one before', () => {
  const lane = laneOver();
  lane.send();
  lane.ready(0);
  lane.answer(0, empty);
  lane.send();
  lane.answer(0, 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  lane.send();
  lane.ready(1);
  lane.lose(1);
  expect(lane.statuses).toEqual([200, 200, 0]);
  expect(lane.connections).toBe(2);
});

it('a connection that can not be made is no end of an answer that was cut off before', () => {
  const lane = laneOver();
  lane.send();
  lane.ready(0);
  lane.answer(0, 'HTTP/1.1 200 OK\r\n\r\nuntil the end');
  lane.cancel();
  lane.send();
  lane.lose(1);
  expect(lane.outcomes.at(-1)?.failure?.errorClass).toBe('connection');
});

it.each([
  ['used again', 3_000, 1],
  ['left alone', 4_500, 2],
])('a connection that the server keeps for 5 s is %s after %i ms', (_, laterMs, connections) => {
  const lane = laneOver();
  lane.send();
  lane.ready(0);
  lane.answer(0, 'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\nContent-Length: 0\r\n\r\n');
  lane.send(laterMs);
  expect(lane.connections).toBe(connections);
});

it('a request that is still being sent when its answer ends gives the next one a connection of its own', () => {
  const lane = laneOver(100_000);
  lane.send();
  lane.ready(0);
  lane.answer(0, 'HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n');
  lane.send();
  lane.ready(1);
  lane.answer(1, empty);
  expect(lane.statuses).toEqual([413, 200]);
});
