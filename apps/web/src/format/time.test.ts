import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDuration,
  formatLatency,
  formatOffset,
  parseDuration,
  writeDuration,
} from './time.ts';

describe('times as a person reads them', () => {
  it.each([
    [0, '0 ms'],
    [0.04, '<0.1 ms'],
    [4.26, '4.3 ms'],
    [61.7, '62 ms'],
    [999.6, '1.00 s'],
    [9_340, '9.34 s'],
    [61_000, '61.0 s'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('gives a latency of %s ms as %s', (ms, text) => expect(formatLatency(ms)).toBe(text));

  it.each([
    [0, '0s'],
    [250, '250ms'],
    [1_000, '1s'],
    [59_600, '1m'],
    [90_000, '1m 30s'],
    [3_600_000, '1h'],
    [3_900_000, '1h 5m'],
    [90_061_000, '25h 1m'],
  ])('gives a length of %s ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    ['90', 90_000],
    ['45s', 45_000],
    ['1m 30s', 90_000],
    ['1.5m', 90_000],
    ['2 min', 120_000],
    ['1H', 3_600_000],
    ['250ms', 250],
    ['', null],
    ['soon', null],
    ['5 m x', null],
    ['-3s', null],
  ])('reads “%s” as %s ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each([45_000, 90_000, 3_900_000, 600_000])('reads back what it wrote for %s ms', (ms) =>
    expect(parseDuration(formatDuration(ms))).toBe(ms),
  );

  it.each([
    ['2026-03-10T12:00:00Z', 'just now'],
    ['2026-03-10T11:55:00Z', '5 min ago'],
    ['2026-03-10T09:00:00Z', '3 h ago'],
    ['2026-03-09T09:00:00Z', 'yesterday'],
    ['2026-03-06T12:00:00Z', '4 days ago'],
    ['2026-01-06T12:00:00Z', 'Jan 6, 2026'],
    ['2026-03-10T12:00:09Z', 'just now'],
  ])('says of %s: %s', (iso, text) =>
    expect(formatAgo(iso, Date.parse('2026-03-10T12:00:05Z'))).toBe(text),
  );

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3_723, '1:02:03'],
  ])('gives %s seconds into the load as %s', (seconds, text) =>
    expect(formatOffset(seconds)).toBe(text),
  );

  it.each([0, 250, 1_500, 90_000, 3_930_500])('writes %s ms so that it reads back', (ms) => {
    expect(parseDuration(writeDuration(ms))).toBe(ms);
  });
});
