import type { UserSocket } from '../dialer.ts';
import type { Exchange } from '../exchange.ts';
import { ConnectionFault } from './error-codes.ts';

/** Bytes, or text with a character for each of them. */
export type Piece = Buffer | string;

/** TLS tells later of what it has already handed to the system, which it does with a record at once. */
const oneRecord = 16 * 1024;
/** More than this is not copied to make one piece of it. */
const mostCopied = 64 * 1024;
/** Somebody who asks for ever more answers without taking any would fill our memory with them. */
const mostReplies = 10_000;

/**
 * What is about to be sent on a connection: all of a moment's frames go out as one piece. Mostly that is one
 * frame that ends one request, for which no lists are made.
 */
export class Outbox {
  readonly #socket: UserSocket;
  #first: Piece | null = null;
  #others: Piece[] | null = null;
  #replies = 0;
  /** Requests of which the last piece is among them. */
  #request: Exchange | null = null;
  #otherRequests: Exchange[] | null = null;

  constructor(socket: UserSocket) {
    this.#socket = socket;
  }

  push(bytes: Piece): void {
    if (this.#first === null) this.#first = bytes;
    else if (this.#others === null) this.#others = [bytes];
    else this.#others.push(bytes);
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
    if (this.#request === null) this.#request = exchange;
    else if (this.#otherRequests === null) this.#otherRequests = [exchange];
    else this.#otherRequests.push(exchange);
  }

  flush(): void {
    const first = this.#first;
    if (first === null) return;
    if (this.#socket.writableLength === 0) this.#replies = 0;
    if (this.#others === null) this.#socket.write(first, 'latin1');
    else this.#writeAll([first, ...this.#others]);
    this.#first = null;
    this.#others = null;
    if (this.#request !== null) this.#timeSending(this.#request, this.#otherRequests);
    this.#request = null;
    this.#otherRequests = null;
  }

  #writeAll(pieces: readonly Piece[]): void {
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytes <= mostCopied) {
      this.#socket.write(joined(pieces), 'latin1');
      return;
    }
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece, 'latin1');
    this.#socket.uncork();
  }

  #timeSending(request: Exchange, others: readonly Exchange[] | null): void {
    if (this.#socket.writableLength <= oneRecord) areSent(request, others);
    else this.#timeLongSending(request, others);
  }

  #timeLongSending(request: Exchange, others: readonly Exchange[] | null): void {
    this.#socket.write('', () => areSent(request, others));
  }
}

function joined(pieces: readonly Piece[]): Piece {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
}

function areSent(request: Exchange, others: readonly Exchange[] | null): void {
  const now = performance.now();
  request.sendingMs = now - request.sentAt;
  if (others !== null) for (const each of others) each.sendingMs = now - each.sentAt;
}
