import type { ErrorClass } from './metrics.ts';
import type { RecordedExchange } from './recording.ts';

/** What one virtual user's trial replay of a flow sent and got, whole. */
export interface Trace {
  readonly userIndex: number;
  readonly exchanges: readonly TracedExchange[];
  readonly failure: TraceFailure | null;
  /** Every variable as it stood at the end. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface TracedExchange {
  readonly stepId: string;
  /** The flow's exchange that this answers. */
  readonly exchangeId: string;
  readonly exchange: RecordedExchange;
}

/** The first thing that went wrong; the replay stops there. */
export interface TraceFailure {
  readonly stepId: string;
  readonly exchangeId: string;
  readonly errorClass: ErrorClass;
  readonly message: string;
}
