import {
  constants,
  createServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { afterEach, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../content/random.ts';
import { ask } from '../ask.fixture.ts';
import type { Dialer } from '../dialer.ts';
import { listen, plainClient } from './peer.fixture.ts';

/**
 * The client beside a second implementation, node:http2's: requests and answers of all kinds, several at once,
 * cut at random places and kept in memory that is used again at once, through windows and tables of any size.
 */
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Planned {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  readonly body: string | null;
  readonly status: number;
  readonly answerHeaders: Record<string, string>;
  readonly cookies: string[];
  readonly answer: string;
  readonly length: boolean;
  readonly hints: boolean;
  readonly trailers: boolean;
}

interface Heard {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

async function peer(random: Random) {
  const heard = new Map<string, Heard>();
  const planned = new Map<string, Planned>();
  const sessions = new Set<ServerHttp2Session>();
  const failures: string[] = [];
  const server = createServer({
    paddingStrategy: random.pick([constants.PADDING_STRATEGY_NONE, constants.PADDING_STRATEGY_MAX]),
    settings: {
      headerTableSize: random.pick([0, 64, 200, 4_096, 65_536]),
      initialWindowSize: random.pick([200, 3_000, 65_535, 1_000_000]),
      maxFrameSize: random.pick([16_384, 100_000]),
      maxConcurrentStreams: random.pick([1, 2, 100]),
    },
  });
  server.on('session', (session) => sessions.add(session));
  server.on('stream', async (stream: ServerHttp2Stream, headers) => {
    const path = String(headers[':path']);
    let body = '';
    try {
      for await (const piece of stream.setEncoding('latin1')) body += piece;
    } catch (error) {
      failures.push(`${path}: ${error}`);
      return;
    }
    heard.set(path, { headers, body });
    reply(stream, planned.get(path) as Planned);
  });
  const origin = await listen(server);
  closers.push(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { origin, heard, planned, failures };
}

function reply(stream: ServerHttp2Stream, plan: Planned): void {
  const { status, answerHeaders, cookies, answer, length, hints, trailers } = plan;
  if (hints) stream.additionalHeaders({ ':status': 103, link: '</x>' });
  const hasBody = plan.method !== 'HEAD' && status !== 204 && status !== 304;
  stream.respond(
    {
      ':status': status,
      ...answerHeaders,
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      ...(length && hasBody ? { 'content-length': String(Buffer.byteLength(answer)) } : {}),
    },
    { waitForTrailers: trailers && hasBody },
  );
  stream.on('wantTrailers', () => stream.sendTrailers({ 'x-trailer': 'y' }));
  if (hasBody) stream.end(answer);
  else stream.end();
}

/** What comes is handed on in pieces, each in the same memory as the one before. */
function cutting(random: Random, most: number) {
  return (dialer: Dialer): Dialer => ({
    dial: (sink) => {
      const memory = Buffer.alloc(most);
      return dialer.dial({
        onConnect: () => sink.onConnect(),
        onSecure: (agreed) => sink.onSecure(agreed),
        onReady: () => sink.onReady(),
        onLost: (error, socket) => sink.onLost(error, socket),
        onRead: (bytes, length) => {
          for (let at = 0; at < length; ) {
            const size = Math.min(length - at, random.integer(1, most));
            bytes.copy(memory, 0, at, at + size);
            sink.onRead(memory, size);
            memory.fill(0xff);
            at += size;
          }
        },
      });
    },
  });
}

function plan(random: Random, i: number): Planned {
  const method = random.pick(['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE']);
  const text = (most: number) => random.unique.repeat(Math.ceil(most / 12)).slice(0, most);
  const takesBody = method === 'POST' || method === 'PUT';
  const size = random.pick([0, 1, 100, 5_000, 40_000]);
  return {
    method,
    path: `/${i}?${text(random.integer(0, 200))}`,
    headers: [
      ...['x-same', 'as ever', 'X-Mixed', `${text(random.integer(0, 50))}`],
      ...['cookie', `a=${i}; b=${anyText(random, random.integer(0, 300))}`],
    ],
    body: takesBody ? text(random.pick([0, 1, 1_000, 20_000])) : null,
    status: random.pick([200, 200, 200, 201, 204, 304, 404, 500]),
    answerHeaders: {
      'content-type': 'text/html',
      'x-any': anyText(random, random.integer(0, 400)),
      [`x-${random.integer(0, 5)}`]: text(random.pick([1, 50, 3_000])),
    },
    cookies: Array.from({ length: random.integer(0, 3) }, (_, n) => `c${n}=${text(20)}; Path=/`),
    answer: text(size),
    length: random.next() < 0.5,
    hints: random.next() < 0.2,
    trailers: random.next() < 0.2,
  };
}

/** Every character that a header may hold, so that each of Huffman’s codes is met. */
function anyText(random: Random, length: number): string {
  const codes = Array.from({ length }, () =>
    random.pick([random.integer(33, 126), random.integer(161, 255)]),
  );
  return String.fromCharCode(...codes);
}

describe('beside node:http2', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'requests of all kinds, seed %i',
    async (seed) => {
      const random = createRandom(seed, 22);
      const { origin, heard, planned, failures } = await peer(random);
      const client = plainClient(origin, cutting(random, random.pick([1, 2, 20, 20_000])));
      closers.push(() => client.close());
      for (let round = 0; round < 3; round++) {
        const plans = Array.from({ length: random.integer(1, 5) }, (_, i) =>
          plan(random, round * 10 + i),
        );
        for (const each of plans) planned.set(each.path, each);
        const outcomes = await Promise.all(
          plans.map(({ method, path, headers, body }) =>
            ask(client, origin, { method, path, headers, body }),
          ),
        );
        for (const [i, outcome] of outcomes.entries()) {
          const { path, ...wanted } = plans[i] as Planned;
          expect(outcome).toMatchObject({ failure: null, status: wanted.status });
          expect(heard.get(path)?.body).toBe(wanted.body ?? '');
          expect(heard.get(path)?.headers).toMatchObject({
            ':method': wanted.method,
            'x-same': 'as ever',
            'x-mixed': wanted.headers[3],
          });
          expect(
            Buffer.from(String(heard.get(path)?.headers.cookie), 'latin1').toString('latin1'),
          ).toBe(wanted.headers[5]);
          expect(Object.fromEntries(outcome.headers)).toMatchObject(wanted.answerHeaders);
          expect(outcome.setCookies).toEqual(wanted.cookies);
          const hasBody =
            wanted.method !== 'HEAD' && wanted.status !== 204 && wanted.status !== 304;
          expect(outcome.body?.toString('latin1')).toBe(hasBody ? wanted.answer : '');
        }
      }
      expect(failures).toEqual([]);
    },
  );

  it('bodies larger than any window', async () => {
    const body = 'request'.repeat(50_000);
    const answer = Buffer.alloc(24 * 1024 * 1024, 'answer');
    const server = createServer({ settings: { initialWindowSize: 10_000_000 } });
    const sessions = new Set<ServerHttp2Session>();
    server.on('session', (session) => sessions.add(session));
    server.on('stream', async (stream: ServerHttp2Stream) => {
      let heard = '';
      for await (const piece of stream) heard += piece;
      stream.respond({ ':status': heard === body ? 200 : 500 });
      stream.end(answer);
    });
    const origin = await listen(server);
    const client = plainClient(origin);
    closers.push(() => {
      client.close();
      for (const session of sessions) session.destroy();
      server.close();
    });
    const outcome = await ask(client, origin, { method: 'POST', body });
    expect(outcome).toMatchObject({ failure: null, status: 200 });
    expect(outcome.bytesIn).toBeGreaterThan(answer.length);
  });
});
