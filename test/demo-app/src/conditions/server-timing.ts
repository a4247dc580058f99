import { LatencyHistogram, type LatencyReport } from './latency-histogram.ts';

/** How long answers took, from the request's head to the answer's handing over, in milliseconds. */
export interface TimingReport {
  readonly product: LatencyReport;
  readonly all: LatencyReport;
}

export class ServerTiming {
  readonly #product = new LatencyHistogram();
  readonly #all = new LatencyHistogram();

  record(method: string, path: string, durationMs: number): void {
    this.#all.record(durationMs);
    if (method === 'GET' && path.startsWith('/product/')) this.#product.record(durationMs);
  }

  report(): TimingReport {
    return { product: this.#product.report(), all: this.#all.report() };
  }

  reset(): void {
    this.#product.reset();
    this.#all.reset();
  }
}
