import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../content/random.ts';
import type { Dialer, SocketSink } from '../dialer.ts';
import { timedOut } from '../failure.ts';
import type { HttpOutcome } from '../http-client.ts';
import { createRequest } from '../http-request.ts';
import { frame, goaway, rstStream, settingsFrame, windowUpdate } from './frames.ts';
import { answer, headersFrame, plainClient } from './peer.fixture.ts';

/** A network in memory: what is sent goes nowhere, what comes is what the test says. */
function memoryDialer() {
  const sinks: SocketSink[] = [];
  const socket = {
    write: () => true,
    cork() {},
    uncork() {},
    destroy: () => socket,
    writableLength: 0,
  } as unknown as Socket;
  const dialer = {
    dial(sink: SocketSink) {
      sinks.push(sink);
      queueMicrotask(() => {
        sink.onConnect();
        sink.onReady();
      });
      return socket;
    },
  };
  return { sinks, socket, dialer: dialer as unknown as Dialer };
}

const origin = 'http://127.0.0.1:1';
const parts = { method: 'GET', headers: [], keepBody: true, expectedStatus: 200 };

/** What a sound server might say to two requests, in no order. */
function said(random: Random): Buffer {
  const settings = settingsFrame([[random.integer(0, 7), random.integer(0, 70_000)]]);
  const frames = Array.from({ length: random.integer(2, 10) }, () => {
    const id = random.pick([1, 1, 3, 5, 0, 2]);
    return random.pick([
      () => answer(id, 'x'.repeat(random.integer(0, 300))),
      () => headersFrame(id, '88 4001 7801 79 be', random.pick([0, 1, 4, 5, 12, 36])),
      () => frame(0, random.pick([0, 1, 8, 9]), id, Buffer.alloc(random.integer(0, 50), 1)),
      () => frame(9, random.pick([0, 4]), id, Buffer.from('0f0d0133', 'hex')),
      () =>
        frame(
          random.integer(0, 12),
          random.integer(0, 255),
          id,
          Buffer.alloc(random.integer(0, 20), 7),
        ),
      () => rstStream(id, random.integer(0, 14)),
      () => windowUpdate(id, random.integer(0, 2 ** 31 - 1)),
      () => goaway(random.integer(0, 14)),
    ])();
  });
  return Buffer.concat([settings, ...frames]);
}

function damage(bytes: Buffer, random: Random): void {
  for (let hits = random.integer(0, 4); hits > 0; hits--) {
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
  }
}

async function outcomesOf(random: Random): Promise<HttpOutcome[]> {
  const { sinks, socket, dialer } = memoryDialer();
  const client = plainClient(origin, () => dialer);
  const outcomes: HttpOutcome[] = [];
  const send = (body: string | null) =>
    client.send(
      createRequest(origin, { ...parts, path: '/', body }),
      { answered: (outcome) => outcomes.push(outcome) },
      performance.now(),
    );
  send(null);
  send('b'.repeat(random.pick([0, 10, 100_000])));
  await null;
  const bytes = said(random);
  damage(bytes, random);
  for (let at = 0; at < bytes.length; ) {
    const piece = Buffer.from(bytes.subarray(at, at + random.integer(1, 200)));
    // Whatever was sent again goes over a connection that is lost at once.
    sinks[0]?.onRead(piece, piece.length);
    at += piece.length;
    await null;
  }
  for (let i = 0; i < sinks.length; i++) {
    await null;
    sinks[i]?.onLost(null, socket);
  }
  client.cancel(timedOut(1));
  return outcomes;
}

describe('damaged frames', () => {
  it('end each request once, with an answer or a failure that has a name', async () => {
    const classes = new Set<string>();
    for (let seed = 0; seed < 3_000; seed++) {
      const outcomes = await outcomesOf(createRandom(seed, 9));
      expect(outcomes, `seed ${seed}`).toHaveLength(2);
      for (const { failure, status } of outcomes) {
        if (failure === null) expect(status).toBeGreaterThanOrEqual(200);
        classes.add(failure === null ? 'answered' : String(failure.errorClass));
      }
    }
    expect([...classes].toSorted()).toEqual(['answered', 'connection', 'protocol']);
  });
});
