import type { CoverageCounts, Outlook } from '@flowload/engine/model/coverage.ts';
import { expect, test } from 'vitest';
import { coverageLines } from './coverage-lines.ts';
import { createPaint } from './paint.ts';

const none = { proven: 0, unproven: 0, found: 0, failed: 0, 'left-alone': 0, untried: 0 };
const counts = (part: Partial<CoverageCounts>): CoverageCounts => ({ ...none, total: 0, ...part });

const outlook: Outlook = {
  kind: 'growing',
  limit: 'time',
  ended: 'budget',
  elapsedMs: 60_000,
  untried: 212,
  sentence: 'Ended at its limit of 60 s with 212 actions untried.',
};

const coverage = {
  pages: counts({ total: 23, proven: 21, found: 2 }),
  forms: counts({ total: 14, proven: 11, unproven: 1, failed: 1, 'left-alone': 1 }),
  actions: counts({ total: 1_204, proven: 992, untried: 212 }),
  outlook,
};

test('tells what was found, what is proven, what was left alone, and what to raise', () => {
  expect(coverageLines(coverage, createPaint(false))).toEqual([
    'Coverage',
    '  23 pages: 21 in verified flows, 2 in no flow',
    '  14 forms: 11 in verified flows, 1 in flows that are not verified, 1 failed, 1 left alone',
    '  1,204 actions in all: 992 in verified flows, 212 not tried',
    '  Ended at its limit of 60 s with 212 actions untried. Raise --explore-time.',
  ]);
});

test('tells nothing of forms where there are none, nor what to raise when it would not help', () => {
  const complete: Outlook = { ...outlook, kind: 'complete', limit: null, sentence: 'All tried.' };
  const lines = coverageLines(
    { ...coverage, forms: counts({}), outlook: complete },
    createPaint(false),
  );
  expect(lines.join('\n')).not.toMatch(/form|Raise/);
});
