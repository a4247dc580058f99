import type { CheckInput } from '@flowload/engine';
import { parseDuration } from './durations.ts';
import { UsageError } from './usage-error.ts';

/**
 * One `--check`: `text:Thank you`, `no-text:Error`, `json:$.items[0].name=Lamp`, `header:content-type=json`,
 * `size:100-20000`, `time:500ms`. ` @ Check out` behind it keeps it to a flow, ` @ Check out > Pay` to a step.
 * May be given several times.
 */
export function checkOption(
  text: string,
  earlier: readonly CheckInput[] | undefined,
): readonly CheckInput[] {
  const at = text.lastIndexOf(' @ ');
  const what = at < 0 ? text : text.slice(0, at);
  const [flow = '', step = ''] = at < 0 ? [] : text.slice(at + 3).split('>');
  const condition = readCondition(what.trim());
  if (condition === null) throw new UsageError(usage(text));
  const check = { condition, flow: flow.trim() || null, step: step.trim() || null };
  return [...(earlier ?? []), check];
}

function readCondition(text: string): CheckInput['condition'] | null {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon).trim();
  const rest = text.slice(colon + 1).trim();
  if (colon < 1 || rest === '') return null;
  switch (kind) {
    case 'text':
      return { kind, text: rest, present: true };
    case 'no-text':
      return { kind: 'text', text: rest, present: false };
    case 'json': {
      const { name, value } = atEquals(rest);
      return { kind, path: name, equals: value };
    }
    case 'header': {
      const { name, value } = atEquals(rest);
      return { kind, name, contains: value };
    }
    case 'size':
      return readSize(rest);
    case 'time': {
      const maxMs = parseDuration(rest);
      return maxMs === null ? null : { kind, maxMs };
    }
    default:
      return null;
  }
}

/** A path may hold `=` in a quoted name; the value begins at the last one outside. */
function atEquals(text: string): { readonly name: string; readonly value: string | null } {
  const outside = text.replaceAll(/\[(["']).*?\1\]/g, (quoted) => '_'.repeat(quoted.length));
  const equals = outside.indexOf('=');
  if (equals < 0) return { name: text, value: null };
  return { name: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}

/** `100-20000`, `100-` or `-20000` bytes. */
function readSize(text: string): CheckInput['condition'] | null {
  const bounds = /^(\d*)\s*-\s*(\d*)$/.exec(text);
  const [, from = '', to = ''] = bounds ?? [];
  if (bounds === null || (from === '' && to === '')) return null;
  return {
    kind: 'size',
    ...(from !== '' && { minBytes: Number(from) }),
    ...(to !== '' && { maxBytes: Number(to) }),
  };
}

function usage(text: string): string {
  return `--check takes one of text:Thanks, no-text:Error, json:$.items[0].name=Lamp, header:content-type=json, size:100-20000 and time:500ms, with “ @ flow” or “ @ flow > step” behind it to keep it to one, not “${text}”.`;
}
