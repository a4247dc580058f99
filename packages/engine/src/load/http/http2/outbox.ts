import type { UserSocket } from '../dialer.ts';
import type { Exchange } from '../exchange.ts';
import { ConnectionFault } from './error-codes.ts';

/** TLS tells later of what it has already handed to the system, which it does with a record at once. */
const oneRecord = 16 * 1024;
/** More than this is not copied to make one piece of it. */
const mostCopied = 64 * 1024;
/** Somebody who asks for ever more answers without taking any would fill our memory with them. */
const mostReplies = 10_000;

/** What is about to be sent on a connection: all of a moment's frames go out as one piece. */
export class Outbox {
  readonly #socket: UserSocket;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #replies = 0;
  /** Requests of which the last piece is among them. */
  #last: Exchange[] = [];

  constructor(socket: UserSocket) {
    this.#socket = socket;
  }

  push(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#bytes += bytes.length;
  }

  /** What the server made us say. Throws a ConnectionFault. */
  reply(bytes: Buffer): void {
    this.#replies += 1;
    if (this.#replies > mostReplies) {
      throw new ConnectionFault('ENHANCE_YOUR_CALM', 'it asks and asks and takes no answer');
    }
    this.push(bytes);
  }

  /** All of it has been pushed. */
  isWhole(exchange: Exchange): void {
    this.#last.push(exchange);
  }

  flush(): void {
    if (this.#pieces.length === 0) return;
    if (this.#socket.writableLength === 0) this.#replies = 0;
    this.#write();
    if (this.#last.length > 0) this.#timeSending();
  }

  #write(): void {
    const pieces = this.#pieces;
    const [first] = pieces;
    if (pieces.length === 1 && first !== undefined) {
      this.#socket.write(first);
    } else if (this.#bytes <= mostCopied) {
      this.#socket.write(Buffer.concat(pieces, this.#bytes));
    } else {
      this.#socket.cork();
      for (const piece of pieces) this.#socket.write(piece);
      this.#socket.uncork();
    }
    this.#bytes = 0;
    pieces.length = 0;
  }

  #timeSending(): void {
    if (this.#socket.writableLength <= oneRecord) {
      const now = performance.now();
      for (const exchange of this.#last) exchange.sendingMs = now - exchange.sentAt;
      this.#last.length = 0;
      return;
    }
    const sent = this.#last;
    this.#last = [];
    this.#socket.write('', () => {
      const now = performance.now();
      for (const exchange of sent) exchange.sendingMs = now - exchange.sentAt;
    });
  }
}
