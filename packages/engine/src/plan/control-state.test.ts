import { expect, it } from 'vitest';
import { controlStateAfter } from './control-state.ts';

const scale = { kind: 'scale' } as const;
const pause = { kind: 'pause' } as const;
const resume = { kind: 'resume' } as const;
const stop = { kind: 'stop' } as const;

it.each([
  ['running', pause, 'paused'],
  ['running', resume, 'running'],
  ['running', scale, 'running'],
  ['paused', resume, 'running'],
  ['paused', scale, 'paused'],
  ['paused', stop, 'stopping'],
  ['running', stop, 'stopping'],
  ['stopping', resume, 'stopping'],
  ['stopping', pause, 'stopping'],
] as const)('%s after %o is %s', (before, command, after) => {
  expect(controlStateAfter(before, command)).toBe(after);
});
