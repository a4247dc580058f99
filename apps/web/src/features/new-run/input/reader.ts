import { parseNumber } from '../../../format/number.ts';
import { parseDuration } from '../../../format/time.ts';
import type { Problem } from '../problems.ts';

/** Reads what was typed and collects what it could not read. Null is what nothing was typed for. */
export interface Reader {
  readonly problems: readonly Problem[];
  count(field: string, text: string): number | null;
  number(field: string, text: string): number | null;
  /** In milliseconds; a bare number is seconds. */
  duration(field: string, text: string): number | null;
  /** In milliseconds, and so is a bare number. */
  milliseconds(field: string, text: string): number | null;
  /** The same, where something must be given: 0 stands in for what is refused. */
  readonly required: {
    count(field: string, text: string): number;
    number(field: string, text: string): number;
    duration(field: string, text: string): number;
  };
}

/** GraphQL's Int ends there; a larger number would be refused without a field. */
const largest = 2_147_483_647;

export function createReader(): Reader {
  const problems: Problem[] = [];
  const refuse = (field: string, message: string) => {
    problems.push({ field, message });
    return null;
  };
  const reader = {
    count(field: string, text: string): number | null {
      const value = reader.number(field, text, 'a whole number');
      if (value === null) return null;
      if (!Number.isInteger(value)) return refuse(field, `“${text}” is not a whole number.`);
      return Math.abs(value) > largest ? refuse(field, `“${text}” is too large.`) : value;
    },
    number(field: string, text: string, what = 'a number'): number | null {
      const value = parseNumber(text);
      if (value === null) return null;
      return Number.isFinite(value) ? value : refuse(field, `“${text}” is not ${what}.`);
    },
    duration(field: string, text: string): number | null {
      if (text.trim() === '') return null;
      const value = parseDuration(text);
      if (value === null) {
        return refuse(field, `“${text}” is not a length of time. Write 30s, 5m or 1h 30m.`);
      }
      return value > largest ? refuse(field, `“${text}” is too long.`) : value;
    },
    milliseconds(field: string, text: string): number | null {
      return reader.duration(field, /^\s*\d+\s*$/.test(text) ? `${text.trim()}ms` : text);
    },
  };
  const must =
    (read: (field: string, text: string) => number | null, what: string) =>
    (field: string, text: string): number => {
      if (text.trim() === '') refuse(field, `Give ${what}.`);
      return read(field, text) ?? 0;
    };
  return {
    ...reader,
    problems,
    required: {
      count: must(reader.count, 'a whole number'),
      number: must(reader.number, 'a number'),
      duration: must(reader.duration, 'a length of time, such as 30s'),
    },
  };
}
