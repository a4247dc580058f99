/**
 * Something a person wants looked at in answers, beside what the recording expects. One that does not
 * hold is counted and told, and does not end the iteration.
 */
export interface Check {
  /** As it is counted and shown. */
  readonly name: string;
  /** Names of the flow and of the step whose last answer is looked at; null for every one. */
  readonly flow: string | null;
  readonly step: string | null;
  readonly condition: CheckCondition;
}

export type CheckCondition =
  | { readonly kind: 'text'; readonly text: string; readonly present: boolean }
  /** `path` such as `$.items[0].name`; `equals` null asks only that there is something. */
  | { readonly kind: 'json'; readonly path: string; readonly equals: string | null }
  /** `contains` null asks only that the header is there. */
  | { readonly kind: 'header'; readonly name: string; readonly contains: string | null }
  /** Bytes of the body as it came. */
  | { readonly kind: 'size'; readonly minBytes: number; readonly maxBytes: number }
  /** Milliseconds from the send to the last byte. */
  | { readonly kind: 'time'; readonly maxMs: number };
