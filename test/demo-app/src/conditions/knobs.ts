/** The shop's weather, in the words that the command line and `POST /__knobs` share. */
export interface KnobSettings {
  /** Milliseconds each request takes: `20`, or `5-50` for an even spread. */
  readonly latency: string | number;
  /** Share of requests answered with 500 and without any effect, 0 to 1. */
  readonly errorRate: number;
  /** Seconds from one stall's start to the next; 0 is never. */
  readonly stallEvery: number;
  /** Seconds that a stall lasts. */
  readonly stallFor: number;
}

export interface Knobs {
  readonly latency: { readonly minMs: number; readonly maxMs: number };
  readonly errorRate: number;
  readonly stallEveryMs: number;
  readonly stallForMs: number;
}

export const calmWeather: KnobSettings = {
  latency: 0,
  errorRate: 0,
  stallEvery: 0,
  stallFor: 0,
};

/** A setting that makes no sense; the message says which and what it should be. */
export class KnobError extends Error {
  override readonly name = 'KnobError';
}

export function parseKnobs(settings: KnobSettings): Knobs {
  const stallEveryMs = seconds('stallEvery', settings.stallEvery);
  const stallForMs = seconds('stallFor', settings.stallFor);
  if (stallEveryMs > 0 !== stallForMs > 0) {
    throw new KnobError('stallEvery and stallFor belong together: set both, or neither.');
  }
  if (stallEveryMs > 0 && stallForMs >= stallEveryMs) {
    throw new KnobError('stallFor must be shorter than stallEvery, or no request is ever served.');
  }
  return {
    latency: parseLatency(settings.latency),
    errorRate: share('errorRate', settings.errorRate),
    stallEveryMs,
    stallForMs,
  };
}

/** Settings out of JSON that anybody may have sent. */
export function readKnobChange(json: unknown): Partial<KnobSettings> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new KnobError('Send a JSON object such as {"latency": "5-50", "errorRate": 0.01}.');
  }
  const change: { latency?: string | number; [name: string]: string | number } = {};
  for (const [name, value] of Object.entries(json)) {
    if (!(name in calmWeather)) {
      throw new KnobError(
        `There is no knob “${name}”; there are ${Object.keys(calmWeather).join(', ')}.`,
      );
    }
    const textAllowed = name === 'latency' && typeof value === 'string';
    if (typeof value !== 'number' && !textAllowed) throw new KnobError(`${name} must be a number.`);
    change[name] = value;
  }
  return change;
}

function parseLatency(latency: string | number): Knobs['latency'] {
  const match = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(String(latency).trim());
  const minMs = Number(match?.[1]);
  const maxMs = match?.[2] === undefined ? minMs : Number(match[2]);
  if (match === null || maxMs < minMs || maxMs > 600_000) {
    throw new KnobError(
      `latency “${latency}” must be milliseconds such as 20, or a range such as 5-50.`,
    );
  }
  return { minMs, maxMs };
}

function seconds(name: string, value: number): number {
  if (!Number.isFinite(value) || value < 0 || value > 86_400) {
    throw new KnobError(`${name} must be a number of seconds, 0 or more.`);
  }
  return value * 1000;
}

function share(name: string, value: number): number {
  if (!Number.isFinite(value) || value < 0 || value > 1) {
    throw new KnobError(`${name} must be between 0 and 1.`);
  }
  return value;
}
