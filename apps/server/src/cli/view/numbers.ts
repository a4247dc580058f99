/** `1,234`. */
export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Three figures that matter: `0.42`, `8.5`, `123`, `4,210`. */
export function shortNumber(value: number): string {
  if (value === 0) return '0';
  if (value < 1) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : wholeNumber(value);
}

/** A time in milliseconds with its unit: `40 µs`, `0.8 ms`, `34 ms`, `1.24 s`. */
export function latency(ms: number): string {
  if (ms > 0 && ms < 0.1) return `${Math.max(1, Math.round(ms * 1_000))} µs`;
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** A share of 1 as a percentage: `0 %`, `0.4 %`, `12 %`. */
export function percentage(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent >= 10) return `${Math.round(percent)} %`;
  return `${percent < 0.1 ? '<0.1' : percent.toFixed(1)} %`;
}

export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? value : shortNumber(value)} ${units[unit]}`;
}

/** `1 request`, `2 requests`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}
