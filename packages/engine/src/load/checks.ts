import { parseJsonPath, readJsonPath } from '../content/json-path.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Check, CheckCondition } from '../model/check.ts';
import type { HttpOutcome } from './http/http-client.ts';
import { LoadError } from './load-error.ts';

/** The checks of one step's last answer. */
export interface CompiledChecks {
  /** The answer's body has to be kept. */
  readonly needsBody: boolean;
  readonly checks: readonly CompiledCheck[];
}

export interface CompiledCheck {
  readonly name: string;
  /** Null when it holds; otherwise one sentence that says what was there instead. */
  readonly failure: (answer: CheckedAnswer) => string | null;
}

export interface CheckedAnswer {
  readonly outcome: HttpOutcome;
  /** Null when the answer could not be unpacked. */
  readonly content: ResponseContent | null;
}

/**
 * Those of the checks that look at this step, as closures; null when none does. Throws a LoadError
 * for a JSON path that can't be read.
 */
export function compileChecks(
  checks: readonly Check[],
  flowName: string,
  stepName: string,
): CompiledChecks | null {
  const own = checks.filter(
    ({ flow, step }) =>
      (flow === null || flow === flowName) && (step === null || step === stepName),
  );
  if (own.length === 0) return null;
  return {
    needsBody: own.some(({ condition }) => bodyKinds.has(condition.kind)),
    checks: own.map(({ name, condition }) => ({ name, failure: compileCondition(condition) })),
  };
}

const bodyKinds: ReadonlySet<CheckCondition['kind']> = new Set(['text', 'json', 'size']);

function compileCondition(condition: CheckCondition): CompiledCheck['failure'] {
  switch (condition.kind) {
    case 'text':
      return checkText(condition);
    case 'json':
      return checkJson(condition);
    case 'header':
      return checkHeader(condition);
    case 'size':
      return checkSize(condition);
    case 'time':
      return checkTime(condition);
  }
}

type Condition<Kind extends CheckCondition['kind']> = Extract<CheckCondition, { kind: Kind }>;

const unreadable = 'the answer could not be read';

function checkText({ text, present }: Condition<'text'>): CompiledCheck['failure'] {
  const complaint = present ? `the answer does not hold “${text}”` : `the answer holds “${text}”`;
  return ({ content }) => {
    if (content === null) return unreadable;
    return (content.body ?? '').includes(text) === present ? null : complaint;
  };
}

function checkJson({ path: text, equals }: Condition<'json'>): CompiledCheck['failure'] {
  const path = parseJsonPath(text);
  if (path === null) {
    throw new LoadError(
      `The JSON path “${text}” of a check can't be read: write something like “$.items[0].name”.`,
    );
  }
  return ({ content }) => {
    if (content === null) return unreadable;
    if (content.json === undefined) return 'the answer is not JSON';
    const value = readJsonPath(content.json, path);
    if (value === null) return `there is nothing at ${text}`;
    return equals === null || value === equals
      ? null
      : `${text} is “${shortened(value)}” instead of “${equals}”`;
  };
}

function checkHeader({ name, contains }: Condition<'header'>): CompiledCheck['failure'] {
  const wanted = name.toLowerCase();
  return ({ outcome: { headers } }) => {
    const values = headers.filter(([each]) => each === wanted).map(([, value]) => value);
    if (values.length === 0) return `there is no header ${name}`;
    if (contains === null || values.some((value) => value.includes(contains))) return null;
    return `the header ${name} is “${shortened(values.join(', '))}” and does not hold “${contains}”`;
  };
}

function checkSize({ minBytes, maxBytes }: Condition<'size'>): CompiledCheck['failure'] {
  return ({ outcome: { body } }) => {
    const bytes = body?.length ?? 0;
    if (bytes < minBytes) return `the body has ${bytes} bytes, fewer than ${minBytes}`;
    return bytes > maxBytes ? `the body has ${bytes} bytes, more than ${maxBytes}` : null;
  };
}

function checkTime({ maxMs }: Condition<'time'>): CompiledCheck['failure'] {
  return ({ outcome: { sentAt, endedAt } }) => {
    const ms = endedAt - sentAt;
    return ms <= maxMs ? null : `it took ${ms.toFixed(1)} ms, more than ${maxMs}`;
  };
}

function shortened(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}…` : value;
}
