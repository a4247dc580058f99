/** The bytes are not an HTTP/1 answer; the message says what is wrong with them. */
export class MalformedResponseError extends Error {
  override readonly name = 'MalformedResponseError';
}

export interface ResponseHead {
  readonly status: number;
  /** As Latin-1: status line and header lines, parted by CRLF, without the last one. */
  readonly text: string;
  readonly setsCookies: boolean;
  /** Seconds that the server means to keep the idle connection; -1 when it does not say. */
  readonly idleSeconds: number;
}

/** Hears what is in an answer, in order. The buffer is used again after each call. */
export interface ResponseSink {
  onHead(head: ResponseHead): void;
  onBody(bytes: Buffer, start: number, end: number): void;
  /** `keepAlive`: the connection may be used again. */
  onEnd(keepAlive: boolean): void;
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
  readonly #sink: ResponseSink;
  #place: Place = 'done';
  #noBody = false;
  #partialHead: Buffer | null = null;
  #keepAlive = true;
  #left = 0;
  #digits = 0;
  #trailerLine = 0;
  #trailerBytes = 0;

  constructor(sink: ResponseSink) {
    this.#sink = sink;
  }

  /** To be called before the request is sent. */
  expect(method: string): void {
    this.#place = 'head';
    this.#noBody = method === 'HEAD';
    this.#partialHead = null;
  }

  /** Throws a MalformedResponseError; the connection is of no use then. */
  push(bytes: Buffer, length: number): void {
    let at = 0;
    while (at < length) at = this.#step(bytes, at, length);
  }

  /** The server closed the connection: true when that is how its answer ends. */
  close(): boolean {
    if (this.#place !== 'body-to-end') return false;
    this.#finish();
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
        throw new MalformedResponseError('more came than the answer was to be');
    }
  }

  #readHead(bytes: Buffer, at: number, length: number): number {
    const partial = this.#partialHead;
    if (partial === null) {
      const end = endOfHead(bytes, at, length);
      if (end < 0) return this.#keepPartial(Buffer.from(bytes.subarray(at, length)), length);
      this.#headIs(bytes.toString('latin1', at, end - 4));
      return end;
    }
    const whole = Buffer.concat([partial, bytes.subarray(at, length)]);
    const end = endOfHead(whole, Math.max(0, partial.length - 3), whole.length);
    if (end < 0 || end > longestHead) return this.#keepPartial(whole, length);
    this.#partialHead = null;
    this.#headIs(whole.toString('latin1', 0, end - 4));
    return at + end - partial.length;
  }

  #keepPartial(head: Buffer, length: number): number {
    if (!couldBeHead(head)) throw new MalformedResponseError('it does not begin with HTTP/1');
    if (head.length > longestHead) throw new MalformedResponseError('its head is too long');
    this.#partialHead = head;
    return length;
  }

  #headIs(text: string): void {
    const head = readHead(text);
    if (head.status === 101) throw new MalformedResponseError('it switches protocols unasked');
    if (head.status < 200) return;
    this.#keepAlive = head.keepAlive;
    this.#sink.onHead(head);
    if (this.#noBody || head.status === 204 || head.status === 304) {
      // Something may follow against the rules: don't read it as the next answer.
      if (!this.#noBody && (head.length > 0 || head.chunked)) this.#keepAlive = false;
      this.#finish();
    } else if (head.chunked) {
      this.#digits = 0;
      this.#place = 'chunk-size';
    } else if (head.length < 0) {
      this.#keepAlive = false;
      this.#place = 'body-to-end';
    } else if (head.length === 0) {
      this.#finish();
    } else {
      this.#left = head.length;
      this.#place = 'sized-body';
    }
  }

  #readSized(bytes: Buffer, at: number, length: number): number {
    const end = Math.min(length, at + this.#left);
    this.#sink.onBody(bytes, at, end);
    this.#left -= end - at;
    if (this.#left === 0) this.#finish();
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
      if (this.#trailerLine === 0) this.#finish();
      this.#trailerLine = 0;
    } else if (byte !== cr) {
      this.#trailerLine += 1;
    }
    return at + 1;
  }

  #finish(): void {
    this.#place = 'done';
    this.#sink.onEnd(this.#keepAlive);
  }
}

/** Index after the empty line that ends a head; -1 when it has not come yet. */
function endOfHead(bytes: Buffer, from: number, length: number): number {
  for (let i = from + 3; i < length; i++) {
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

function statusOf(head: string): number {
  const match = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |\r\n|$)/.exec(head);
  if (match === null) throw new MalformedResponseError('its status line is none');
  return Number(match[1]);
}

/** A head with what it says about where the answer ends and whether the connection stays. */
class Head implements ResponseHead {
  readonly status: number;
  readonly text: string;
  setsCookies = false;
  idleSeconds = -1;
  keepAlive: boolean;
  /** -1 without one. */
  length = -1;
  encoded = false;
  chunked = false;

  constructor(text: string) {
    this.text = text;
    this.status = statusOf(text);
    this.keepAlive = text.charCodeAt(7) === 49;
  }
}

function readHead(text: string): Head {
  const head = new Head(text);
  let at = text.indexOf('\r\n');
  while (at >= 0) {
    const start = at + 2;
    at = text.indexOf('\r\n', start);
    const end = at < 0 ? text.length : at;
    const colon = text.indexOf(':', start);
    if (colon <= start || colon > end || isSpace(text, start) || isSpace(text, colon - 1)) {
      throw new MalformedResponseError('one of its header lines is none');
    }
    const nameLength = colon - start;
    // All the names that matter here have one of these lengths.
    if (nameLength !== 10 && nameLength !== 14 && nameLength !== 17) continue;
    readHeader(head, text.slice(start, colon).toLowerCase(), text.slice(colon + 1, end).trim());
  }
  // Two readers may disagree about such an answer (RFC 9112, 6.1).
  if (head.encoded && head.length >= 0) {
    throw new MalformedResponseError('it has both a length and a transfer encoding');
  }
  return head;
}

function readHeader(head: Head, name: string, value: string): void {
  switch (name) {
    case 'content-length':
      head.length = lengthOf(value, head.length);
      break;
    case 'transfer-encoding':
      head.encoded = true;
      head.chunked = /(^|,)\s*chunked$/i.test(value);
      break;
    case 'connection':
      head.keepAlive = keepsAlive(value, head.keepAlive);
      break;
    case 'keep-alive':
      head.idleSeconds = Number(/timeout=(\d{1,9})/i.exec(value)?.[1] ?? -1);
      break;
    case 'set-cookie':
      head.setsCookies = true;
  }
}

/** Of a folded line, or before a colon. */
function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 32;
}

function lengthOf(value: string, before: number): number {
  if (!/^\d{1,15}$/.test(value)) throw new MalformedResponseError('its length is no number');
  if (before >= 0) throw new MalformedResponseError('it has more than one length');
  return Number(value);
}

function keepsAlive(connection: string, before: boolean): boolean {
  if (connection === 'keep-alive') return true;
  if (/(^|,)\s*close\s*(,|$)/i.test(connection)) return false;
  return /(^|,)\s*keep-alive\s*(,|$)/i.test(connection) || before;
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function badChunk(): MalformedResponseError {
  return new MalformedResponseError('its chunks are not sound');
}
