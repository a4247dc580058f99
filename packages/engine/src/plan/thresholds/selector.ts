/**
 * What of a metric a threshold looks at: `{flow:Checkout,step:Pay}`. A value with a comma stands in
 * quotes. Null stands for all; `tags` are those of scenarios.
 */
export interface Selector {
  readonly scenario: string | null;
  readonly flow: string | null;
  readonly step: string | null;
  /** Counted from 1. */
  readonly stage: number | null;
  /** `500` or `5xx`. */
  readonly status: string | null;
  readonly check: string | null;
  readonly tags: readonly (readonly [name: string, value: string])[];
}

/** What can be written before the colon, beside the tags of scenarios. */
export const selectorKeys = ['scenario', 'flow', 'step', 'stage', 'status', 'check'] as const;
type SelectorKey = (typeof selectorKeys)[number];

export type SelectorReading =
  | { readonly kind: 'read'; readonly selector: Selector }
  /** One sentence, without its beginning. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** `text` is what stands between the braces. */
export function parseSelector(text: string): SelectorReading {
  const chosen = new Map<string, string>();
  for (const part of splitAtCommas(text)) {
    const colon = part.indexOf(':');
    const key = part.slice(0, colon).trim();
    const value = unquoted(part.slice(colon + 1).trim());
    if (colon < 0 || key === '' || value === '') {
      return unreadable(
        `“${part.trim()}” is no name and value: write something like {flow:Checkout}`,
      );
    }
    if (chosen.has(key)) return unreadable(`it names ${key} twice`);
    chosen.set(key, value);
  }
  const stage = chosen.get('stage') ?? null;
  if (stage !== null && !/^[1-9]\d*$/.test(stage)) {
    return unreadable(`“${stage}” is no stage: they are counted from 1, as in {stage:2}`);
  }
  const status = chosen.get('status') ?? null;
  if (status !== null && !/^[1-5](\d\d|xx)$/.test(status)) {
    return unreadable(
      `“${status}” is no status: write something like {status:404} or {status:5xx}`,
    );
  }
  const of = (key: SelectorKey) => chosen.get(key) ?? null;
  return {
    kind: 'read',
    selector: {
      scenario: of('scenario'),
      flow: of('flow'),
      step: of('step'),
      stage: stage === null ? null : Number(stage),
      status,
      check: of('check'),
      tags: [...chosen].filter(([key]) => !selectorKeys.some((known) => known === key)),
    },
  };
}

function unreadable(why: string): SelectorReading {
  return { kind: 'unreadable', why };
}

/** Commas in quotes divide nothing. */
function splitAtCommas(text: string): readonly string[] {
  if (text.trim() === '') return [];
  return text.match(/(?:"[^"]*"|'[^']*'|[^,])+/g) ?? [];
}

function unquoted(value: string): string {
  return /^(["']).*\1$/s.test(value) ? value.slice(1, -1) : value;
}
