import type { TemplateFilter } from '../content/template.ts';

/** Two texts that were sent as base64, and how exactly. */
export interface EncodedTexts {
  readonly a: string;
  readonly b: string;
  readonly filter: Extract<TemplateFilter, 'base64' | 'base64url'>;
}

const shortest = 12;

/** The texts that two values are the base64 of; null when they are not, or when what is in them is no text. */
export function decodedTogether(a: string, b: string): EncodedTexts | null {
  if (Math.min(a.length, b.length) < shortest) return null;
  for (const filter of ['base64', 'base64url'] as const) {
    const one = decoded(a, filter);
    const other = decoded(b, filter);
    if (one !== null && other !== null) return { a: one, b: other, filter };
  }
  return null;
}

/** Null unless encoding it again gives the very same. */
function decoded(value: string, encoding: 'base64' | 'base64url'): string | null {
  const text = Buffer.from(value, encoding).toString('utf8');
  const isSame = Buffer.from(text, 'utf8').toString(encoding) === value;
  return isSame && /^[\t\n\r\x20-\x7e\u00a0-\ufffc]+$/.test(text) ? text : null;
}
