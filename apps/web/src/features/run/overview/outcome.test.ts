import { describe, expect, it } from 'vitest';
import { figures, summary } from '../../../../testing/fixtures.ts';
import { describeOutcome } from './outcome.ts';

const ended = (state: 'COMPLETED' | 'FAILED' | 'ABORTED' | 'INTERRUPTED') => ({
  state,
  verdict: null,
  failure: null,
});

describe('the end of a run in words', () => {
  it('says why it passed', () => {
    const outcome = describeOutcome({ ...ended('COMPLETED'), verdict: 'PASSED' }, summary());
    expect(outcome).toMatchObject({
      kind: 'passed',
      reasons: ['The threshold holds.'],
      action: null,
    });
  });

  it('leads to the errors when some requests failed though it passed', () => {
    const total = figures({ errorRate: 0.001 });
    const outcome = describeOutcome(
      { ...ended('COMPLETED'), verdict: 'PASSED' },
      summary({ total }),
    );
    expect(outcome.action).toBe('errors');
  });

  it('gives the reasons of a failed verdict', () => {
    const outcome = describeOutcome(
      { ...ended('COMPLETED'), verdict: 'FAILED' },
      summary({ reasons: ['p(95)<500 does not hold: 612 ms.'] }),
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      reasons: ['p(95)<500 does not hold: 612 ms.'],
    });
  });

  it('offers to change an invalid run, for the reason that the summary gives', () => {
    const reasons = ['The generator could not keep up. Use fewer users.'];
    const outcome = describeOutcome(
      { ...ended('COMPLETED'), verdict: 'INVALID' },
      summary({ reasons }),
    );
    expect(outcome).toMatchObject({ kind: 'invalid', reasons, action: 'change' });
  });

  it.each([
    ['target-unreachable', 'change'],
    ['nothing-verified', 'flows'],
    ['internal', null],
    ['a-code-of-a-later-version', null],
  ])('says what to do about %s', (code, action) => {
    const outcome = describeOutcome(
      { ...ended('FAILED'), failure: { code, message: 'It broke.' } },
      null,
    );
    expect(outcome).toMatchObject({ kind: 'broken', reasons: ['It broke.'], action });
  });

  it.each([
    [null, 'there are no figures'],
    [summary(), 'up to the abort'],
  ])('tells what an abort left', (figuresLeft, words) => {
    expect(describeOutcome(ended('ABORTED'), figuresLeft).reasons.join(' ')).toContain(words);
  });

  it('promises no verdict for an interrupted run', () => {
    const outcome = describeOutcome(ended('INTERRUPTED'), summary());
    expect(outcome).toMatchObject({ kind: 'interrupted' });
    expect(outcome.advice).toContain('Repeat the run');
  });
});
