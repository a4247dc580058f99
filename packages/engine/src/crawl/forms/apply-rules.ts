import type { GeneratorSpec } from '../../model/site-graph.ts';
import type { FieldView } from '../page/page-view.ts';
import type { Rules } from './read-rules.ts';

/** Long enough for no two to be the same. */
const usualLength = 8;

/** A generator that keeps to the rules as well; `tries` so far make passwords longer. */
export function narrowed(
  spec: GeneratorSpec,
  rules: Rules,
  view: FieldView,
  tries: number,
): GeneratorSpec {
  const { least, most } = rules;
  if (spec.kind === 'password') return mendedPassword(spec.minLength, rules, tries);
  if (spec.kind === 'number' || rules.isNumber) {
    const min = Math.max(spec.kind === 'number' ? spec.min : 1, least ?? 1);
    return { kind: 'number', min, max: Math.max(min, most ?? min + 8), step: 1 };
  }
  const pattern = patternFor(rules);
  if (pattern !== null) return { kind: 'pattern', pattern };
  if (spec.kind === 'text') {
    const minLength = Math.max(spec.minLength, least ?? 0);
    const room = view.maxLength ?? Math.max(spec.maxLength, minLength);
    const maxLength = Math.max(1, Math.min(room, most ?? room));
    return { kind: 'text', minLength: Math.min(minLength, maxLength), maxLength };
  }
  return spec;
}

/** Characters that are allowed, in a length that is. */
function patternFor({ characters, least, most }: Rules): string | null {
  if (characters === null) return null;
  const length = Math.min(Math.max(least ?? 0, usualLength), most ?? Number.MAX_SAFE_INTEGER);
  const rest = length - 1;
  switch (characters) {
    case 'digits':
      return `[1-9][0-9]{${rest}}`;
    case 'letters':
      return `[A-Z][a-z]{${rest}}`;
    case 'lower-case':
    case 'plain':
      return `[a-z][a-z0-9]{${rest}}`;
  }
}

function mendedPassword(minLength: number, { least, signs }: Rules, tries: number): GeneratorSpec {
  const length = Math.max(minLength, least ?? 12 + 2 * tries);
  if (signs === '') return { kind: 'password', minLength: length };
  const sign = signs[0] ?? '!';
  return { kind: 'pattern', pattern: `[A-Z]{2}[a-z]{${Math.max(length - 6, 4)}}[0-9]{3}[${sign}]` };
}
