import type { ResponseContent } from '../content/response-content.ts';
import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import type { HttpFailure, HttpOutcome, HttpRequest } from './http/http-client.ts';

/** Hears what a virtual user does. Called on the hot path. */
export interface UserObserver {
  exchanged(report: ExchangeReport): void;
  /** A user began something that had a set time so many milliseconds after that time. */
  startedLate(byMs: number): void;
}

export interface ExchangeReport {
  readonly flow: CompiledFlow;
  readonly step: CompiledStep;
  readonly exchange: CompiledExchange;
  readonly url: string;
  readonly request: HttpRequest;
  readonly outcome: HttpOutcome;
  /** The answer as it was read; null when there was none or it could not be unpacked. */
  readonly content: ResponseContent | null;
  /** When it ought to have been sent, in `performance.now()` milliseconds. */
  readonly intendedAt: number;
  /** Null when the answer was as expected and gave all values. */
  readonly failure: HttpFailure | null;
}
