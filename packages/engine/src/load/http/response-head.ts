import { trimSpace } from '../trim-space.ts';
import { MalformedResponseError } from './malformed-response.ts';

/** The head of an answer: what it says of where the answer ends, and the rest for whoever asks. */
export class ResponseHead {
  readonly status: number;
  /** As Latin-1: status line and header lines, parted by CRLF, without the last one. */
  readonly text: string;
  /** The connection may be used again. */
  keepAlive: boolean;
  /** Of the body in bytes; -1 when it isn't said. */
  length = -1;
  encoded = false;
  chunked = false;
  /** Seconds that the server means to keep the idle connection; -1 when it does not say. */
  idleSeconds = -1;
  #setsCookies = false;
  #pairs: readonly (readonly [string, string])[] | null = null;
  #cookies: readonly string[] | null = null;

  /** @throws MalformedResponseError */
  constructor(text: string) {
    this.text = text;
    this.status = statusOf(text);
    this.keepAlive = text.charCodeAt(7) === 49;
    this.#readLines();
  }

  /** Names in lower case, repeats kept. */
  get headers(): readonly (readonly [name: string, value: string])[] {
    this.#pairs ??= headerPairs(this.text);
    return this.#pairs;
  }

  get setCookies(): readonly string[] {
    if (!this.#setsCookies) return none;
    this.#cookies ??= this.headers
      .filter(([name]) => name === 'set-cookie')
      .map(([, value]) => value);
    return this.#cookies;
  }

  #readLines(): void {
    const { text } = this;
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
      this.#readHeader(text.slice(start, colon).toLowerCase(), text.slice(colon + 1, end).trim());
    }
    // Two readers may disagree about such an answer (RFC 9112, 6.1).
    if (this.encoded && this.length >= 0) {
      throw new MalformedResponseError('it has both a length and a transfer encoding');
    }
  }

  #readHeader(name: string, value: string): void {
    switch (name) {
      case 'content-length':
        this.length = lengthOf(value, this.length);
        break;
      case 'transfer-encoding':
        this.encoded = true;
        this.chunked = /(^|,)\s*chunked$/i.test(value);
        break;
      case 'connection':
        this.keepAlive = keepsAlive(value, this.keepAlive);
        break;
      case 'keep-alive':
        this.idleSeconds = Number(/timeout=(\d{1,9})/i.exec(value)?.[1] ?? -1);
        break;
      case 'set-cookie':
        this.#setsCookies = true;
    }
  }
}

const none: readonly string[] = [];

interface KnownHead {
  readonly bytes: Uint8Array;
  head: ResponseHead;
}

/** Heads read last, each at the place that its length gives it. */
const recent: (KnownHead | undefined)[] = Array.from({ length: 512 });
/** Longer ones are read anew: few servers send them, and they would be kept for nothing. */
const longestKept = 2_048;

/**
 * The head that stands there, if it is the same as one that was read lately; otherwise null. Under load
 * most heads are, but for the date once a second.
 */
export function recentHead(bytes: Buffer, start: number, end: number): ResponseHead | null {
  const known = recent[(end - start) & 511];
  if (known === undefined) return null;
  return bytes.compare(known.bytes, 0, known.bytes.length, start, end) === 0 ? known.head : null;
}

/** The head that stands there, without the empty line after it. @throws MalformedResponseError */
export function readHead(bytes: Buffer, start: number, end: number): ResponseHead {
  const known = recentHead(bytes, start, end);
  if (known !== null) return known;
  const head = new ResponseHead(bytes.toString('latin1', start, end));
  if (end - start <= longestKept) keep(bytes, start, end, head);
  return head;
}

function keep(bytes: Buffer, start: number, end: number, head: ResponseHead): void {
  const place = (end - start) & 511;
  const before = recent[place];
  if (before?.bytes.length === end - start) {
    bytes.copy(before.bytes, 0, start, end);
    before.head = head;
  } else {
    recent[place] = { bytes: new Uint8Array(bytes.subarray(start, end)), head };
  }
}

function statusOf(head: string): number {
  const match = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |\r\n|$)/.exec(head);
  if (match === null) throw new MalformedResponseError('its status line is none');
  return Number(match[1]);
}

function headerPairs(head: string): [string, string][] {
  const pairs: [string, string][] = [];
  let at = head.indexOf('\r\n');
  while (at >= 0) {
    const start = at + 2;
    at = head.indexOf('\r\n', start);
    const colon = head.indexOf(':', start);
    const value = at < 0 ? head.slice(colon + 1) : head.slice(colon + 1, at);
    pairs.push([head.slice(start, colon).toLowerCase(), trimSpace(value)]);
  }
  return pairs;
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
