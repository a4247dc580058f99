import type { ErrorClass } from '../../model/metrics.ts';

/** One request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  /** Names and values by turns. Host, connection and content-length are the client's own. */
  readonly headers: readonly string[];
  readonly body: Buffer | string | null;
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
  /** Names in lower case, repeats kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly setCookies: readonly string[];
  /** As it came, in its content encoding; null when it was not to be kept. */
  readonly body: Buffer | null;
  /** Head and body. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Times the request was written to a connection: 0 when none could be made, 2 when an idle one had been closed meanwhile. */
  readonly timesSent: number;
  readonly sentAt: number;
  readonly firstByteAt: number;
  readonly endedAt: number;
  /** TCP, when this request had to open a connection. */
  readonly connectMs: number;
  readonly tlsMs: number;
}

export interface HttpFailure {
  /** Null when we cut the request off ourselves: that is no failing of the target's. */
  readonly errorClass: ErrorClass | null;
  /** One sentence. */
  readonly message: string;
}

/**
 * One virtual user's way to one origin: requests go one after another over a connection of its own, but for
 * clients that say that they take several at once.
 */
export interface HttpClient {
  /** Known to send all that it is given at once over one connection (HTTP/2). */
  readonly multiplexes?: boolean;
  /** Never rejects. */
  send(request: HttpRequest): Promise<HttpOutcome>;
  /** Settles what is under way with the failure and gives its connection up; of several requests only one when it is named. */
  cancel(failure: HttpFailure, only?: HttpRequest): void;
  close(): void;
}

/** Makes clients; what they share (TLS sessions, settings) is its own. */
export interface HttpClientFactory {
  /** `origin` such as `https://127.0.0.1:4100`. */
  open(origin: string): HttpClient;
}
