import type { Check, CheckCondition } from '@flowload/engine/model/check.ts';
import { builder } from '../builder.ts';

const TextConditionInput = builder.inputType('TextConditionInput', {
  fields: (t) => ({
    text: t.string({ required: true }),
    present: t.boolean({ required: true, defaultValue: true }),
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
    minBytes: t.float({ required: true, defaultValue: 0 }),
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
    name: t.string({ required: true, description: 'As it is counted and shown.' }),
    flow: t.string({
      description: 'Name of the flow whose answers are looked at; every one unless told.',
    }),
    step: t.string({ description: 'Name of the step; every one unless told.' }),
    condition: t.field({ type: CheckConditionInput, required: true }),
  }),
});

export function toCheck({ name, flow, step, condition }: typeof CheckInput.$inferInput): Check {
  return { name, flow: flow ?? null, step: step ?? null, condition: toCondition(condition) };
}

function toCondition(input: typeof CheckConditionInput.$inferInput): CheckCondition {
  if (input.text != null) return { kind: 'text', ...input.text };
  if (input.json != null) {
    return { kind: 'json', path: input.json.path, equals: input.json.equals ?? null };
  }
  if (input.header != null) {
    return { kind: 'header', name: input.header.name, contains: input.header.contains ?? null };
  }
  if (input.size != null) {
    const { minBytes, maxBytes } = input.size;
    return { kind: 'size', minBytes, maxBytes: maxBytes ?? Number.MAX_SAFE_INTEGER };
  }
  return { kind: 'time', ...input.time };
}
