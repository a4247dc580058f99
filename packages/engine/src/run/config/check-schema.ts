import { z } from 'zod';
import { parseJsonPath } from '../../content/json-path.ts';
import type { Check, CheckCondition } from '../../model/check.ts';
import { runBounds } from '../limits.ts';
import { fields, kinds, time, whole, words, yesOrNo } from './shapes.ts';

const jsonPath = z.custom<string>(
  (path) => typeof path === 'string' && parseJsonPath(path) !== null,
  { error: 'The path must be one such as $.items[0].name.' },
);

const bytes = (what: string) => whole(what, runBounds.bodyBytes);

const condition: z.ZodType<CheckCondition> = kinds(
  'The condition',
  ['text', 'json', 'header', 'size', 'time'],
  [
    z.strictObject({
      kind: z.literal('text'),
      text: words('The text'),
      present: yesOrNo('Whether the text must be present').default(true),
    }),
    z.strictObject({
      kind: z.literal('json'),
      path: jsonPath,
      equals: z.string('What the value equals must be text.').nullable().default(null),
    }),
    z.strictObject({
      kind: z.literal('header'),
      name: words('The name of the header'),
      contains: z.string('What the header contains must be text.').nullable().default(null),
    }),
    z
      .strictObject({
        kind: z.literal('size'),
        minBytes: bytes('The smallest size').default(0),
        maxBytes: bytes('The largest size').default(runBounds.bodyBytes.max),
      })
      .refine(({ minBytes, maxBytes }) => minBytes <= maxBytes, {
        error: 'The size must be from a smaller to a larger number of bytes.',
      }),
    z.strictObject({
      kind: z.literal('time'),
      maxMs: time('The longest time', runBounds.answerMs),
    }),
  ],
);

/** Named by what it looks at when it has no name. */
export const checkSchema: z.ZodType<Check> = fields('A check', {
  name: words('The name of a check').optional(),
  flow: words('The flow of a check').nullable().default(null),
  step: words('The step of a check').nullable().default(null),
  condition,
}).transform((check) => ({ ...check, name: check.name ?? nameOf(check.condition) }));

function nameOf(condition: CheckCondition): string {
  switch (condition.kind) {
    case 'text':
      return `${condition.present ? 'says' : 'does not say'} “${condition.text}”`;
    case 'json':
      return condition.equals === null
        ? `has ${condition.path}`
        : `${condition.path} is “${condition.equals}”`;
    case 'header':
      return condition.contains === null
        ? `has the header ${condition.name}`
        : `${condition.name} contains “${condition.contains}”`;
    case 'size':
      return `has ${condition.minBytes} to ${condition.maxBytes} bytes`;
    case 'time':
      return `answers within ${condition.maxMs} ms`;
  }
}
