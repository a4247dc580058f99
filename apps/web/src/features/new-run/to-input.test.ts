import { describe, expect, it } from 'vitest';
import { serverInfo } from '../../../testing/fixtures.ts';
import { draftFromDefaults, type RunDraft } from './draft.ts';
import { recordedThinkTime } from './load/load-draft.ts';
import { splitNames, toInput } from './to-input.ts';

const draft = (part: Partial<RunDraft> = {}): RunDraft => ({
  ...draftFromDefaults(serverInfo.defaults, 'http://127.0.0.1:4100/'),
  ...part,
});

describe('what was typed, as the API takes it', () => {
  it.each<[Partial<RunDraft>, object]>([
    [{ users: '1,000' }, { users: 1_000 }],
    [{ users: '' }, { users: null }],
    [{ duration: '1m 30s' }, { durationMs: 90_000 }],
    [{ rampUp: '' }, { rampUpMs: null }],
    [{ lengthKind: 'iterations', iterations: '40' }, { iterations: 40 }],
    [{ onlyFlows: ' Sign in,, Check out ' }, { onlyFlows: ['Sign in', 'Check out'] }],
    [{ thinkTime: { ...recordedThinkTime, kind: 'NONE' } }, { thinkTime: { kind: 'NONE' } }],
    [
      { thinkTime: { ...recordedThinkTime, kind: 'UNIFORM', min: '500ms', max: '2s' } },
      { thinkTime: { kind: 'UNIFORM', minMs: 500, maxMs: 2_000 } },
    ],
    [{ flowFile: { name: 'flows.json', text: '{}' } }, { flowFile: '{}' }],
    [
      { crawlTime: '2m', maxStates: '50' },
      { crawl: { timeMs: 120_000, maxStates: 50, maxDepth: 6, contexts: 2 } },
    ],
  ])('reads %o', (typed, expected) => {
    const result = toInput(draft(typed));
    expect(result).toMatchObject({ ok: true, input: expected });
  });

  it.each<[Partial<RunDraft>, string]>([
    [{ users: 'ten' }, 'users'],
    [{ users: '1.5' }, 'users'],
    [{ users: '1,5' }, 'users'],
    [{ users: '99999999999' }, 'users'],
    [{ duration: 'a while' }, 'durationMs'],
    [{ rampUp: '5 bananas' }, 'rampUpMs'],
    [{ crawlTime: 'x' }, 'crawl.timeMs'],
    [{ thinkTime: { ...recordedThinkTime, scale: 'double' } }, 'thinkTime'],
  ])('refuses %o at its field', (typed, field) => {
    const result = toInput(draft(typed));
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('leaves zero users to the server to refuse', () => {
    expect(toInput(draft({ users: '0' }))).toMatchObject({ ok: true, input: { users: 0 } });
  });

  it('splits names at commas and lines', () => {
    expect(splitNames('a, b\nc,')).toEqual(['a', 'b', 'c']);
  });
});
