import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Dialer } from '../dialer.ts';
import { Http2Lane, http2Route } from '../http2-lane.ts';
import { LanesClient } from '../lanes-client.ts';
import { FrameReader } from './frame-reader.ts';
import { frame, frameTypes, preface, settingsFrame } from './frames.ts';

/** For tests: what a server says of itself when it has nothing to say. */
export const plainSettings = settingsFrame([]);

/** HEADERS, of a block in hexadecimal; the whole of them unless told otherwise. */
export function headersFrame(streamId: number, block: string, flag = 4): Buffer {
  return frame(1, flag, streamId, Buffer.from(block.replaceAll(' ', ''), 'hex'));
}

/** `:status: 200` and the body, of which no length is said. */
export function answer(streamId: number, body: string): Buffer {
  return Buffer.concat([headersFrame(streamId, '88'), frame(0, 1, streamId, Buffer.from(body))]);
}

/** A request as a server hears of it. */
export interface Asked {
  readonly socket: Socket;
  readonly streamId: number;
  /** Their number, from 1 on. */
  readonly connection: number;
}

/** A server that says what it is told to at each request, and notes which of them are given up. */
export async function scriptedPeer(script: (asked: Asked) => void) {
  const sockets = new Set<Socket>();
  const resets: number[] = [];
  let bodyBytes = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    const connection = sockets.size;
    const reader = readerOf(
      (type, streamId) => {
        if (type === frameTypes.rstStream) resets.push(streamId);
        else if (type === frameTypes.headers) script({ socket, streamId, connection });
      },
      (bytes) => {
        bodyBytes += bytes;
      },
    );
    socket.on('error', () => {});
    socket.once('data', (said: Buffer) => {
      const frames = said.subarray(preface.length);
      reader.push(frames, frames.length);
      socket.on('data', (more: Buffer) => reader.push(more, more.length));
    });
  });
  const origin = await listen(server);
  return {
    origin,
    resets,
    /** Of all requests. */
    get bodyBytes() {
      return bodyBytes;
    },
    get connections() {
      return sockets.size;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function readerOf(
  onFrame: (type: number, streamId: number) => void,
  onBody: (bytes: number) => void,
): FrameReader {
  return new FrameReader(
    { onFrame: (type, _, streamId) => onFrame(type, streamId) },
    { onDataHead() {}, onData: (_, start, end) => onBody(end - start), onDataEnd() {} },
  );
}

export async function listen(server: Pick<Server, 'listen' | 'address'>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const settings = { lookup: undefined, insecure: true, secureContext: createSecureContext() };

/** A client that speaks HTTP/2 without TLS; `through` may stand between it and its sockets. */
export function plainClient(origin: string, through = (dialer: Dialer): Dialer => dialer) {
  const route = http2Route(origin, settings);
  const own = { ...route, dialer: through(route.dialer) };
  return new LanesClient(() => new Http2Lane(own), 6);
}
