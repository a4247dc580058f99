import { ConnectionFault } from './error-codes.ts';
import { flags, frameHead, frameTypes, mostWindow, usualWindow } from './frames.ts';
import type { Outbox } from './outbox.ts';
import type { PeerSettings } from './peer-settings.ts';
import type { RequestStream } from './request-stream.ts';

/** Sends bodies as fast as the server takes them (RFC 9113, 5.2): what is too much waits for its windows. */
export class BodySender {
  readonly #outbox: Outbox;
  readonly #peer: PeerSettings;
  #window = usualWindow;
  #waiting: Set<RequestStream> | null = null;

  constructor(outbox: Outbox, peer: PeerSettings) {
    this.#outbox = outbox;
    this.#peer = peer;
  }

  begin(stream: RequestStream, body: Buffer): void {
    stream.unsent = body;
    this.#send(stream);
  }

  /** It is over, however. */
  forget(stream: RequestStream): void {
    stream.unsent = null;
    this.#waiting?.delete(stream);
  }

  /** The server takes more on the whole connection. Throws a ConnectionFault. */
  widen(bytes: number): void {
    this.#window += bytes;
    if (this.#window > mostWindow) throw tooWide();
    this.#sendWaiting();
  }

  /** More, or less, of a stream. Throws a ConnectionFault. */
  widenStream(stream: RequestStream, bytes: number): void {
    stream.sendWindow += bytes;
    if (stream.sendWindow > mostWindow) throw tooWide();
    if (stream.unsent !== null) this.#send(stream);
  }

  #sendWaiting(): void {
    if (this.#waiting === null) return;
    for (const stream of this.#waiting) this.#send(stream);
  }

  #send(stream: RequestStream): void {
    while (stream.unsent !== null) {
      const { unsent } = stream;
      const bytes = Math.min(unsent.length, this.#peer.frameBytes, this.#window, stream.sendWindow);
      if (bytes <= 0) {
        this.#waiting ??= new Set();
        this.#waiting.add(stream);
        return;
      }
      this.#sendPiece(stream, unsent, bytes);
    }
    this.#waiting?.delete(stream);
    this.#outbox.isWhole(stream.exchange);
  }

  #sendPiece(stream: RequestStream, unsent: Buffer, bytes: number): void {
    this.#window -= bytes;
    stream.sendWindow -= bytes;
    stream.unsent = bytes === unsent.length ? null : unsent.subarray(bytes);
    const head = frameHead(
      frameTypes.data,
      stream.unsent === null ? flags.endStream : 0,
      stream.id,
      bytes,
    );
    stream.exchange.bytesOut += head.length;
    this.#outbox.push(head);
    this.#outbox.push(unsent.subarray(0, bytes));
  }
}

function tooWide(): ConnectionFault {
  return new ConnectionFault('FLOW_CONTROL_ERROR', 'it widens a window beyond what there is');
}
