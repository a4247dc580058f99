import type { ThinkTime, Threshold } from '../model/plan.ts';
import type { Credentials } from '../model/target.ts';
import { PlanError } from '../plan/plan-error.ts';
import { parseThreshold } from '../plan/thresholds.ts';
import type { ConfigIssue } from './config-error.ts';

/** Absolute, http or https; says what the address probably should have been. */
export function checkUrl(field: string, value: string): readonly ConfigIssue[] {
  const text = value.trim();
  const issue = (message: string) => [{ field, message }];
  if (text === '') {
    return issue('Give the address of the application, such as http://127.0.0.1:3000.');
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return [];
  if (looksLikeHost(text)) {
    return issue(`“${text}” has no http:// or https:// before it. Try http://${text}.`);
  }
  if (url !== null) {
    return issue(
      `“${text}” is not a web address: only http and https can be tested, not “${url.protocol.slice(0, -1)}”.`,
    );
  }
  return issue(`“${text}” is not a URL. Give one such as https://shop.example.com.`);
}

/** `localhost:3000`, `shop.example.com/path`, `127.0.0.1`. */
function looksLikeHost(text: string): boolean {
  return (
    /^(localhost|[\w-]+(\.[\w-]+)+)(:\d{1,5})?([/?#]\S*)?$/i.test(text) ||
    /^\w+:\d{1,5}(\/\S*)?$/.test(text)
  );
}

/** A whole number within inclusive bounds; with a unit the bounds are told as durations. */
export function checkBounds(
  field: string,
  what: string,
  value: number,
  bounds: { readonly min: number; readonly max: number },
  unit?: 'ms',
): readonly ConfigIssue[] {
  const tell = unit === 'ms' ? tellDuration : tellCount;
  if (Number.isInteger(value) && value >= bounds.min && value <= bounds.max) return [];
  const given = Number.isFinite(value) ? tell(value) : 'not a number';
  const whole = unit === 'ms' ? '' : ', a whole number';
  return [
    {
      field,
      message: `${what} must be from ${tell(bounds.min)} to ${tell(bounds.max)}${whole}; it is ${given}.`,
    },
  ];
}

export function checkCredentials(
  field: string,
  credentials: readonly Credentials[],
): readonly ConfigIssue[] {
  return credentials.flatMap(({ username, password }, index) =>
    username.trim() === '' || password === ''
      ? [
          {
            field: `${field}.${index}`,
            message: 'A login needs both a user name and a password.',
          },
        ]
      : [],
  );
}

export function checkThinkTime(field: string, thinkTime: ThinkTime): readonly ConfigIssue[] {
  const issue = (message: string) => [{ field, message }];
  switch (thinkTime.kind) {
    case 'none':
      return [];
    case 'recorded':
      return thinkTime.scale >= 0 && thinkTime.scale <= 100
        ? []
        : issue('The think time may be scaled by 0 to 100.');
    case 'fixed':
      return thinkTime.ms >= 0 ? [] : issue('The think time must not be below zero.');
    case 'normal':
    case 'exponential':
      return thinkTime.meanMs >= 0 ? [] : issue('The think time must not be below zero.');
    case 'uniform':
      return thinkTime.minMs >= 0 && thinkTime.minMs <= thinkTime.maxMs
        ? []
        : issue('The think time must be from a shorter to a longer time, neither below zero.');
  }
}

/** Those that can be read, and an issue for each that can't. */
export function readThresholds(
  field: string,
  asked: readonly { readonly metric: string; readonly expression: string }[],
): { readonly thresholds: readonly Threshold[]; readonly issues: readonly ConfigIssue[] } {
  const thresholds: Threshold[] = [];
  const issues: ConfigIssue[] = [];
  asked.forEach(({ metric, expression }, index) => {
    const threshold = { metric, expression, abortOnFail: false, delayAbortEvalMs: 0 };
    try {
      parseThreshold(threshold);
      thresholds.push(threshold);
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      issues.push({ field: `${field}.${index}`, message: error.message });
    }
  });
  return { thresholds, issues };
}

function tellCount(value: number): string {
  return value.toLocaleString('en-US');
}

function tellDuration(ms: number): string {
  const units = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ] as const;
  const unit = units.find(([size]) => Math.abs(ms) >= size && ms % size === 0);
  return unit === undefined ? `${ms} ms` : `${ms / unit[0]} ${unit[1]}`;
}
