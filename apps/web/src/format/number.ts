const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const dash = '–';

/** 12,345. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** 950, 12.3K, 4.5M: for tiles and axes. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 10_000 ? whole.format(value) : compact.format(value);
}

/** Requests a second: enough digits to tell two runs apart, no more. */
export function formatRate(perSecond: number): string {
  if (perSecond === 0) return '0';
  if (perSecond < 10) return perSecond.toFixed(perSecond < 1 ? 2 : 1);
  return whole.format(perSecond);
}

/** A share of 0 to 1 as per cent; a small one that is not nothing never shows as 0 %. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return dash;
  if (share === 0) return '0%';
  const percent = share * 100;
  if (percent < 0.01) return '<0.01%';
  if (percent > 99.99 && percent < 100) return '>99.99%';
  if (percent < 10) return `${trimZeros(percent.toFixed(2))}%`;
  return `${trimZeros(percent.toFixed(1))}%`;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units, as networks count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${trimZeros(value.toFixed(digits))} ${units[unit] ?? ''}`;
}

/** "1 user", "2 users". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Reads "1000", "1,000", "1 000" and "0.5". A comma that groups no thousands may be a decimal one:
 * that is NaN rather than a guess, as is everything else that is no number. Null for nothing typed.
 */
export function parseNumber(text: string): number | null {
  const typed = text.replaceAll(/[\s_]/g, '');
  if (typed === '') return null;
  return Number(grouped.test(typed) ? typed.replaceAll(',', '') : typed);
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
