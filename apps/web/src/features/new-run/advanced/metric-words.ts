/** Metrics that a threshold may bound; those with braces show how a part of the load is named. */
export const metricSuggestions = [
  'http_req_duration',
  'http_req_failed',
  'http_req_waiting',
  'http_reqs',
  'iterations',
  'iteration_duration',
  'dropped_iterations',
  'checks',
  'http_req_duration{flow:Check out}',
  'http_req_duration{scenario:scenario 1}',
] as const;
