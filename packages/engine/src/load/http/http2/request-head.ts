import type { HttpRequest } from '../http-client.ts';
import { ByteWriter } from './byte-writer.ts';
import { flags, frameHeadBytes, frameTypes, writeFrameHead } from './frames.ts';
import type { HpackEncoder } from './hpack-encoder.ts';

const scratch = new ByteWriter();

/**
 * The frames that begin a request: one, unless its headers are longer than the server takes at once. As text,
 * a character for each byte, which is written as fast and is garbage of the young kind: see GatheredBody.
 */
export function requestHead(
  request: HttpRequest,
  streamId: number,
  encoder: HpackEncoder,
  frameBytes: number,
): string {
  scratch.begin(frameHeadBytes);
  encoder.encode(request, scratch);
  const block = scratch.length - frameHeadBytes;
  const endStream = request.bodyBytes === 0 ? flags.endStream : 0;
  if (block > frameBytes) return split(streamId, endStream, frameBytes);
  const flag = flags.endHeaders | endStream;
  writeFrameHead(scratch.bytes, 0, block, frameTypes.headers, flag, streamId);
  return scratch.takeText();
}

function split(streamId: number, endStream: number, frameBytes: number): string {
  const block = scratch.bytes.subarray(frameHeadBytes, scratch.length);
  const pieces: Buffer[] = [];
  for (let at = 0; at < block.length; at += frameBytes) {
    const piece = block.subarray(at, at + frameBytes);
    const flag = at + frameBytes < block.length ? 0 : flags.endHeaders;
    const head = Buffer.allocUnsafe(frameHeadBytes);
    if (at === 0)
      writeFrameHead(head, 0, piece.length, frameTypes.headers, flag | endStream, streamId);
    else writeFrameHead(head, 0, piece.length, frameTypes.continuation, flag, streamId);
    pieces.push(head, piece);
  }
  return Buffer.concat(pieces).toString('latin1');
}
