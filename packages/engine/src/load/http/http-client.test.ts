import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, type RequestParts } from './ask.fixture.ts';
import { interrupted, timedOut } from './failure.ts';
import type { HttpClient } from './http-client.ts';
import { httpClients, undiciClients } from './http-clients.ts';
import { network } from './network.fixture.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers with the given bytes, and nothing else. */
async function rawServer(serve: (socket: Socket, connection: number) => void): Promise<string> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket, ++connections);
  });
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listening(server);
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(text: string): (socket: Socket) => void {
  return (socket) => socket.on('data', () => socket.write(text));
}

const options = { network: network(), timeoutMs: 2_000 };

interface Asker extends Pick<HttpClient, 'cancel'> {
  send(parts?: RequestParts): ReturnType<typeof ask>;
}

describe.each([
  ['undici', undiciClients(options), 'at-once'],
  ['undici', undiciClients(options), 'one-by-one'],
  ['lean', httpClients(options), 'at-once'],
  ['lean', httpClients(options), 'one-by-one'],
] as const)('the $0 client, asked $2', (_, clients, manner) => {
  function clientFor(origin: string): Asker {
    const client = clients.open(origin, manner);
    closers.push(() => client.close());
    return {
      send: (parts) => ask(client, origin, parts),
      cancel: (failure) => client.cancel(failure),
    };
  }

  describe('answers', () => {
    it.each([
      ['with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 200, 'hello'],
      [
        'in chunks',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n',
        200,
        'hello',
      ],
      [
        'after early hints',
        'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
        200,
        'ok',
      ],
      ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
      ['with an empty body', 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', 404, ''],
    ])('%s', async (_, answer, status, body) => {
      const outcome = await clientFor(await rawServer(answering(answer))).send();
      expect(outcome).toMatchObject({ failure: null, status, timesSent: 1 });
      expect(String(outcome.body)).toBe(body);
      expect(outcome.endedAt).toBeGreaterThanOrEqual(outcome.firstByteAt);
      expect(outcome.firstByteAt).toBeGreaterThanOrEqual(outcome.sentAt);
      expect(outcome.connectMs).toBeGreaterThanOrEqual(0);
      expect(outcome.sendingMs).toBeLessThanOrEqual(0);
      expect(outcome.tlsMs).toBe(-1);
    });

    it('ends with the connection when there is no length', async () => {
      const origin = await rawServer((socket) => {
        socket.on('data', () =>
          socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it'),
        );
      });
      const outcome = await clientFor(origin).send();
      expect(outcome.failure).toBeNull();
      expect(String(outcome.body)).toBe('all of it');
    });

    it('keeps repeated headers and the size of what came', async () => {
      const head =
        'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-One: 1\r\nContent-Length: 3\r\n\r\n';
      const outcome = await clientFor(await rawServer(answering(`${head}abc`))).send();
      expect(outcome.setCookies).toEqual(['a=1', 'b=2']);
      expect(outcome.headers).toContainEqual(['x-one', '1']);
      expect(outcome.bytesIn).toBeGreaterThan(head.length);
      expect(outcome.bytesIn).toBeLessThan(head.length + 12);
    });

    it('are not kept when nobody needs them, unless the status is another one than expected', async () => {
      const origin = await rawServer(
        answering('HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad'),
      );
      const client = clientFor(origin);
      const expected = await client.send({ keepBody: false, expectedStatus: 500 });
      const unexpected = await client.send({ keepBody: false });
      expect(expected.body).toBeNull();
      expect(expected.bytesIn).toBe(unexpected.bytesIn);
      expect(String(unexpected.body)).toBe('bad');
    });
  });

  describe('connections', () => {
    it('are used again and again', async () => {
      let connections = 0;
      const origin = await rawServer((socket, connection) => {
        connections = connection;
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
      });
      const client = clientFor(origin);
      const first = await client.send();
      const second = await client.send();
      expect(connections).toBe(1);
      expect(first.connectMs).toBeGreaterThan(0);
      expect(second.connectMs).toBe(-1);
    });

    it.each([
      ['GET', 2, null],
      ['POST', 1, 'connection'],
    ])('closed while idle: a %s is sent %i time(s)', async (method, times, errorClass) => {
      const origin = await rawServer((socket, connection) => {
        let answered = 0;
        socket.on('data', () => {
          // The second request of the first connection meets a server that has just hung up.
          if (connection === 1 && ++answered === 2) socket.destroy();
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        });
      });
      const client = clientFor(origin);
      await client.send();
      const outcome = await client.send({ method, body: method === 'GET' ? null : 'a=1' });
      expect(outcome.timesSent).toBe(times);
      expect(outcome.failure?.errorClass ?? null).toBe(errorClass);
    });

    it('are given up when more comes than the answer was to be', async () => {
      let connections = 0;
      const origin = await rawServer((socket, connection) => {
        connections = connection;
        const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
        socket.on('data', () =>
          socket.write(`${ok}HTTP/1.1 500 Poison\r\nContent-Length: 0\r\n\r\n`),
        );
      });
      const client = clientFor(origin);
      for (let i = 1; i <= 3; i++) {
        const outcome = await client.send();
        // undici fails the answer that has too much behind it; either way nobody gets the other one.
        expect([200, 0]).toContain(outcome.status);
      }
      expect(connections).toBe(3);
    });

    it('carry bodies larger than any buffer between', async () => {
      let received = 0;
      const origin = await rawServer((socket) => {
        const whole = 8 * 1024 * 1024;
        socket.on('data', (bytes) => {
          received += bytes.length;
          if (received < whole) {
            socket.pause();
            setImmediate(() => socket.resume());
          } else {
            socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
          }
        });
      });
      const outcome = await clientFor(origin).send({
        method: 'POST',
        body: Buffer.alloc(8 * 1024 * 1024, 97),
      });
      expect(outcome).toMatchObject({ failure: null, status: 200, timesSent: 1 });
      expect(received).toBeGreaterThan(8 * 1024 * 1024);
      expect(outcome.bytesOut).toBeGreaterThan(8 * 1024 * 1024);
    });

    it('a first request that is hung up on is not sent again', async () => {
      const origin = await rawServer((socket) => socket.on('data', () => socket.destroy()));
      const outcome = await clientFor(origin).send();
      expect(outcome).toMatchObject({ timesSent: 1, failure: { errorClass: 'connection' } });
    });

    it('count as not sent when they are refused', async () => {
      const server = createHttpServer();
      const origin = await listening(server);
      await new Promise((resolve) => server.close(resolve));
      const outcome = await clientFor(origin).send();
      expect(outcome).toMatchObject({ timesSent: 0, sentAt: -1, status: 0 });
      expect(outcome.failure).toEqual({
        errorClass: 'connection',
        message: 'the connection was refused: nothing listens there',
      });
    });
  });

  describe('malformed answers are a class of their own', () => {
    it.each([
      ['no HTTP at all', 'hello there, how are you?\r\n\r\n'],
      ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n'],
      [
        'a chunk size that is no number',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      ],
      ['endless headers', `HTTP/1.1 200 OK\r\nX-Big: ${'x'.repeat(70_000)}\r\n\r\n`],
    ])('%s', async (_, answer) => {
      const outcome = await clientFor(await rawServer(answering(answer))).send();
      expect(outcome.failure?.errorClass).toBe('protocol');
    });

    it('less than was promised', async () => {
      const origin = await rawServer((socket) => {
        socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'));
      });
      const outcome = await clientFor(origin).send();
      expect(['connection', 'protocol']).toContain(outcome.failure?.errorClass);
    });

    it('a request that can not be sent says so and the client goes on', async () => {
      const client = clientFor(await rawServer(answering('HTTP/1.1 204 No\r\n\r\n')));
      const outcome = await client.send({ path: '/ümläut €' });
      expect(outcome).toMatchObject({ timesSent: 0, failure: { errorClass: 'protocol' } });
      expect((await client.send()).status).toBe(204);
    });
  });

  describe('cancel', () => {
    it('settles a request under way, and the next one has a connection of its own', async () => {
      let connections = 0;
      const origin = await rawServer((socket, connection) => {
        connections = connection;
        socket.on('data', () => {
          if (connection > 1) socket.write('HTTP/1.1 204 No\r\n\r\n');
          else cancelNow();
        });
      });
      const client = clientFor(origin);
      const cancelNow = () => client.cancel(timedOut(2_000));
      const outcome = await client.send();
      expect(outcome.failure).toEqual({
        errorClass: 'timeout',
        message: 'no whole answer within 2 s',
      });
      expect((await client.send()).status).toBe(204);
      expect(connections).toBe(2);
    });

    it('settles a request that still waits for its connection', async () => {
      const client = clientFor(await rawServer(() => {}));
      const sent = client.send();
      client.cancel(interrupted);
      expect(await sent).toMatchObject({ timesSent: 0, failure: { errorClass: null } });
    });
  });
});
