import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom, type Random } from '../../packages/engine/src/content/random.ts';
import { ask as send } from '../../packages/engine/src/load/http/ask.fixture.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpOutcome,
} from '../../packages/engine/src/load/http/http-client.ts';
import { httpClients, undiciClients } from '../../packages/engine/src/load/http/http-clients.ts';
import { network } from '../../packages/engine/src/load/http/network.fixture.ts';

/**
 * Our parser beside llhttp: random answers, sound ones and damaged ones, in random pieces. What llhttp
 * reads, ours must read the same; what it refuses, ours must settle one way or the other, never hang or throw.
 */

let server: Server;
let origin = '';
let answer: Buffer = Buffer.alloc(0);
let pieces: readonly number[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.setNoDelay(true);
    socket.once('data', async () => {
      let at = 0;
      for (const size of pieces) {
        if (socket.destroyed) return;
        socket.write(answer.subarray(at, at + size));
        at += size;
        await new Promise(setImmediate);
      }
      socket.end(answer.subarray(at));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const options = { network: network(), timeoutMs: 5_000 };
const undici = undiciClients(options);
const lean = httpClients(options);

it.each(Array.from({ length: 150 }, (_, seed) => seed))('sound answers, seed %i', async (seed) => {
  const random = createRandom(seed);
  const method = random.pick(['GET', 'GET', 'GET', 'HEAD', 'POST']);
  prepare(soundAnswer(random, method), random);
  const [theirs, ours] = await both(method);
  expect(theirs.failure).toBeNull();
  expect(essentials(ours)).toEqual(essentials(theirs));
});

it.each(Array.from({ length: 250 }, (_, seed) => seed))(
  'damaged answers, seed %i',
  async (seed) => {
    const random = createRandom(seed, 1);
    prepare(damage(soundAnswer(random, 'GET'), random), random);
    const [theirs, ours] = await both('GET');
    if (theirs.failure === null && ours.failure === null) {
      expect(essentials(ours)).toEqual(essentials(theirs));
    } else if (theirs.failure === null) {
      // Stricter than llhttp is allowed, in a class that says so.
      expect(ours.failure?.errorClass).toBe('protocol');
    }
  },
);

function prepare(bytes: Buffer, random: Random): void {
  answer = bytes;
  pieces = Array.from({ length: random.integer(0, 6) }, () => random.integer(1, 40));
}

async function both(method: string): Promise<[HttpOutcome, HttpOutcome]> {
  const open = (clients: HttpClientFactory) => clients.open(origin, 'at-once');
  return [await ask(open(undici), method), await ask(open(lean), method)];
}

async function ask(client: HttpClient, method: string): Promise<HttpOutcome> {
  const hung = setTimeout(
    () => client.cancel({ errorClass: 'timeout', message: 'it hangs' }),
    5_000,
  );
  const outcome = await send(client, origin, {
    method,
    body: method === 'POST' ? 'a=1' : null,
  });
  clearTimeout(hung);
  client.close();
  expect(outcome.failure?.message).not.toBe('it hangs');
  return outcome;
}

function essentials({ status, headers, setCookies, body }: HttpOutcome) {
  return {
    status,
    // llhttp leaves space at the end of a value.
    headers: headers.map(([name, value]) => `${name}: ${value.trim()}`).toSorted(),
    setCookies: setCookies.map((value) => value.trim()),
    body: body?.toString('latin1'),
  };
}

function soundAnswer(random: Random, method: string): Buffer {
  const status = random.pick([200, 200, 200, 201, 204, 302, 304, 404, 500]);
  const body = Array.from({ length: random.integer(0, 30) }, () => random.pick(words)).join(' ');
  const headers = Array.from({ length: random.integer(0, 8) }, () => header(random));
  const hints = random.next() < 0.1 ? 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n' : '';
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  const [framing, framed] = frame(hasBody ? body : '', hasBody, random);
  const reason = random.pick(['OK', 'Nöt Föund', '', 'A longer reason']);
  const lines = [`HTTP/1.1 ${status} ${reason}`, ...headers, ...framing];
  return Buffer.from(`${hints}${lines.join('\r\n')}\r\n\r\n${framed}`, 'latin1');
}

const words = [
  'alpha',
  'beta',
  '\r\n',
  '\r\n\r\n',
  '0\r\n\r\n',
  'HTTP/1.1 200 OK',
  'gämma',
  '{}',
] as const;

function header(random: Random): string {
  const name = random.pick([
    'X-One',
    'x-two',
    'Set-Cookie',
    'Content-Type',
    'ETag',
    'Keep-Alive',
    'Location',
  ]);
  const value = random.pick([
    'a=1; Path=/',
    'text/html; charset=utf-8',
    '',
    '"x:y"',
    'timeout=5, max=3',
    'ä',
  ]);
  return `${name}:${random.pick(['', ' ', '  ', '\t'])}${value}`;
}

function frame(body: string, hasBody: boolean, random: Random): [string[], string] {
  if (!hasBody) return [[], ''];
  const kind = random.pick(['length', 'chunked', 'close']);
  if (kind === 'length') return [[`Content-Length: ${body.length}`], body];
  if (kind === 'close') return [['Connection: close'], body];
  let framed = '';
  for (let at = 0; at < body.length; ) {
    const size = Math.min(body.length - at, random.integer(1, 50));
    const extension = random.pick(['', '', ';name=value', ';x']);
    framed += `${size.toString(16)}${extension}\r\n${body.slice(at, at + size)}\r\n`;
    at += size;
  }
  const trailers = random.pick(['', '', 'X-Trailer: 1\r\n']);
  return [['Transfer-Encoding: chunked'], `${framed}0\r\n${trailers}\r\n`];
}

/** Flips, drops, doubles or inserts a few bytes, nearly always where the structure is. */
function damage(bytes: Buffer, random: Random): Buffer {
  let damaged = bytes;
  for (let i = random.integer(1, 3); i > 0; i--) {
    const at = random.integer(0, Math.min(damaged.length, 300) - 1);
    const left = damaged.subarray(0, at);
    const right = damaged.subarray(at);
    const insert = Buffer.from(
      random.pick(['\r', '\n', ' ', ':', '\0', '9', 'é', '\r\n', 'ffffffff']),
      'latin1',
    );
    damaged = random.pick([
      Buffer.concat([left, right.subarray(1)]),
      Buffer.concat([left, insert, right]),
      Buffer.concat([left, insert, right.subarray(1)]),
      Buffer.concat([left, right.subarray(0, 5), right]),
      left,
    ]);
    if (damaged.length === 0) return bytes;
  }
  return damaged;
}
