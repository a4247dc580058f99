import type {
  Check as CheckModel,
  CheckCondition as ConditionModel,
} from '@flowload/engine/model/check.ts';
import { builder } from '../builder.ts';

type ConditionOf<Kind extends ConditionModel['kind']> = Extract<
  ConditionModel,
  { readonly kind: Kind }
>;

const TextCondition = builder.objectRef<ConditionOf<'text'>>('TextCondition').implement({
  fields: (t) => ({ text: t.exposeString('text'), present: t.exposeBoolean('present') }),
});

const JsonCondition = builder.objectRef<ConditionOf<'json'>>('JsonCondition').implement({
  fields: (t) => ({
    path: t.exposeString('path'),
    equals: t.exposeString('equals', { nullable: true }),
  }),
});

const HeaderCondition = builder.objectRef<ConditionOf<'header'>>('HeaderCondition').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    contains: t.exposeString('contains', { nullable: true }),
  }),
});

const SizeCondition = builder.objectRef<ConditionOf<'size'>>('SizeCondition').implement({
  fields: (t) => ({ minBytes: t.exposeFloat('minBytes'), maxBytes: t.exposeFloat('maxBytes') }),
});

const TimeCondition = builder.objectRef<ConditionOf<'time'>>('TimeCondition').implement({
  fields: (t) => ({ maxMs: t.exposeFloat('maxMs') }),
});

const byKind = {
  text: TextCondition,
  json: JsonCondition,
  header: HeaderCondition,
  size: SizeCondition,
  time: TimeCondition,
} as const;

const CheckCondition = builder.unionType('CheckCondition', {
  types: [TextCondition, JsonCondition, HeaderCondition, SizeCondition, TimeCondition],
  resolveType: ({ kind }) => byKind[kind],
});

export const Check = builder.objectRef<CheckModel>('Check').implement({
  description:
    'Something looked at in answers beside what the recording expects. One that does not hold is counted, and the iteration goes on.',
  fields: (t) => ({
    name: t.exposeString('name'),
    flow: t.exposeString('flow', { nullable: true }),
    step: t.exposeString('step', { nullable: true }),
    condition: t.field({ type: CheckCondition, resolve: ({ condition }) => condition }),
  }),
});
