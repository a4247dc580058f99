import { MalformedResponseError } from './malformed-response.ts';
import { type ResponseHead, readHead, recentHead } from './response-head.ts';

/** Hears what is in an answer, in order. The buffer is used again after each call. */
export interface ResponseSink {
  onHead(head: ResponseHead): void;
  onBody(bytes: Buffer, start: number, end: number): void;
}

const longestHead = 64 * 1024;
const longestChunkSize = 2 ** 50;

const cr = 13;
const lf = 10;

/** Where in an answer the parser is. */
type Place =
  | 'head'
  | 'sized-body'
  | 'body-to-end'
  | 'chunk-size'
  | 'chunk-extension'
  | 'chunk-size-end'
  | 'chunk-data'
  | 'chunk-data-cr'
  | 'chunk-data-lf'
  | 'trailer'
  | 'done';

/**
 * Parses HTTP/1 answers (RFC 9112) as they come, in pieces of any size. Strict where leniency would
 * make two readers disagree about where an answer ends. It looks only at the headers that say so;
 * the head's text is handed on for whoever wants more.
 */
export class ResponseParser {
  #sink: ResponseSink = nobody;
  #place: Place = 'done';
  #noBody = false;
  #partialHead: Buffer | null = null;
  #usualHeadLength = 0;
  #keepAlive = true;
  #idleSeconds = -1;
  #left = 0;
  #digits = 0;
  #trailerLine = 0;
  #trailerBytes = 0;

  /** To be called before the request is sent. */
  expect(method: string, sink: ResponseSink): void {
    this.#sink = sink;
    this.#place = 'head';
    this.#noBody = method === 'HEAD';
    this.#partialHead = null;
  }

  /**
   * Reads on, and says how far: less than `length` when the answer was over before.
   * Throws a MalformedResponseError; the connection is of no use then.
   */
  push(bytes: Buffer, length: number): number {
    let at = 0;
    while (at < length && this.#place !== 'done') at = this.#step(bytes, at, length);
    // A connection may be idle for long, and its last answer is no longer of use to anybody.
    if (this.#place === 'done') this.#sink = nobody;
    return at;
  }

  /** The answer is whole. */
  get isDone(): boolean {
    return this.#place === 'done';
  }

  /** Once it is: the connection may be used again. */
  get keepsAlive(): boolean {
    return this.#keepAlive;
  }

  /** And then so many seconds long; -1 when the server doesn't say. */
  get idleSeconds(): number {
    return this.#idleSeconds;
  }

  /** The server closed the connection: true when that is how its answer ends. */
  close(): boolean {
    if (this.#place !== 'body-to-end') return false;
    this.#place = 'done';
    return true;
  }

  #step(bytes: Buffer, at: number, length: number): number {
    switch (this.#place) {
      case 'head':
        return this.#readHead(bytes, at, length);
      case 'sized-body':
        return this.#readSized(bytes, at, length);
      case 'body-to-end':
        this.#sink.onBody(bytes, at, length);
        return length;
      case 'chunk-size':
      case 'chunk-extension':
      case 'chunk-size-end':
        return this.#readChunkSize(bytes[at] ?? 0, at);
      case 'chunk-data':
        return this.#readChunkData(bytes, at, length);
      case 'chunk-data-cr':
        return this.#readExact(bytes, at, cr, 'chunk-data-lf');
      case 'chunk-data-lf':
        this.#digits = 0;
        return this.#readExact(bytes, at, lf, 'chunk-size');
      case 'trailer':
        return this.#readTrailer(bytes[at] ?? 0, at);
      case 'done':
        return at;
    }
  }

  #readHead(bytes: Buffer, at: number, length: number): number {
    const partial = this.#partialHead;
    if (partial === null) {
      const end = this.#readUsualHead(bytes, at, length);
      return end >= 0 ? end : this.#readNewHead(bytes, at, length);
    }
    const whole = Buffer.concat([partial, bytes.subarray(at, length)]);
    const end = endOfHead(whole, Math.max(0, partial.length - 3), whole.length);
    if (end < 0 || end > longestHead) return this.#keepPartial(whole, length);
    this.#partialHead = null;
    this.#headIs(readHead(whole, 0, end - 4));
    return at + end - partial.length;
  }

  /** A head that is the same as the one before needs no search for its end; -1 when it is another one. */
  #readUsualHead(bytes: Buffer, at: number, length: number): number {
    const end = at + this.#usualHeadLength;
    if (end + 4 > length || bytes[end] !== cr || bytes[end + 3] !== lf) return -1;
    if (bytes[end + 1] !== lf || bytes[end + 2] !== cr) return -1;
    const head = recentHead(bytes, at, end);
    if (head === null) return -1;
    this.#headIs(head);
    return end + 4;
  }

  #readNewHead(bytes: Buffer, at: number, length: number): number {
    const end = endOfHead(bytes, at, length);
    if (end < 0) return this.#keepPartial(Buffer.from(bytes.subarray(at, length)), length);
    this.#usualHeadLength = end - 4 - at;
    this.#headIs(readHead(bytes, at, end - 4));
    return end;
  }

  #keepPartial(head: Buffer, length: number): number {
    if (!couldBeHead(head)) throw new MalformedResponseError('it does not begin with HTTP/1');
    if (head.length > longestHead) throw new MalformedResponseError('its head is too long');
    this.#partialHead = head;
    return length;
  }

  #headIs(head: ResponseHead): void {
    if (head.status === 101) throw new MalformedResponseError('it switches protocols unasked');
    if (head.status < 200) return;
    this.#keepAlive = head.keepAlive;
    this.#idleSeconds = head.idleSeconds;
    this.#sink.onHead(head);
    if (this.#noBody || head.status === 204 || head.status === 304) {
      // Something may follow against the rules: don't read it as the next answer.
      if (!this.#noBody && (head.length > 0 || head.chunked)) this.#keepAlive = false;
      this.#place = 'done';
    } else if (head.chunked) {
      this.#digits = 0;
      this.#place = 'chunk-size';
    } else if (head.length < 0) {
      this.#keepAlive = false;
      this.#place = 'body-to-end';
    } else if (head.length === 0) {
      this.#place = 'done';
    } else {
      this.#left = head.length;
      this.#place = 'sized-body';
    }
  }

  #readSized(bytes: Buffer, at: number, length: number): number {
    const end = Math.min(length, at + this.#left);
    this.#sink.onBody(bytes, at, end);
    this.#left -= end - at;
    if (this.#left === 0) this.#place = 'done';
    return end;
  }

  #readChunkSize(byte: number, at: number): number {
    if (this.#place === 'chunk-size-end') {
      if (byte !== lf) throw badChunk();
      this.#beginChunk();
    } else if (byte === cr) {
      if (this.#digits === 0) throw badChunk();
      this.#place = 'chunk-size-end';
    } else if (this.#place === 'chunk-size') {
      this.#addDigit(byte);
    } else if (byte === lf) {
      throw badChunk();
    }
    return at + 1;
  }

  #addDigit(byte: number): void {
    const digit = hexDigit(byte);
    if (digit < 0) {
      const semicolon = 59;
      const space = byte === 32 || byte === 9;
      if (this.#digits === 0 || (byte !== semicolon && !space)) throw badChunk();
      this.#place = 'chunk-extension';
      return;
    }
    this.#left = this.#digits === 0 ? digit : this.#left * 16 + digit;
    this.#digits += 1;
    if (this.#left > longestChunkSize) throw badChunk();
  }

  #beginChunk(): void {
    this.#trailerLine = 0;
    this.#trailerBytes = 0;
    this.#place = this.#left === 0 ? 'trailer' : 'chunk-data';
  }

  #readChunkData(bytes: Buffer, at: number, length: number): number {
    const end = Math.min(length, at + this.#left);
    this.#sink.onBody(bytes, at, end);
    this.#left -= end - at;
    if (this.#left === 0) this.#place = 'chunk-data-cr';
    return end;
  }

  #readExact(bytes: Buffer, at: number, wanted: number, next: Place): number {
    if (bytes[at] !== wanted) throw badChunk();
    this.#place = next;
    return at + 1;
  }

  /** Trailers are passed over: up to an empty line. */
  #readTrailer(byte: number, at: number): number {
    this.#trailerBytes += 1;
    if (this.#trailerBytes > longestHead)
      throw new MalformedResponseError('its trailers are too long');
    if (byte === lf) {
      if (this.#trailerLine === 0) this.#place = 'done';
      this.#trailerLine = 0;
    } else if (byte !== cr) {
      this.#trailerLine += 1;
    }
    return at + 1;
  }
}

const nobody: ResponseSink = { onHead() {}, onBody() {} };

/** Index after the empty line that ends a head; -1 when it has not come yet. */
function endOfHead(bytes: Buffer, from: number, length: number): number {
  // Steps as wide as CRLF CRLF is: whichever byte of it is hit says where it must begin.
  for (let i = from + 3; i < length; i += 4) {
    const byte = bytes[i];
    if (byte !== cr && byte !== lf) continue;
    const end = endAround(bytes, from, i, length);
    if (end >= 0) return end;
  }
  return -1;
}

function endAround(bytes: Buffer, from: number, hit: number, length: number): number {
  const last = Math.min(length - 1, hit + 3);
  for (let i = Math.max(from + 3, hit); i <= last; i++) {
    if (bytes[i] === lf && bytes[i - 2] === lf && bytes[i - 1] === cr && bytes[i - 3] === cr) {
      return i + 1;
    }
  }
  return -1;
}

const prefix = 'HTTP/1.';

function couldBeHead(head: Buffer): boolean {
  const length = Math.min(head.length, prefix.length);
  return head.toString('latin1', 0, length) === prefix.slice(0, length);
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function badChunk(): MalformedResponseError {
  return new MalformedResponseError('its chunks are not sound');
}
