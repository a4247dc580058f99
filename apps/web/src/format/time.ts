const dash = '–';

/** A latency: three significant digits, in the unit a person would say. */
export function formatLatency(ms: number | null | undefined): string {
  if (ms == null || !Number.isFinite(ms)) return dash;
  if (ms === 0) return '0 ms';
  if (ms < 0.1) return '<0.1 ms';
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  return `${(ms / 1000).toFixed(1)} s`;
}

const steps = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** A length of time: "45s", "2m 30s", "1h 5m"; what is left below a second is said in milliseconds. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return ms === 0 ? '0s' : `${Math.round(ms)}ms`;
  let left = Math.round(ms / 1_000) * 1_000;
  const parts: string[] = [];
  for (const [unit, size] of steps) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.slice(0, 2).join(' ');
}

/** A length of time as a person would type it, with nothing left out: "1.5s", "1h 5m 30s". */
export function writeDuration(ms: number): string {
  if (ms < 1_000) return ms === 0 ? '0s' : `${ms}ms`;
  let left = ms;
  const parts: string[] = [];
  for (const [unit, size] of steps) {
    const count = unit === 's' ? left / size : Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(' ');
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** Reads "90", "90s", "1m 30s", "1.5m", "2 min"; a bare number is seconds. Null when it is no length of time. */
export function parseDuration(text: string): number | null {
  const compactText = text.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (/^\d+(\.\d+)?$/.test(compactText)) return Math.round(Number(compactText) * 1_000);
  if (!/^(\d+(\.\d+)?(ms|sec|s|min|m|h))+$/.test(compactText)) return null;
  let total = 0;
  for (const [, amount, unit] of compactText.matchAll(/(\d+(?:\.\d+)?)(ms|sec|s|min|m|h)/g)) {
    total += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  }
  return Math.round(total);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const dayAndClock = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** 14:03:27. */
export function formatClock(iso: string): string {
  return clock.format(new Date(iso));
}

/** The whole moment, for titles. */
export function formatMoment(iso: string): string {
  return dayAndClock.format(new Date(iso));
}

/** "just now", "5 min ago", "3 h ago", "yesterday", then the date. */
export function formatAgo(iso: string, now: number): string {
  const passedMs = Math.max(0, now - Date.parse(iso));
  const minutes = Math.floor(passedMs / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  return day.format(new Date(iso));
}

/** Seconds into the load as 0:05, 2:30, 1:02:03. */
export function formatOffset(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
