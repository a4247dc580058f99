import { expect, test } from 'vitest';
import { type RunState, runStates } from '../model/run.ts';
import { recoveryOf } from './recovery.ts';

test('what was measured is kept, what was not yet is done again, what had ended stays', () => {
  const by = (kind: string): RunState[] =>
    runStates.filter((state) => recoveryOf(state).kind === kind);
  expect(by('start-again')).toEqual(['queued', 'crawling', 'building', 'verifying']);
  expect(by('interrupt')).toEqual(['loading', 'summarising']);
  expect(by('none')).toEqual(['completed', 'failed', 'aborted', 'interrupted']);
});
