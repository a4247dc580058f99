/** What frames are made of (RFC 9113, 4 and 6). */
export const frameTypes = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

export const flags = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

export const settingIds = {
  headerTableSize: 1,
  enablePush: 2,
  maxConcurrentStreams: 3,
  initialWindowSize: 4,
  maxFrameSize: 5,
  maxHeaderListSize: 6,
} as const;

export const frameHeadBytes = 9;
/** The most that a frame may hold for who has not allowed more; we never do. */
export const usualFrameBytes = 16_384;
/** Of a connection and of each stream, until somebody says otherwise. */
export const usualWindow = 65_535;
export const mostWindow = 2 ** 31 - 1;

/** What a client says before its first frame. */
export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

export function writeFrameHead(
  out: Buffer,
  at: number,
  length: number,
  type: number,
  flag: number,
  streamId: number,
): void {
  out[at] = length >>> 16;
  out[at + 1] = length >>> 8;
  out[at + 2] = length;
  out[at + 3] = type;
  out[at + 4] = flag;
  out[at + 5] = streamId >>> 24;
  out[at + 6] = streamId >>> 16;
  out[at + 7] = streamId >>> 8;
  out[at + 8] = streamId;
}

export function frame(type: number, flag: number, streamId: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(frameHeadBytes + payload.length);
  writeFrameHead(bytes, 0, payload.length, type, flag, streamId);
  bytes.set(payload, frameHeadBytes);
  return bytes;
}

export function frameHead(type: number, flag: number, streamId: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(frameHeadBytes);
  writeFrameHead(bytes, 0, length, type, flag, streamId);
  return bytes;
}

export function settingsFrame(settings: readonly (readonly [id: number, value: number])[]): Buffer {
  const payload = Buffer.alloc(settings.length * 6);
  for (const [i, [id, value]] of settings.entries()) {
    payload.writeUInt16BE(id, i * 6);
    payload.writeUInt32BE(value, i * 6 + 2);
  }
  return frame(frameTypes.settings, 0, 0, payload);
}

export const settingsAck = frame(frameTypes.settings, flags.ack, 0, Buffer.alloc(0));

export function windowUpdate(streamId: number, bytes: number): Buffer {
  return frame(frameTypes.windowUpdate, 0, streamId, uint32(bytes));
}

export function rstStream(streamId: number, code: number): Buffer {
  return frame(frameTypes.rstStream, 0, streamId, uint32(code));
}

/** We are never asked for anything, so the last stream of the server's that we saw is none. */
export function goaway(code: number): Buffer {
  return frame(frameTypes.goaway, 0, 0, Buffer.concat([uint32(0), uint32(code)]));
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
