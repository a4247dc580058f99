import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, type RequestParts } from '../ask.fixture.ts';
import { timedOut } from '../failure.ts';
import type { HttpClient, HttpOutcome } from '../http-client.ts';
import { createRequest } from '../http-request.ts';
import { openSockets } from '../open-sockets.ts';
import { frame, rstStream, settingsFrame, windowUpdate } from './frames.ts';
import {
  type Asked,
  answer,
  headersFrame,
  plainClient,
  plainSettings,
  scriptedPeer,
} from './peer.fixture.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function peer(script: (asked: Asked) => void) {
  const server = await scriptedPeer(script);
  closers.push(server.close);
  const client = plainClient(server.origin);
  closers.push(() => client.close());
  const send = (parts?: RequestParts) => ask(client, server.origin, parts);
  return { server, client, send };
}

/** What becomes of a request when the server says this. */
async function outcomeOf(said: readonly Buffer[], parts?: RequestParts) {
  const { send } = await peer(({ socket }) => socket.write(Buffer.concat(said)));
  return await send(parts);
}

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const zeros = (length: number) => Buffer.alloc(length);
const data = (text: string, flag = 1, streamId = 1) => frame(0, flag, streamId, Buffer.from(text));
/** `content-length: 4`. */
const four = '0f0d 0134';

describe('answers', () => {
  it.each<[string, Buffer[], object]>([
    ['in one frame of headers', [headersFrame(1, '89', 5)], { status: 204 }],
    ['with a body', [answer(1, 'hello')], { status: 200, body: 'hello' }],
    ['after hints', [headersFrame(1, '0803 313033'), answer(1, 'x')], { status: 200, body: 'x' }],
    [
      'with trailers',
      [headersFrame(1, '88'), data('a', 0), headersFrame(1, '4001 7801 79', 5)],
      { status: 200, body: 'a', headers: [] },
    ],
    [
      'with headers in several frames, one of them empty',
      [
        headersFrame(1, '88', 0),
        frame(9, 0, 1, zeros(0)),
        frame(9, 4, 1, bytes(four)),
        data('four'),
      ],
      { status: 200, body: 'four', headers: [['content-length', '4']] },
    ],
    [
      'padded, with a priority',
      [headersFrame(1, '02 00000000ff 88 0000', 4 | 8 | 32), frame(0, 9, 1, bytes('02 6162 0000'))],
      { status: 200, body: 'ab' },
    ],
    [
      'between frames that nobody knows',
      [
        frame(0xfa, 0xff, 1, zeros(100)),
        frame(2, 0, 1, zeros(5)),
        headersFrame(1, '88'),
        frame(6, 1, 0, zeros(8)),
        windowUpdate(1, 10),
        data('x'),
      ],
      { status: 200, body: 'x' },
    ],
    [
      'of half a body, told not to send the rest of the request',
      [answer(1, 'enough'), rstStream(1, 0)],
      { status: 200, body: 'enough' },
    ],
  ])('%s', async (_, said, { body = '', ...expected }: { body?: string }) => {
    const outcome = await outcomeOf([plainSettings, ...said], {
      body: 'x'.repeat(100_000),
      method: 'POST',
    });
    expect({ ...outcome, body: String(outcome.body) }).toMatchObject({
      failure: null,
      body,
      ...expected,
    });
  });

  it.each([
    ['to HEAD', 'HEAD', `88 ${four}`],
    ['that nothing changed', 'GET', `8b ${four}`],
  ])('%s have a length and no body', async (_, method, block) => {
    const outcome = await outcomeOf([plainSettings, headersFrame(1, block, 5)], { method });
    expect(outcome).toMatchObject({ failure: null, bytesIn: 14 });
  });
});

describe('an answer that is malformed fails alone', () => {
  it.each<[string, Buffer[], RegExp]>([
    ['shorter than it says', [headersFrame(1, `88 ${four}`), data('abc')], /shorter/],
    ['longer than it says', [headersFrame(1, `88 ${four}`), data('abcde')], /longer/],
    ['with a body where none may be', [headersFrame(1, '89'), data('a')], /longer/],
    ['without a status', [headersFrame(1, '4001 7801 79', 5)], /no status/],
    ['with its body first', [data('a', 0)], /before its head/],
    ['that is only a body', [data('', 1)], /without a head/],
    ['that ends with hints', [headersFrame(1, '0803 313033', 5)], /ends before its head/],
    ['that switches protocols', [headersFrame(1, '0803 313031')], /switches protocols/],
    [
      'that goes on after trailers',
      [headersFrame(1, '88'), headersFrame(1, '4001 7801 79')],
      /trailers/,
    ],
    ['with two heads', [headersFrame(1, '88'), headersFrame(1, '88', 5)], /more than one head/],
    [
      'with HTTP/1’s headers',
      [headersFrame(1, '88 400a 636f6e6e656374696f6e 0178', 5)],
      /belongs to HTTP\/1/,
    ],
    ['with a window that grows by nothing', [frame(8, 0, 1, zeros(4))], /by nothing/],
  ])('%s', async (_, said, message) => {
    const { send, server } = await peer(({ socket, streamId }) => {
      if (streamId === 1) socket.write(Buffer.concat([plainSettings, ...said]));
      else socket.write(answer(3, 'next'));
    });
    const outcome = await send();
    expect(outcome.failure).toMatchObject({
      errorClass: 'protocol',
      message: expect.stringMatching(message),
    });
    expect(String((await send()).body)).toBe('next');
    expect(server.connections).toBe(1);
  });
});

describe('a server that breaks the rules of a connection is left', () => {
  const pushAllowed = settingsFrame([[2, 1]]);
  it.each<[string, Buffer[], RegExp]>([
    [
      'HTTP/1',
      [Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')],
      /speaks HTTP\/1/,
    ],
    ['no settings first', [answer(1, 'x')], /stands where it may not/],
    ['an acknowledgement first', [frame(4, 1, 0, zeros(0))], /stands where it may not/],
    ['a push', [plainSettings, frame(5, 4, 1, bytes('00000002 82'))], /pushPromise/],
    ['pushes allowed', [pushAllowed], /pushes/],
    ['settings cut off', [frame(4, 0, 0, zeros(5))], /cut off/],
    ['settings of a stream', [frame(4, 0, 1, zeros(0))], /settings/],
    ['a window too large', [settingsFrame([[4, 2 ** 31]])], /window is too large/],
    ['frames too small', [settingsFrame([[5, 100]])], /impossible size/],
    ['a ping cut off', [plainSettings, frame(6, 0, 0, zeros(7))], /size of its kind/],
    ['a stream that nobody began', [plainSettings, answer(3, 'x')], /headers/],
    ['a stream of its own', [plainSettings, headersFrame(2, '88')], /headers/],
    ['DATA of no stream', [plainSettings, data('x', 1, 0)], /data/],
    ['a reset of no stream', [plainSettings, rstStream(0, 1)], /rstStream/],
    ['a reset cut off', [plainSettings, frame(3, 0, 1, zeros(3))], /size of its kind/],
    ['a window that grows by nothing', [plainSettings, windowUpdate(0, 0)], /by nothing/],
    ['a window that grows too much', [plainSettings, windowUpdate(0, 2 ** 31 - 1)], /beyond/],
    [
      'headers that something interrupts',
      [plainSettings, headersFrame(1, '88', 0), data('x')],
      /data/,
    ],
    [
      'headers that go on without a beginning',
      [plainSettings, frame(9, 4, 1, bytes('88'))],
      /continuation/,
    ],
    ['headers all of padding', [plainSettings, headersFrame(1, 'ff 88', 12)], /all padding/],
    ['headers that can’t be unpacked', [plainSettings, headersFrame(1, 'ff')], /unpacked/],
    ['a frame too long', [plainSettings, bytes('ffffff 00 00 00000001')], /longer than allowed/],
  ])('%s', async (_, said, message) => {
    const before = openSockets();
    const outcome = await outcomeOf(said);
    expect(outcome.failure).toMatchObject({
      errorClass: 'protocol',
      message: expect.stringMatching(message),
    });
    await expect.poll(openSockets).toBe(before);
  });

  it.each<[string, Buffer]>([
    [
      'headers without an end',
      Buffer.concat(Array.from({ length: 20 }, () => frame(9, 0, 1, zeros(16_000)))),
    ],
    [
      'empty frames of headers without an end',
      Buffer.concat(Array.from({ length: 2_000 }, () => frame(9, 0, 1, zeros(0)))),
    ],
  ])('%s', async (_, flood) => {
    const outcome = await outcomeOf([plainSettings, headersFrame(1, '88', 0), flood]);
    expect(outcome.failure?.message).toMatch(/don’t end/);
  });

  it.each([
    ['pings', frame(6, 0, 0, zeros(8))],
    ['settings', settingsFrame([[4, 70_000]])],
  ])('%s without an end, whose answers it does not take', async (_, flood) => {
    const many = Buffer.concat(Array.from({ length: 5_000 }, () => flood));
    const { send } = await peer(({ socket }) => {
      socket.pause();
      socket.write(plainSettings);
      const more = () => {
        while (!socket.destroyed && socket.write(many));
        if (!socket.destroyed) socket.once('drain', more);
      };
      more();
    });
    expect((await send()).failure?.message).toMatch(/asks and asks/);
  });
});

describe('what may be sent again', () => {
  it('goes out again when the server has refused it', async () => {
    const { send } = await peer(({ socket, streamId }) => {
      if (streamId === 1) socket.write(Buffer.concat([plainSettings, rstStream(1, 7)]));
      else socket.write(answer(streamId, 'now'));
    });
    const outcome = await send({ method: 'POST', body: 'x' });
    expect(outcome).toMatchObject({ failure: null, timesSent: 2 });
  });

  it('but not for ever', async () => {
    const { send } = await peer(({ socket, streamId }) => {
      if (streamId === 1) socket.write(plainSettings);
      socket.write(rstStream(streamId, 7));
    });
    const outcome = await send();
    expect(outcome).toMatchObject({ timesSent: 3, failure: { errorClass: 'connection' } });
    expect(outcome.failure?.message).toMatch(/REFUSED_STREAM/);
  });

  it('goes over another connection when the server leaves, while the others go on to their end', async () => {
    const leaves = frame(7, 0, 0, bytes('00000001 00000000'));
    const { send, server } = await peer(({ socket, streamId, connection }) => {
      if (connection === 2)
        socket.write(Buffer.concat([plainSettings, answer(1, 'by the second')]));
      else if (streamId === 1) socket.write(plainSettings);
      else socket.write(Buffer.concat([leaves, answer(1, 'by the first')]));
    });
    const outcomes = await Promise.all([send(), send({ method: 'POST' })]);
    expect(outcomes.map(({ failure, body }) => [failure, String(body)])).toEqual([
      [null, 'by the first'],
      [null, 'by the second'],
    ]);
    expect(server.connections).toBe(2);
    await expect.poll(openSockets).toBe(1);
  });

  it('does not when the server names an error as it leaves', async () => {
    const { send } = await peer(({ socket }) => {
      const leaves = frame(7, 0, 0, bytes('00000001 0000000b'));
      socket.end(Buffer.concat([plainSettings, leaves]));
    });
    expect((await send()).failure?.message).toBe(
      'the server ended the connection (ENHANCE_YOUR_CALM)',
    );
  });

  it('does not when the server has reset it: the error is named', async () => {
    const outcome = await outcomeOf([plainSettings, rstStream(1, 11)]);
    expect(outcome).toMatchObject({ timesSent: 1, failure: { errorClass: 'connection' } });
    expect(outcome.failure?.message).toBe('the server reset the stream (ENHANCE_YOUR_CALM)');
  });

  it('does when an idle connection was closed, and asking again can do no harm', async () => {
    const { send, server } = await peer(({ socket, streamId, connection }) => {
      if (streamId > 1) socket.destroy();
      else socket.write(Buffer.concat([plainSettings, answer(1, `by ${connection}`)]));
    });
    expect(String((await send()).body)).toBe('by 1');
    expect(String((await send()).body)).toBe('by 2');
    expect(server.connections).toBe(2);
    expect((await send({ method: 'POST', body: 'x' })).failure?.errorClass).toBe('connection');
  });
});

it('no more requests are under way than the server wants, and the others wait for their turn', async () => {
  const asked: number[] = [];
  const { send } = await peer(({ socket, streamId }) => {
    asked.push(streamId);
    if (streamId === 1) socket.write(Buffer.concat([settingsFrame([[3, 1]]), answer(1, 'first')]));
    else setImmediate(() => socket.write(answer(streamId, `after ${asked.join(' ')}`)));
  });
  await send();
  const outcomes = await Promise.all([send(), send(), send()]);
  expect(outcomes.map(({ body }) => String(body))).toEqual([
    'after 1 3',
    'after 1 3 5',
    'after 1 3 5 7',
  ]);
  expect(outcomes.map(({ blockedMs }) => blockedMs > 0)).toEqual([false, true, true]);
});

it('a body waits for the window of the whole connection', async () => {
  const sockets: Socket[] = [];
  const { send, server } = await peer(({ socket }) => {
    socket.write(settingsFrame([[4, 1_000_000]]));
    sockets.push(socket);
  });
  const answered = send({ method: 'POST', body: 'x'.repeat(100_000) });
  await expect.poll(() => server.bodyBytes).toBe(65_535);
  sockets[0]?.write(windowUpdate(0, 100_000));
  await expect.poll(() => server.bodyBytes).toBe(100_000);
  sockets[0]?.write(answer(1, 'all'));
  expect(String((await answered).body)).toBe('all');
});

/** Sends a request that can be given up by itself. */
function begin(client: HttpClient, origin: string, answered: (outcome: HttpOutcome) => void) {
  const parts = { path: '/', headers: [], body: null, keepBody: true, expectedStatus: 200 };
  const request = createRequest(origin, { method: 'POST', ...parts });
  client.send(request, { answered }, performance.now());
  return request;
}

it('nobody hears of a lost connection whom another one has given up on hearing of it', async () => {
  const { client, server } = await peer(({ socket, streamId }) => {
    if (streamId === 5) socket.destroy();
  });
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    begin(client, server.origin, () => {
      heard.push('first');
      client.close();
      setImmediate(resolve);
    });
    begin(client, server.origin, () => heard.push('second'));
    begin(client, server.origin, () => heard.push('third'));
  });
  expect(heard).toEqual(['first']);
});

describe('a request that is given up', () => {
  it('is reset, and what comes for it is passed over', async () => {
    const { client, server, send } = await peer(({ socket, streamId }) => {
      if (streamId === 1) {
        socket.write(Buffer.concat([plainSettings, headersFrame(1, '88 4001 7801 79')]));
      } else if (streamId === 3) {
        socket.write(answer(3, 'meanwhile'));
      } else {
        // Its trailers still change the table, and the next answer names one of them.
        const late = [data('late', 0), headersFrame(1, '4001 7a01 79', 5)];
        socket.write(Buffer.concat([...late, headersFrame(5, '88 be', 5)]));
      }
    });
    const { promise: settled, resolve: settle } = Promise.withResolvers<unknown>();
    const request = begin(client, server.origin, ({ failure }) => settle(failure));
    expect(String((await send()).body)).toBe('meanwhile');
    client.cancel(timedOut(50), request);
    expect(await settled).toMatchObject({ errorClass: 'timeout' });
    expect((await send()).headers).toEqual([['z', 'y']]);
    expect(server.resets).toEqual([1]);
    expect(server.connections).toBe(1);
  });

  it('takes its connection with it when nothing has come on that since', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const { client, server } = await peer(() => resolve());
    const { promise: settled, resolve: settle } = Promise.withResolvers<unknown>();
    const request = begin(client, server.origin, ({ failure }) => settle(failure));
    await asked;
    client.cancel(timedOut(50), request);
    expect(await settled).toMatchObject({ errorClass: 'timeout' });
    await expect.poll(openSockets).toBe(0);
  });
});
