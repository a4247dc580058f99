import type { ThinkTime as ThinkTimeModel } from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

const ThinkTimeKind = enumType('ThinkTimeKind', [
  'none',
  'recorded',
  'fixed',
  'uniform',
  'normal',
  'exponential',
]);

export const ThinkTime = builder.objectRef<ThinkTimeModel>('ThinkTime').implement({
  description: 'How long a user waits before each step.',
  fields: (t) => ({
    kind: t.field({ type: ThinkTimeKind, resolve: (time) => time.kind }),
    scale: t.float({
      nullable: true,
      description: 'Of RECORDED.',
      resolve: (time) => (time.kind === 'recorded' ? time.scale : null),
    }),
    ms: t.int({
      nullable: true,
      description: 'Of FIXED.',
      resolve: (time) => (time.kind === 'fixed' ? time.ms : null),
    }),
    minMs: t.int({
      nullable: true,
      description: 'Of UNIFORM.',
      resolve: (time) => (time.kind === 'uniform' ? time.minMs : null),
    }),
    maxMs: t.int({
      nullable: true,
      description: 'Of UNIFORM.',
      resolve: (time) => (time.kind === 'uniform' ? time.maxMs : null),
    }),
    meanMs: t.int({
      nullable: true,
      description: 'Of NORMAL and EXPONENTIAL.',
      resolve: (time) => ('meanMs' in time ? time.meanMs : null),
    }),
    deviationMs: t.int({
      nullable: true,
      description: 'Of NORMAL.',
      resolve: (time) => (time.kind === 'normal' ? time.deviationMs : null),
    }),
  }),
});

export const ThinkTimeInput = builder.inputType('ThinkTimeInput', {
  fields: (t) => ({
    kind: t.field({ type: ThinkTimeKind, required: true }),
    scale: t.float({ description: 'For RECORDED; 1 unless told.' }),
    ms: t.int({ description: 'For FIXED.' }),
    minMs: t.int({ description: 'For UNIFORM; 0 unless told.' }),
    maxMs: t.int({ description: 'For UNIFORM.' }),
    meanMs: t.int({ description: 'For NORMAL and EXPONENTIAL.' }),
    deviationMs: t.int({ description: 'For NORMAL.' }),
  }),
});
