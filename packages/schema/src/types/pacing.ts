import type { Pacing as PacingModel } from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

const PacingKind = enumType('PacingKind', ['none', 'fixed', 'uniform']);

export const Pacing = builder.objectRef<PacingModel>('Pacing').implement({
  description:
    'The least time from one start of a user’s iterations to the next; a longer iteration is followed at once.',
  fields: (t) => ({
    kind: t.field({ type: PacingKind, resolve: ({ kind }) => kind }),
    everyMs: t.int({
      nullable: true,
      resolve: (pacing) => (pacing.kind === 'fixed' ? pacing.everyMs : null),
    }),
    minMs: t.int({
      nullable: true,
      resolve: (pacing) => (pacing.kind === 'uniform' ? pacing.minMs : null),
    }),
    maxMs: t.int({
      nullable: true,
      resolve: (pacing) => (pacing.kind === 'uniform' ? pacing.maxMs : null),
    }),
  }),
});

export const PacingInput = builder.inputType('PacingInput', {
  fields: (t) => ({
    kind: t.field({ type: PacingKind, required: true }),
    everyMs: t.int({ description: 'For FIXED.' }),
    minMs: t.int({ description: 'For UNIFORM.' }),
    maxMs: t.int({ description: 'For UNIFORM.' }),
  }),
});
