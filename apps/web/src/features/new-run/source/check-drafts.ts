import { writeDuration } from '../../../format/time.ts';
import type { SourceCheck } from '../documents.ts';
import type { CheckDraft } from '../draft.ts';

/** Checks to edit. */
export function checkDrafts(checks: readonly SourceCheck[]): readonly CheckDraft[] {
  return checks.map(({ name, flow, step, condition }, key) => ({
    key,
    name,
    flow: flow ?? '',
    step: step ?? '',
    ...conditionDraft(condition),
  }));
}

function conditionDraft(
  condition: SourceCheck['condition'],
): Pick<CheckDraft, 'kind' | 'first' | 'second'> {
  switch (condition.__typename) {
    case 'TextCondition':
      return { kind: condition.present ? 'TEXT' : 'NO_TEXT', first: condition.text, second: '' };
    case 'JsonCondition':
      return { kind: 'JSON', first: condition.path, second: condition.equals ?? '' };
    case 'HeaderCondition':
      return { kind: 'HEADER', first: condition.header, second: condition.contains ?? '' };
    case 'SizeCondition':
      return {
        kind: 'SIZE',
        first: String(condition.minBytes),
        second: String(condition.maxBytes),
      };
    case 'TimeCondition':
      return { kind: 'TIME', first: writeDuration(condition.maxMs), second: '' };
  }
}
