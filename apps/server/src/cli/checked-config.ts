import { ConfigError, parseRunConfig, type RunConfigInput } from '@flowload/engine';
import type { RunConfig } from '@flowload/engine/model/run.ts';
import { UsageError } from './usage-error.ts';

/** The flag that a field of the configuration is given by. */
const flags: Readonly<Record<string, string>> = {
  users: '--users',
  durationMs: '--duration',
  rampUpMs: '--ramp-up',
  iterations: '--iterations',
  rate: '--rate',
  'rate.maxUsers': '--max-users',
  stages: '--stages',
  preset: '--preset',
  scenarios: '--scenarios',
  capacity: '--capacity',
  'capacity.unit': '--capacity-unit',
  'capacity.from': '--from',
  'capacity.to': '--to',
  'capacity.levelMs': '--level-time',
  'capacity.precision': '--precision',
  thinkTime: '--think-time',
  pacing: '--pacing',
  assets: '--assets',
  thresholds: '--threshold',
  checks: '--check',
  apdexMs: '--apdex',
  requestTimeoutMs: '--timeout',
  'network.proxy': '--proxy',
  'network.ca': '--ca',
  'network.dns': '--dns',
  'network.connectionsPerHost': '--connections-per-host',
  credentials: '--login',
  onlyFlows: '--flow',
  'crawl.maxStates': '--max-pages',
  'crawl.timeMs': '--explore-time',
};

/** Checks the configuration. Throws a `UsageError` that names the flag of whatever is wrong. */
export function checkedConfig(input: RunConfigInput): RunConfig {
  try {
    return parseRunConfig(input);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new UsageError(error.issues.map(({ field, message }) => told(field, message)).join('\n'));
  }
}

/** In a file of scenarios the flag alone does not say which of them it is. */
function told(field: string, message: string): string {
  const flag = flagOf(field);
  if (flag === null) return message;
  return flag === '--scenarios' ? `${flag}: ${field}: ${message}` : `${flag}: ${message}`;
}

/** `checks.0.condition.path` is a part of `checks`. */
function flagOf(field: string): string | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const flag = flags[parts.slice(0, length).join('.')];
    if (flag !== undefined) return flag;
  }
  return null;
}
