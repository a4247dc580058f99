import { GatheredBody } from './gathered-body.ts';
import type { HttpFailure, HttpListener, HttpOutcome, HttpRequest } from './http-client.ts';
import { safeMethods } from './safe-methods.ts';

/** Status line and headers of an answer, however they came. */
export interface AnswerHead {
  readonly status: number;
  readonly text: string;
  readonly headers: HttpOutcome['headers'];
  readonly setCookies: readonly string[];
}

/** Bytes kept of an answer: more than any page that values are taken out of. */
const mostBodyBytes = 16 * 1024 * 1024;

/** A request under way and what becomes of it: one allocation for both. */
export class Exchange implements HttpOutcome {
  readonly request: HttpRequest;
  readonly #listener: HttpListener;
  #settled = false;
  #keep = false;
  #answer: AnswerHead | null = null;
  /** The last piece of the body, still in memory that is not ours. */
  #piece: Buffer | null = null;
  /** What came before it. */
  #gathered: GatheredBody | null = null;
  #keptBytes = 0;

  failure: HttpFailure | null = null;
  status = 0;
  bytesIn = 0;
  bytesOut = 0;
  timesSent = 0;
  blockedMs: number;
  sentAt = -1;
  sendingMs = -1;
  firstByteAt = -1;
  endedAt = -1;
  #opening: Opening | null = null;

  constructor(request: HttpRequest, listener: HttpListener, blockedMs: number) {
    this.request = request;
    this.#listener = listener;
    this.blockedMs = blockedMs;
  }

  get connectMs(): number {
    return this.#opening?.connectMs ?? -1;
  }

  set connectMs(ms: number) {
    this.#opening ??= { connectMs: -1, tlsMs: -1 };
    this.#opening.connectMs = ms;
  }

  get tlsMs(): number {
    return this.#opening?.tlsMs ?? -1;
  }

  set tlsMs(ms: number) {
    this.#opening ??= { connectMs: -1, tlsMs: -1 };
    this.#opening.tlsMs = ms;
  }

  get isSettled(): boolean {
    return this.#settled;
  }

  get head(): string {
    return this.#answer?.text ?? '';
  }

  get headers(): HttpOutcome['headers'] {
    return this.#answer?.headers ?? none;
  }

  get setCookies(): readonly string[] {
    return this.#answer?.setCookies ?? none;
  }

  get body(): Buffer | null {
    if (!this.#keep) return null;
    if (this.#gathered === null) return this.#piece ?? empty;
    this.retain();
    return this.#gathered.bytes;
  }

  /** As browsers do: the server closed an idle connection, and asking again can do no harm. */
  get mayBeSentAgain(): boolean {
    return this.timesSent === 1 && this.firstByteAt < 0 && safeMethods.has(this.request.method);
  }

  /** It is being written to a connection now. */
  sending(now: number, headBytes: number): void {
    this.timesSent += 1;
    this.bytesOut += headBytes + this.request.bodyBytes;
    this.sentAt = now;
  }

  onHead(answer: AnswerHead): void {
    if (this.#settled) return;
    this.#answer = answer;
    this.status = answer.status;
    this.#keep = this.request.keepBody || answer.status !== this.request.expectedStatus;
  }

  /** A piece in memory that will be used again: see `retain`. */
  onBody(bytes: Buffer, start: number, end: number): void {
    if (!this.#keeps(end - start)) return;
    this.retain();
    this.#piece = bytes.subarray(start, end);
  }

  /** The memory of the last piece is about to be used for something else. */
  retain(): void {
    if (this.#piece === null) return;
    if (this.#gathered === null) this.#gathered = new GatheredBody(this.#piece);
    else this.#gathered.append(this.#piece);
    this.#piece = null;
  }

  settle(now: number): void {
    if (this.#settled) return;
    this.#settled = true;
    this.endedAt = now;
    try {
      this.#listener.answered(this);
    } finally {
      this.#letBodyGo();
    }
  }

  /** Nobody listens any more. */
  abandon(): void {
    this.#settled = true;
    this.#letBodyGo();
  }

  fail(failure: HttpFailure): void {
    if (this.#settled) return;
    this.failure = failure;
    this.settle(performance.now());
  }

  #letBodyGo(): void {
    this.#keep = false;
    this.#piece = null;
    this.#gathered?.free();
    this.#gathered = null;
  }

  #keeps(bytes: number): boolean {
    if (!this.#keep || this.#keptBytes >= mostBodyBytes) return false;
    this.#keptBytes += bytes;
    return true;
  }
}

/** What few requests have to wait for. */
interface Opening {
  connectMs: number;
  tlsMs: number;
}

const none: readonly never[] = [];
const empty = Buffer.alloc(0);
