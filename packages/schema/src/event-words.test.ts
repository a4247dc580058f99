import type { RunEventBody } from '@flowload/engine/model/run.ts';
import { expect, it } from 'vitest';
import { describeEvent, eventLevel } from './event-words.ts';

const failure = { code: 'target-unreachable', message: 'Nothing answers there.' } as const;

const rows: readonly (readonly [RunEventBody, string, string])[] = [
  [{ kind: 'state', from: null, to: 'queued', failure: null }, 'Waiting to start.', 'info'],
  [
    { kind: 'state', from: 'crawling', to: 'failed', failure },
    'Run failed: Nothing answers there.',
    'error',
  ],
  [
    { kind: 'state', from: 'loading', to: 'interrupted', failure: null },
    'Run interrupted.',
    'warning',
  ],
  [{ kind: 'log', level: 'warning', message: 'Careful.' }, 'Careful.', 'warning'],
  [{ kind: 'flow-found', flowId: 'f', name: 'Sign in' }, 'Found “Sign in”.', 'info'],
  [
    { kind: 'flow-proven', flowId: 'f', name: 'Sign in', verified: true, reason: null },
    'Proved “Sign in”.',
    'info',
  ],
  [
    { kind: 'flow-proven', flowId: 'f', name: 'Log out', verified: false, reason: 'It ends.' },
    '“Log out” stays out of the load: It ends.',
    'warning',
  ],
];

it.each(rows)('tells %j as a sentence', (body, words, level) => {
  expect(describeEvent(body)).toBe(words);
  expect(eventLevel(body)).toBe(level);
});
