import type { CheckInput as CheckInputModel } from '@flowload/engine/model/run-config-input.ts';
import { builder } from '../builder.ts';

const TextConditionInput = builder.inputType('TextConditionInput', {
  fields: (t) => ({
    text: t.string({ required: true }),
    present: t.boolean({ description: 'False: the text must not be there.' }),
  }),
});

const JsonConditionInput = builder.inputType('JsonConditionInput', {
  fields: (t) => ({
    path: t.string({ required: true, description: 'Such as `$.items[0].name`.' }),
    equals: t.string({ description: 'Left out, there only has to be something.' }),
  }),
});

const HeaderConditionInput = builder.inputType('HeaderConditionInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    contains: t.string({ description: 'Left out, the header only has to be there.' }),
  }),
});

const SizeConditionInput = builder.inputType('SizeConditionInput', {
  description: 'Bytes of the body as it came.',
  fields: (t) => ({
    minBytes: t.float({ description: '0 unless told.' }),
    maxBytes: t.float({ description: 'Any size above the least unless told.' }),
  }),
});

const TimeConditionInput = builder.inputType('TimeConditionInput', {
  description: 'Milliseconds from the send to the last byte.',
  fields: (t) => ({ maxMs: t.float({ required: true }) }),
});

const CheckConditionInput = builder.inputType('CheckConditionInput', {
  isOneOf: true,
  description: 'Exactly one of them.',
  fields: (t) => ({
    text: t.field({ type: TextConditionInput }),
    json: t.field({ type: JsonConditionInput }),
    header: t.field({ type: HeaderConditionInput }),
    size: t.field({ type: SizeConditionInput }),
    time: t.field({ type: TimeConditionInput }),
  }),
});

export const CheckInput = builder.inputType('CheckInput', {
  fields: (t) => ({
    name: t.string({
      description: 'As it is counted and shown; made of the condition unless told.',
    }),
    flow: t.string({
      description: 'Name of the flow whose answers are looked at; every one unless told.',
    }),
    step: t.string({ description: 'Name of the step; every one unless told.' }),
    condition: t.field({ type: CheckConditionInput, required: true }),
  }),
});

export function toCheck({ condition, ...check }: typeof CheckInput.$inferInput): CheckInputModel {
  return { ...check, condition: toCondition(condition) };
}

function toCondition(input: typeof CheckConditionInput.$inferInput): CheckInputModel['condition'] {
  if (input.text != null) return { kind: 'text', ...input.text };
  if (input.json != null) return { kind: 'json', ...input.json };
  if (input.header != null) return { kind: 'header', ...input.header };
  if (input.size != null) return { kind: 'size', ...input.size };
  return { kind: 'time', ...input.time };
}
