import { ConnectionFault } from './error-codes.ts';
import type { FrameSink } from './frame-reader.ts';
import { flags, frameTypes, mostWindow } from './frames.ts';
import { type BlockSink, HeaderBlocks, outOfPlace } from './header-blocks.ts';

/** Hears what frames mean once they are known to be sound by themselves and to stand where they may. */
export interface MeaningSink extends BlockSink {
  /** The id of the next stream that will be begun. */
  readonly nextId: number;
  onReset(streamId: number, code: number): void;
  /** Settings as they stand in the buffer. */
  onSettings(bytes: Buffer, start: number, end: number): void;
  /** To be given back. */
  onPing(payload: Buffer): void;
  onGoaway(lastId: number, code: number): void;
  /** Of a stream, or of the connection for stream 0; `bytes` may be none. */
  onWindowUpdate(streamId: number, bytes: number): void;
}

/** Reads all frames but DATA (RFC 9113, 6). What it throws is a ConnectionFault. */
export class FrameInterpreter implements FrameSink {
  readonly #sink: MeaningSink;
  readonly #blocks: HeaderBlocks;
  /** The server has said what it begins with. */
  #isGreeted = false;

  constructor(sink: MeaningSink) {
    this.#sink = sink;
    this.#blocks = new HeaderBlocks(sink);
  }

  onFrame(
    type: number,
    flag: number,
    streamId: number,
    bytes: Buffer,
    start: number,
    end: number,
  ): void {
    this.#checkPlace(type);
    switch (type) {
      case frameTypes.headers:
        this.#checkBegun(type, streamId);
        this.#blocks.begin(flag, streamId, bytes, start, end);
        break;
      case frameTypes.continuation:
        this.#blocks.goOn(flag, streamId, bytes, start, end);
        break;
      case frameTypes.rstStream:
        this.#checkBegun(type, streamId);
        checkSize(end - start === 4);
        this.#sink.onReset(streamId, bytes.readUInt32BE(start));
        break;
      case frameTypes.settings:
        this.#onSettings(flag, streamId, bytes, start, end);
        break;
      case frameTypes.pushPromise:
        throw outOfPlace(type);
      case frameTypes.ping:
        checkOwn(type, streamId);
        checkSize(end - start === 8);
        if ((flag & flags.ack) === 0) this.#sink.onPing(bytes.subarray(start, end));
        break;
      case frameTypes.goaway:
        checkOwn(type, streamId);
        checkSize(end - start >= 8);
        this.#sink.onGoaway(bytes.readUInt32BE(start) & mostWindow, bytes.readUInt32BE(start + 4));
        break;
      case frameTypes.windowUpdate:
        if (streamId !== 0) this.#checkBegun(type, streamId);
        checkSize(end - start === 4);
        this.#sink.onWindowUpdate(streamId, bytes.readUInt32BE(start) & mostWindow);
    }
  }

  /** DATA comes another way, but has its place as well. */
  checkData(streamId: number): void {
    this.#checkPlace(frameTypes.data);
    this.#checkBegun(frameTypes.data, streamId);
  }

  #onSettings(flag: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    checkOwn(frameTypes.settings, streamId);
    if ((flag & flags.ack) === 0) {
      this.#isGreeted = true;
      this.#sink.onSettings(bytes, start, end);
      return;
    }
    checkSize(start === end);
    if (!this.#isGreeted) throw outOfPlace(frameTypes.settings);
  }

  /** Settings come first, and headers are interrupted by nothing. */
  #checkPlace(type: number): void {
    if (!this.#isGreeted && type !== frameTypes.settings) throw outOfPlace(type);
    if (this.#blocks.isUnfinished && type !== frameTypes.continuation) throw outOfPlace(type);
  }

  /** Streams are ours alone: the server may not speak of one that we have not begun. */
  #checkBegun(type: number, streamId: number): void {
    if (streamId % 2 === 0 || streamId >= this.#sink.nextId) throw outOfPlace(type);
  }
}

/** Of the connection and not of a stream. */
function checkOwn(type: number, streamId: number): void {
  if (streamId !== 0) throw outOfPlace(type);
}

function checkSize(isRight: boolean): void {
  if (isRight) return;
  throw new ConnectionFault('FRAME_SIZE_ERROR', 'a frame does not have the size of its kind');
}
