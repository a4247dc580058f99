import { z } from 'zod';
import type { Pacing, ThinkTime } from '../../model/plan.ts';
import { runBounds } from '../limits.ts';
import { kinds, real, time } from './shapes.ts';

const pause = (what: string) => time(what, runBounds.pauseMs);

const none = z.strictObject({ kind: z.literal('none') });

function between(what: string) {
  return z
    .strictObject({
      kind: z.literal('uniform'),
      minMs: pause(`The shortest ${what}`).default(0),
      maxMs: pause(`The longest ${what}`),
    })
    .refine(({ minMs, maxMs }) => minMs <= maxMs, {
      error: `The ${what} must be from a shorter to a longer time.`,
    });
}

export const thinkTimeSchema: z.ZodType<ThinkTime> = kinds(
  'The think time',
  ['none', 'recorded', 'fixed', 'uniform', 'normal', 'exponential'],
  [
    none,
    z.strictObject({
      kind: z.literal('recorded'),
      scale: real('The scale of the think time', runBounds.thinkTimeScale).default(1),
    }),
    z.strictObject({ kind: z.literal('fixed'), ms: pause('The think time') }),
    between('think time'),
    z.strictObject({
      kind: z.literal('normal'),
      meanMs: pause('The mean think time'),
      deviationMs: pause('The deviation of the think time'),
    }),
    z.strictObject({ kind: z.literal('exponential'), meanMs: pause('The mean think time') }),
  ],
);

export const pacingSchema: z.ZodType<Pacing> = kinds(
  'The pacing',
  ['none', 'fixed', 'uniform'],
  [
    none,
    z.strictObject({ kind: z.literal('fixed'), everyMs: pause('The pacing') }),
    between('pacing'),
  ],
);
