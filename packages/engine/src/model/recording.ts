import type { FieldFill } from './site-graph.ts';

/**
 * One journey as it went over the wire, step by step. The browser makes recordings; the replay
 * makes traces of the same shape, so that the two can be compared.
 */
export interface Recording {
  readonly journeyId: string;
  readonly personaIndex: number;
  readonly steps: readonly RecordedStep[];
  /** Why it stopped before the last step; null when it was done whole. */
  readonly failure: string | null;
}

export interface RecordedStep {
  readonly name: string;
  /** What was typed or chosen, in order. */
  readonly inputs: readonly RecordedInput[];
  /** In the order they were sent; every redirect hop is one of its own. */
  readonly exchanges: readonly RecordedExchange[];
  /** What the page showed when the step had settled; null in replay traces. */
  readonly page: RecordedPage | null;
  /** Time a person would take before this step, from the recording's own pace. */
  readonly thinkTimeMs: number;
}

export interface RecordedInput {
  readonly field: string;
  readonly fill: FieldFill;
  readonly value: string;
}

export interface RecordedPage {
  readonly url: string;
  readonly title: string;
  readonly signedIn: boolean;
  /** Values scripts can reach, for tracing where a request's value came from. */
  readonly storage: Readonly<Record<string, string>>;
}

export type ResourceKind =
  | 'document'
  | 'xhr'
  | 'fetch'
  | 'script'
  | 'stylesheet'
  | 'image'
  | 'font'
  | 'media'
  | 'event-source'
  | 'web-socket'
  | 'ping'
  | 'other';

export interface RecordedExchange {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse | null;
  /** When no response came: what the network said. */
  readonly failure: string | null;
  /** The exchange whose redirect led here. */
  readonly redirectedFrom: string | null;
  /** Milliseconds since the recording began. */
  readonly startedMs: number;
  readonly durationMs: number;
  /** What made the browser ask; absent where nobody could tell. */
  readonly initiator?: Initiator;
}

/** What made a browser ask for something. */
export interface Initiator {
  /** Exchange of the document that it belongs to. */
  readonly documentId: string | null;
  /** `markup`: a document or stylesheet that names it; `script`: one that ran. */
  readonly kind: 'markup' | 'script' | 'other';
  /** Of the document, stylesheet or script. */
  readonly url: string | null;
}

export type Headers = readonly (readonly [name: string, value: string])[];

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case, in order, repeats kept. */
  readonly headers: Headers;
  /** Null without a body. */
  readonly body: string | null;
  /** Set when the bytes are not valid UTF-8: then `body` has one character for each of them (Latin-1). */
  readonly isBinary?: true;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Decoded text; null for what is not text or is longer than 2 MiB. */
  readonly body: string | null;
  readonly bodyBytes: number;
}
