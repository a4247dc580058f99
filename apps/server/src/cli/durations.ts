const unitMs = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000 } as const;

const part = /(\d+(?:\.\d+)?)(ms|s|min|m|h)/g;
const whole = /^(?:\d+(?:\.\d+)?(?:ms|s|min|m|h))+$/;

/** `30s`, `2m`, `500ms`, `1h30m`, `1.5s` in milliseconds; a bare number is seconds. Null when it is none of these. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase().replaceAll(' ', '');
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * unitMs.s);
  const negative = trimmed.startsWith('-');
  const digits = negative ? trimmed.slice(1) : trimmed;
  if (!whole.test(digits)) return null;
  let ms = 0;
  for (const [, count, unit] of digits.matchAll(part)) {
    ms += Number(count) * unitMs[unit as keyof typeof unitMs];
  }
  return Math.round(negative ? -ms : ms);
}

/** As a person reads it: `340 ms`, `12.3 s`, `1 m 30 s`, `2 h 5 m`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${trimZero((ms / 1_000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return joined(Math.floor(seconds / 60), 'm', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
}

/** For a clock that ticks: whole seconds only. */
export function formatSeconds(ms: number): string {
  return ms < 60_000
    ? `${Math.floor(ms / 1_000)} s`
    : formatDuration(Math.floor(ms / 1_000) * 1_000);
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const head = `${large} ${largeUnit}`;
  return small === 0 ? head : `${head} ${small} ${smallUnit}`;
}

function trimZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
