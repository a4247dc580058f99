import type { ThinkTime as ThinkTimeModel } from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { InvalidInputError } from '../errors.ts';

export const ThinkTimeKind = enumType('ThinkTimeKind', ['none', 'recorded', 'uniform']);

export const ThinkTime = builder.objectRef<ThinkTimeModel>('ThinkTime').implement({
  fields: (t) => ({
    kind: t.field({ type: ThinkTimeKind, resolve: (time) => time.kind }),
    scale: t.float({
      nullable: true,
      resolve: (time) => (time.kind === 'recorded' ? time.scale : null),
    }),
    minMs: t.int({
      nullable: true,
      resolve: (time) => (time.kind === 'uniform' ? time.minMs : null),
    }),
    maxMs: t.int({
      nullable: true,
      resolve: (time) => (time.kind === 'uniform' ? time.maxMs : null),
    }),
  }),
});

export const ThinkTimeInput = builder.inputType('ThinkTimeInput', {
  fields: (t) => ({
    kind: t.field({ type: ThinkTimeKind, required: true }),
    scale: t.float(),
    minMs: t.int(),
    maxMs: t.int(),
  }),
});

/** Throws `InvalidInputError` when a uniform think time lacks a bound. */
export function toThinkTime(input: typeof ThinkTimeInput.$inferInput): ThinkTimeModel {
  switch (input.kind) {
    case 'none':
      return { kind: 'none' };
    case 'recorded':
      return { kind: 'recorded', scale: input.scale ?? 1 };
    case 'uniform': {
      if (input.maxMs === null || input.maxMs === undefined) {
        const message = 'Give the longest think time in milliseconds.';
        throw new InvalidInputError([{ field: 'thinkTime.maxMs', message }]);
      }
      return { kind: 'uniform', minMs: input.minMs ?? 0, maxMs: input.maxMs };
    }
  }
}
