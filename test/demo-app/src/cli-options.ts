import { parseArgs } from 'node:util';
import { calmWeather, type KnobSettings, parseKnobs } from './conditions/knobs.ts';

export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly knobs: KnobSettings;
}

export type CliRequest =
  | { readonly kind: 'start'; readonly options: CliOptions }
  | { readonly kind: 'help' };

/** An option that makes no sense; the message says which and what it should be. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const helpText = `Usage: npm run demo-app -- [options]

Starts Juniper, the demo shop: a small web application for FlowLoad to discover and load.

  --port <number>         port to listen on (4100; 0 takes a free one)
  --host <address>        address to listen on (127.0.0.1)
  --seed <number>         decides colours, first reviews, latencies and which requests fail (1)
  --latency <ms>          time each request takes: 20, or a range such as 5-50 (0)
  --error-rate <share>    share of requests answered with 500: 0 to 1 (0)
  --stall-every <s>       seconds from one stall to the next (0: never)
  --stall-for <s>         seconds that a stall lasts (0)
  --help                  this text

While it runs: GET /__effects, GET /__timing, GET and POST /__knobs, POST /__reset.
`;

export function parseCliOptions(args: readonly string[]): CliRequest {
  const values = parseValues(args);
  if (values.help === true) return { kind: 'help' };
  const knobs = {
    latency: values.latency ?? calmWeather.latency,
    errorRate: number('--error-rate', values['error-rate'], calmWeather.errorRate),
    stallEvery: number('--stall-every', values['stall-every'], calmWeather.stallEvery),
    stallFor: number('--stall-for', values['stall-for'], calmWeather.stallFor),
  };
  parseKnobs(knobs);
  const options = {
    port: wholeNumber('--port', values.port, 4100, 65_535),
    host: values.host ?? '127.0.0.1',
    seed: wholeNumber('--seed', values.seed, 1, 2 ** 31 - 1),
    knobs,
  };
  return { kind: 'start', options };
}

function parseValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        seed: { type: 'string' },
        latency: { type: 'string' },
        'error-rate': { type: 'string' },
        'stall-every': { type: 'string' },
        'stall-for': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError(`${reason} See --help.`, { cause });
  }
}

function number(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  throw new OptionError(`${name} must be a number, and “${value}” is none.`);
}

function wholeNumber(
  name: string,
  value: string | undefined,
  fallback: number,
  max: number,
): number {
  const parsed = number(name, value, fallback);
  if (Number.isInteger(parsed) && parsed >= 0 && parsed <= max) return parsed;
  throw new OptionError(`${name} must be a whole number from 0 to ${max}, and “${value}” is none.`);
}
