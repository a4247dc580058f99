import { ConnectionFault } from './error-codes.ts';
import { flags, frameHeadBytes, frameTypes, usualFrameBytes } from './frames.ts';

/** Hears all frames but DATA, whole and in order. The buffer is used again after each call. */
export interface FrameSink {
  /** The payload is from `start` to `end`. */
  onFrame(
    type: number,
    flag: number,
    streamId: number,
    bytes: Buffer,
    start: number,
    end: number,
  ): void;
}

/** Hears DATA as it comes. */
export interface DataSink {
  /** So much of it counts for flow control, and so much of that is padding. */
  onDataHead(streamId: number, length: number, padding: number, endsStream: boolean): void;
  /** A piece of it. The buffer is used again afterwards. */
  onData(bytes: Buffer, start: number, end: number): void;
  onDataEnd(endsStream: boolean): void;
}

/** Finds the frames in what comes, in pieces of any size (RFC 9113, 4.1). */
export class FrameReader {
  readonly #frames: FrameSink;
  readonly #data: DataSink;
  /** A beginning of a frame that has not come whole. */
  #partial: Buffer | null = null;
  #inData = false;
  #endsStream = false;
  #dataLeft = 0;
  #paddingLeft = 0;
  #stopped = false;

  constructor(frames: FrameSink, data: DataSink) {
    this.#frames = frames;
    this.#data = data;
  }

  /** Throws a ConnectionFault; the connection is of no use then. */
  push(bytes: Buffer, length: number): void {
    if (this.#partial === null) {
      this.#read(bytes, length);
      return;
    }
    const whole = Buffer.concat([this.#partial, bytes.subarray(0, length)]);
    this.#partial = null;
    this.#read(whole, whole.length);
  }

  /** Whatever is left unread is of no interest. */
  stop(): void {
    this.#stopped = true;
    this.#partial = null;
  }

  #read(bytes: Buffer, length: number): void {
    let at = 0;
    while (at < length && !this.#stopped) {
      const next = this.#inData
        ? this.#readData(bytes, at, length)
        : this.#readFrame(bytes, at, length);
      if (next < 0) {
        this.#partial = Buffer.from(bytes.subarray(at, length));
        return;
      }
      at = next;
    }
  }

  /** Where it ends; -1 when it has not come whole. */
  #readFrame(bytes: Buffer, at: number, length: number): number {
    const start = at + frameHeadBytes;
    if (start > length) return -1;
    const size = (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2);
    if (size > usualFrameBytes) throw tooLong(bytes, at);
    const type = byteAt(bytes, at + 3);
    const flag = byteAt(bytes, at + 4);
    const streamId =
      ((byteAt(bytes, at + 5) & 127) << 24) |
      (byteAt(bytes, at + 6) << 16) |
      (byteAt(bytes, at + 7) << 8) |
      byteAt(bytes, at + 8);
    if (type === frameTypes.data)
      return this.#beginData(bytes, start, length, size, flag, streamId);
    const end = start + size;
    if (end > length) return -1;
    this.#frames.onFrame(type, flag, streamId, bytes, start, end);
    return end;
  }

  #beginData(
    bytes: Buffer,
    start: number,
    length: number,
    size: number,
    flag: number,
    streamId: number,
  ): number {
    const isPadded = (flag & flags.padded) !== 0;
    if (isPadded && size > 0 && start >= length) return -1;
    const padding = isPadded ? byteAt(bytes, start) + 1 : 0;
    if (padding > size) throw new ConnectionFault('PROTOCOL_ERROR', 'a frame is all padding');
    this.#inData = true;
    this.#endsStream = (flag & flags.endStream) !== 0;
    this.#dataLeft = size - padding;
    this.#paddingLeft = isPadded ? padding - 1 : 0;
    this.#data.onDataHead(streamId, size, padding, this.#endsStream);
    const next = isPadded ? start + 1 : start;
    if (this.#dataLeft === 0 && this.#paddingLeft === 0) this.#endData();
    return next;
  }

  #readData(bytes: Buffer, at: number, length: number): number {
    const end = Math.min(length, at + this.#dataLeft);
    if (end > at) {
      this.#dataLeft -= end - at;
      this.#data.onData(bytes, at, end);
    }
    const next = this.#dataLeft === 0 ? Math.min(length, end + this.#paddingLeft) : end;
    this.#paddingLeft -= next - end;
    if (this.#dataLeft === 0 && this.#paddingLeft === 0) this.#endData();
    return next;
  }

  #endData(): void {
    this.#inData = false;
    this.#data.onDataEnd(this.#endsStream);
  }
}

function byteAt(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0;
}

/** Nobody may send such a frame to us; but this is also how an HTTP/1 server's words look. */
function tooLong(bytes: Buffer, at: number): ConnectionFault {
  return bytes.toString('latin1', at, at + 5) === 'HTTP/'
    ? new ConnectionFault('PROTOCOL_ERROR', 'the server speaks HTTP/1 where HTTP/2 was agreed on')
    : new ConnectionFault('FRAME_SIZE_ERROR', 'a frame is longer than allowed');
}
