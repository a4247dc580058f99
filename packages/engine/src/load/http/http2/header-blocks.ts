import { ConnectionFault } from './error-codes.ts';
import { flags, frameHeadBytes, frameTypes } from './frames.ts';

/** Hears each header block when it is whole. */
export interface BlockSink {
  /** `wireBytes` is what its frames took. The buffer is used again afterwards. */
  onBlock(
    streamId: number,
    endsStream: boolean,
    bytes: Buffer,
    start: number,
    end: number,
    wireBytes: number,
  ): void;
}

const longestBlock = 64 * 1024;
/** A block may come in any number of frames, even empty ones, without an end. */
const mostFrames = 1_000;

interface Unfinished {
  readonly streamId: number;
  readonly endsStream: boolean;
  readonly pieces: Buffer[];
  bytes: number;
}

/** Puts header blocks together that come in a HEADERS frame and any number of CONTINUATION frames. */
export class HeaderBlocks {
  readonly #sink: BlockSink;
  #unfinished: Unfinished | null = null;

  constructor(sink: BlockSink) {
    this.#sink = sink;
  }

  /** No other frame may come now. */
  get isUnfinished(): boolean {
    return this.#unfinished !== null;
  }

  /** A HEADERS frame. Throws a ConnectionFault. */
  begin(flag: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    const isPadded = (flag & flags.padded) !== 0;
    const from = start + (isPadded ? 1 : 0) + ((flag & flags.priority) === 0 ? 0 : 5);
    const to = end - (isPadded ? (bytes[start] ?? 0) : 0);
    if (from > to) throw new ConnectionFault('PROTOCOL_ERROR', 'a frame of headers is all padding');
    const endsStream = (flag & flags.endStream) !== 0;
    if ((flag & flags.endHeaders) !== 0) {
      this.#sink.onBlock(streamId, endsStream, bytes, from, to, frameHeadBytes + end - start);
      return;
    }
    const piece = Buffer.from(bytes.subarray(from, to));
    this.#unfinished = { streamId, endsStream, pieces: [piece], bytes: piece.length };
  }

  /** A CONTINUATION frame. Throws a ConnectionFault. */
  goOn(flag: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    const block = this.#unfinished;
    if (block === null || block.streamId !== streamId) throw outOfPlace(frameTypes.continuation);
    block.pieces.push(Buffer.from(bytes.subarray(start, end)));
    block.bytes += end - start;
    if (block.bytes > longestBlock || block.pieces.length > mostFrames) {
      throw new ConnectionFault('ENHANCE_YOUR_CALM', 'its headers don’t end');
    }
    if ((flag & flags.endHeaders) === 0) return;
    this.#unfinished = null;
    const wireBytes = block.bytes + frameHeadBytes * block.pieces.length;
    const whole = Buffer.concat(block.pieces);
    this.#sink.onBlock(streamId, block.endsStream, whole, 0, whole.length, wireBytes);
  }
}

export function outOfPlace(type: number): ConnectionFault {
  const name = Object.entries(frameTypes).find(([, known]) => known === type)?.[0] ?? type;
  return new ConnectionFault('PROTOCOL_ERROR', `a frame (${name}) stands where it may not`);
}
