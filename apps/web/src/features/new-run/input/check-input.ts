import type { CreateRunInput } from '../documents.ts';
import type { CheckDraft } from '../draft.ts';
import type { Reader } from './reader.ts';

type CheckInput = NonNullable<CreateRunInput['checks']>[number];

/** What is to be looked at in answers; one without a name is named by the server. */
export function checkInputs(checks: readonly CheckDraft[], read: Reader): CheckInput[] {
  return checks.map((check, index) => ({
    name: check.name.trim() || null,
    flow: check.flow.trim() || null,
    step: check.step.trim() || null,
    condition: condition(`checks.${index}`, check, read),
  }));
}

function condition(field: string, check: CheckDraft, read: Reader): CheckInput['condition'] {
  const { kind, first, second } = check;
  switch (kind) {
    case 'TEXT':
    case 'NO_TEXT':
      return { text: { text: first, present: kind === 'TEXT' } };
    case 'JSON':
      return { json: { path: first.trim(), equals: second === '' ? null : second } };
    case 'HEADER':
      return { header: { name: first.trim(), contains: second === '' ? null : second } };
    case 'SIZE':
      return {
        size: { minBytes: read.count(field, first) ?? 0, maxBytes: read.count(field, second) },
      };
    case 'TIME':
      return { time: { maxMs: read.milliseconds(field, first) ?? 0 } };
  }
}
