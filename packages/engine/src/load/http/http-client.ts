import type { ErrorClass } from '../../model/metrics.ts';
import type { HeaderFields } from './http-request.ts';

/** One request, ready to be sent: see `createRequest`. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  /** Names and values by turns, the cookies' too. Host, connection and content-length are the client's own. */
  readonly headers: readonly string[];
  /** The same without the cookies, and the Cookie header; '' for none. */
  readonly fields: HeaderFields;
  readonly cookies: string;
  /** It has a Content-Length, which is `bodyBytes`. */
  readonly saysLength: boolean;
  readonly body: Buffer | string | null;
  readonly bodyBytes: number;
  /** As HTTP/1 sends it to the origin: request line, headers and the empty line, in Latin-1. */
  readonly head: string;
  /** Why it can't be put on the wire; null when it can. */
  readonly fault: string | null;
  /** The body of an answer is kept when this is true or when its status is another one than expected. */
  readonly keepBody: boolean;
  readonly expectedStatus: number;
}

/**
 * What became of a request. A failure is a fact about the target and never an exception. Moments are
 * `performance.now()` milliseconds, durations milliseconds, and -1 stands for what did not happen.
 */
export interface HttpOutcome {
  /** Null when a whole answer came. */
  readonly failure: HttpFailure | null;
  /** 0 without an answer. */
  readonly status: number;
  /** Status line and headers as text; '' without an answer. */
  readonly head: string;
  /** Names in lower case, repeats kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly setCookies: readonly string[];
  /**
   * As it came, in its content encoding; null when it was not to be kept. To be read while the listener
   * is called: afterwards its memory is used for other answers.
   */
  readonly body: Buffer | null;
  /** Head and body. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Times the request was written to a connection: 0 when none could be made, 2 when an idle one had been closed meanwhile. */
  readonly timesSent: number;
  /** Waiting for its turn: for a free connection, or for what must be known of the server first. */
  readonly blockedMs: number;
  readonly sentAt: number;
  /** From `sentAt` until the last byte was handed to the system; 0 when it took all at once. */
  readonly sendingMs: number;
  readonly firstByteAt: number;
  readonly endedAt: number;
  /** Name and TCP, when this request had to open a connection. */
  readonly connectMs: number;
  readonly tlsMs: number;
}

export interface HttpFailure {
  /** Null when we cut the request off ourselves: that is no failing of the target's. */
  readonly errorClass: ErrorClass | null;
  /** One sentence. */
  readonly message: string;
  /** No port or file was left for a connection: that is this machine's limit. */
  readonly exhausted?: true;
}

/** Hears what became of a request, exactly once. May send the next one at once. */
export interface HttpListener {
  answered(outcome: HttpOutcome): void;
}

/**
 * One virtual user's way to one origin. A request that comes while others are under way gets a
 * connection of its own, up to the limit there is for a user, and waits for one beyond it; one that was
 * opened for requests `one-by-one` must not be sent such a request.
 */
export interface HttpClient {
  /** Known to send all that it is given at once over one connection (HTTP/2). */
  readonly multiplexes: boolean;
  /**
   * Never throws. `now` is later than `askedAt`, in `performance.now()` milliseconds, when the request has
   * waited for its turn already.
   */
  send(request: HttpRequest, listener: HttpListener, askedAt: number, now?: number): void;
  /** Settles all that is under way with the failure, or only the one request, and gives the connections up. */
  cancel(failure: HttpFailure, only?: HttpRequest): void;
  /** Gives the connections up; who still waits for an answer hears nothing more. */
  close(): void;
}

/** Whether a request may come while another one is under way. */
export type Manner = 'at-once' | 'one-by-one';

/** Makes clients; what they share (TLS sessions, names resolved, settings) is its own. */
export interface HttpClientFactory {
  /**
   * `origin` such as `https://127.0.0.1:4100`. A client for requests that are sent `one-by-one`, each
   * after the last one's answer, needs no more than a connection.
   */
  open(origin: string, manner: Manner): HttpClient;
}
