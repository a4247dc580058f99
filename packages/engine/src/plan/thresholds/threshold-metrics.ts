import type { TimeName } from '../../model/metrics.ts';

/** What can be asked of a metric; k6's words. */
export type Aggregation =
  | { readonly kind: 'avg' | 'min' | 'med' | 'max' | 'rate' | 'count' | 'value' }
  | { readonly kind: 'p'; readonly percent: number };

/** k6's kinds of metric, and what each of ours is made of. */
export type ThresholdMetric =
  /** Milliseconds. */
  | { readonly kind: 'trend'; readonly time: TimeName }
  /** 0 to 1. */
  | { readonly kind: 'rate'; readonly share: 'failed' | 'checks' }
  | { readonly kind: 'counter'; readonly count: CounterName }
  | { readonly kind: 'gauge'; readonly value: 'users' | 'apdex' };

export type CounterName = 'requests' | 'iterations' | 'droppedIterations' | 'bytesOut' | 'bytesIn';

export const thresholdMetrics = {
  http_req_duration: { kind: 'trend', time: 'service' },
  http_req_response_time: { kind: 'trend', time: 'response' },
  http_req_blocked: { kind: 'trend', time: 'blocked' },
  http_req_connecting: { kind: 'trend', time: 'connecting' },
  http_req_tls_handshaking: { kind: 'trend', time: 'tlsHandshaking' },
  http_req_sending: { kind: 'trend', time: 'sending' },
  http_req_waiting: { kind: 'trend', time: 'waiting' },
  http_req_receiving: { kind: 'trend', time: 'receiving' },
  http_req_failed: { kind: 'rate', share: 'failed' },
  http_reqs: { kind: 'counter', count: 'requests' },
  iteration_duration: { kind: 'trend', time: 'iteration' },
  start_lateness: { kind: 'trend', time: 'lateness' },
  iterations: { kind: 'counter', count: 'iterations' },
  dropped_iterations: { kind: 'counter', count: 'droppedIterations' },
  checks: { kind: 'rate', share: 'checks' },
  data_sent: { kind: 'counter', count: 'bytesOut' },
  data_received: { kind: 'counter', count: 'bytesIn' },
  vus: { kind: 'gauge', value: 'users' },
  apdex: { kind: 'gauge', value: 'apdex' },
} as const satisfies Record<string, ThresholdMetric>;

export type MetricName = keyof typeof thresholdMetrics;

export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(thresholdMetrics, name);
}

export function metricOf(name: MetricName): ThresholdMetric {
  return thresholdMetrics[name];
}

export const aggregationsOf: Record<ThresholdMetric['kind'], readonly Aggregation['kind'][]> = {
  trend: ['avg', 'min', 'med', 'max', 'p', 'count'],
  rate: ['rate'],
  counter: ['count', 'rate'],
  gauge: ['value'],
};

/** Counted once for each iteration: there is nothing of them to be found in a step. */
export function isOfIterations(name: MetricName): boolean {
  return name.startsWith('iteration') || name === 'dropped_iterations' || name === 'start_lateness';
}

/** A right expression for the metric. */
export function exampleFor(name: MetricName): string {
  switch (name) {
    case 'http_req_failed':
      return 'rate<0.01';
    case 'checks':
      return 'rate>0.99';
    case 'vus':
      return 'value<=100';
    case 'apdex':
      return 'value>=0.85';
    default:
      return metricOf(name).kind === 'trend' ? 'p(95)<500' : 'count<1000” or “rate>10';
  }
}
