import { parseDuration } from '../../format/time.ts';
import type { CreateRunInput } from './documents.ts';
import { type RunDraft, targetOf } from './draft.ts';
import type { Problem } from './problems.ts';

export type InputResult =
  | { readonly ok: true; readonly input: CreateRunInput }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * What was typed as the API takes it. Only what can't be read at all is refused here; whether it
 * makes sense is for the server to say.
 */
export function toInput(draft: RunDraft): InputResult {
  const read = createReader();
  const byIterations = draft.lengthKind === 'iterations';
  const input: CreateRunInput = {
    url: targetOf(draft),
    name: draft.name.trim() || null,
    users: read.count('users', draft.users),
    durationMs: byIterations ? null : read.duration('durationMs', draft.duration),
    iterations: byIterations ? read.count('iterations', draft.iterations) : null,
    rampUpMs: byIterations ? null : read.duration('rampUpMs', draft.rampUp),
    credentials: draft.credentials.map(({ username, password }) => ({ username, password })),
    logins: draft.logins?.text.trim() ? draft.logins.text : null,
    onlyFlows: splitNames(draft.onlyFlows),
    includeDestructive: draft.includeDestructive,
    insecure: draft.insecure,
    thinkTime: thinkTimeInput(draft, read),
    thresholds: draft.thresholds.map(({ metric, expression }) => ({ metric, expression })),
    crawl: {
      maxStates: read.count('crawl.maxStates', draft.maxStates),
      maxDepth: read.count('crawl.maxDepth', draft.maxDepth),
      timeMs: read.duration('crawl.timeMs', draft.crawlTime),
      contexts: read.count('crawl.contexts', draft.contexts),
    },
    flowFile: draft.flowFile?.text ?? null,
    start: true,
  };
  return read.problems.length === 0 ? { ok: true, input } : { ok: false, problems: read.problems };
}

/** "Sign in, Check out" as two names. */
export function splitNames(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function thinkTimeInput(draft: RunDraft, read: Reader): ThinkTimeInput {
  switch (draft.thinkTimeKind) {
    case 'NONE':
      return { kind: 'NONE' };
    case 'RECORDED':
      return { kind: 'RECORDED', scale: read.number('thinkTime', draft.thinkTimeScale) };
    case 'UNIFORM':
      return {
        kind: 'UNIFORM',
        minMs: read.duration('thinkTime', draft.thinkTimeMin),
        maxMs: read.duration('thinkTime', draft.thinkTimeMax),
      };
  }
}

type Reader = ReturnType<typeof createReader>;
type ThinkTimeInput = NonNullable<CreateRunInput['thinkTime']>;

function createReader() {
  const problems: Problem[] = [];
  const refuse = (field: string, message: string) => {
    problems.push({ field, message });
    return null;
  };
  /** GraphQL's Int ends there; a larger number would be refused without a field. */
  const largest = 2_147_483_647;
  return {
    problems,
    /** Empty asks for the server's default. */
    count(field: string, text: string): number | null {
      const typed = text.replaceAll(/[\s,_]/g, '');
      if (typed === '') return null;
      const value = Number(typed);
      if (!Number.isInteger(value)) return refuse(field, `“${text}” is not a whole number.`);
      return Math.abs(value) > largest ? refuse(field, `“${text}” is too large.`) : value;
    },
    number(field: string, text: string): number | null {
      if (text.trim() === '') return null;
      const value = Number(text);
      return Number.isFinite(value) ? value : refuse(field, `“${text}” is not a number.`);
    },
    duration(field: string, text: string): number | null {
      if (text.trim() === '') return null;
      const value = parseDuration(text);
      if (value === null) {
        return refuse(field, `“${text}” is not a length of time. Write 30s, 5m or 1h 30m.`);
      }
      return value > largest ? refuse(field, `“${text}” is too long.`) : value;
    },
  };
}
