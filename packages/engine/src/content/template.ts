import { createHash } from 'node:crypto';
import { encodeQuery } from './encoding.ts';

/** A template that can't be read. The message quotes it and says what to write instead. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/**
 * `number` and `json` send the value unquoted as a whole JSON leaf; `items` splices an array's elements
 * into the array around it; `crlf` sends line breaks as browsers send those of forms; `s256` sends the
 * SHA-256 digest in base64url, as a code challenge is made of its verifier (RFC 7636).
 */
export type TemplateFilter =
  | 'number'
  | 'json'
  | 'items'
  | 'base64'
  | 'base64url'
  | 'url'
  | 'crlf'
  | 's256';

export interface Slot {
  readonly variable: string;
  readonly filter: TemplateFilter | null;
}

export type TemplatePart = string | Slot;

export type Lookup = (variable: string) => string;
export type Encode = (value: string) => string;

/** A template taken apart once, to be rendered often. */
export interface CompiledTemplate {
  readonly parts: readonly TemplatePart[];
  /** In order of appearance, each once. */
  readonly variables: readonly string[];
  /** The text itself when there is no variable in it. */
  readonly constant: string | null;
  /** Only variables go through `encode`: the literal text is sent as it stands. */
  render(lookup: Lookup, encode: Encode): string;
}

const filters: readonly string[] = [
  'number',
  'json',
  'items',
  'base64',
  'base64url',
  'url',
  'crlf',
  's256',
];

/** Takes `text ${variable} $${literal} ${variable|filter}` apart. @throws TemplateError */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let literal = '';
  let at = 0;
  while (at < template.length) {
    const dollar = template.indexOf('$', at);
    if (dollar < 0) break;
    literal += template.slice(at, dollar);
    if (template.startsWith('$${', dollar)) {
      literal += '${';
      at = dollar + 3;
    } else if (template.startsWith('${', dollar)) {
      const end = template.indexOf('}', dollar);
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(parseSlot(template, dollar, end));
      at = end + 1;
    } else {
      literal += '$';
      at = dollar + 1;
    }
  }
  literal += template.slice(at);
  if (literal !== '') parts.push(literal);
  return parts;
}

/** Makes literal text safe to stand in a template. */
export function escapeTemplate(text: string): string {
  return text.replaceAll('${', '$$${');
}

/** @throws TemplateError */
export function compileTemplate(template: string): CompiledTemplate {
  const parts = parseTemplate(template);
  const variables = [...new Set(parts.filter(isSlot).map((slot) => slot.variable))];
  const constant = variables.length === 0 ? parts.join('') : null;
  const [only] = parts;
  return {
    parts,
    variables,
    constant,
    render: renderer(
      parts,
      constant,
      parts.length === 1 && only !== undefined && isSlot(only) ? only : null,
    ),
  };
}

/** A slot's value after its filter and before the place's own encoding. */
export function slotValue(slot: Slot, lookup: Lookup): string {
  const value = lookup(slot.variable);
  if (slot.filter === 'base64' || slot.filter === 'base64url') {
    return Buffer.from(value, 'utf8').toString(slot.filter);
  }
  if (slot.filter === 'crlf') return withFormBreaks(value);
  if (slot.filter === 's256') return s256(value);
  return slot.filter === 'url' ? encodeQuery(value) : value;
}

/** The SHA-256 digest of a text in base64url without padding. */
export function s256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Line breaks as a browser sends them in forms, whatever the page had. */
export function withFormBreaks(text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

export function isSlot(part: TemplatePart): part is Slot {
  return typeof part !== 'string';
}

function renderer(parts: readonly TemplatePart[], constant: string | null, only: Slot | null) {
  if (constant !== null) return () => constant;
  if (only !== null) return (lookup: Lookup, encode: Encode) => encode(slotValue(only, lookup));
  return (lookup: Lookup, encode: Encode) => {
    let text = '';
    for (const part of parts) text += isSlot(part) ? encode(slotValue(part, lookup)) : part;
    return text;
  };
}

function parseSlot(template: string, start: number, end: number): Slot {
  const content = end < 0 ? null : template.slice(start + 2, end);
  const match =
    content === null ? null : /^([A-Za-z_][A-Za-z0-9_]*)(?:\|([a-z0-9]+))?$/.exec(content);
  const [, variable, filter] = match ?? [];
  if (variable === undefined || (filter !== undefined && !isFilter(filter))) {
    throw new TemplateError(
      `“${template}” is no template: write \${name} or \${name|filter} with a filter of ${filters.join(', ')}, and $\${ for a literal \${.`,
    );
  }
  return { variable, filter: filter === undefined ? null : filter };
}

function isFilter(name: string): name is TemplateFilter {
  return filters.includes(name);
}
