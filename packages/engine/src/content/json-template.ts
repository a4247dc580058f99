import type { Json } from '../model/flow.ts';
import { encodeJsonString } from './encoding.ts';
import {
  compileTemplate,
  isSlot,
  type Lookup,
  parseTemplate,
  slotValue,
  type TemplatePart,
} from './template.ts';

/** A JSON body taken apart once: the fixed text is serialised before the run. */
export interface CompiledJsonTemplate {
  readonly variables: readonly string[];
  readonly constant: string | null;
  render(lookup: Lookup): string;
}

/**
 * The templates are in the string leaves. A leaf that is nothing but `${v|number}` or `${v|json}`
 * is sent unquoted; `${v|items}` as an element of an array gives its place to the elements of v.
 * @throws TemplateError
 */
export function compileJsonTemplate(value: Json): CompiledJsonTemplate {
  const writer = new PieceWriter();
  write(value, writer);
  const pieces = writer.pieces();
  const variables = [
    ...new Set(pieces.flatMap((piece) => (piece.kind === 'text' ? [] : [piece.slot.variable]))),
  ];
  const constant =
    variables.length > 0
      ? null
      : pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  return {
    variables,
    constant,
    render: constant !== null ? () => constant : (lookup) => render(pieces, lookup),
  };
}

type Slot = Exclude<TemplatePart, string>;

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'string'; readonly slot: Slot }
  | { readonly kind: 'raw'; readonly slot: Slot }
  | {
      readonly kind: 'items';
      readonly slot: Slot;
      readonly before: boolean;
      readonly after: boolean;
    };

class PieceWriter {
  readonly #pieces: Piece[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  slot(piece: Piece): void {
    this.#flush();
    this.#pieces.push(piece);
  }

  pieces(): readonly Piece[] {
    this.#flush();
    return this.#pieces;
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push({ kind: 'text', text: this.#text });
    this.#text = '';
  }
}

function write(value: Json, writer: PieceWriter): void {
  if (typeof value === 'string') writeString(value, writer);
  else if (Array.isArray(value)) writeArray(value, writer);
  else if (typeof value === 'object' && value !== null) writeObject(Object.entries(value), writer);
  else writer.text(JSON.stringify(value));
}

function writeString(template: string, writer: PieceWriter): void {
  const parts = parseTemplate(template);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && isSlot(only) && isRaw(only)) {
    writer.slot({ kind: 'raw', slot: only });
    return;
  }
  writer.text('"');
  for (const part of parts) {
    if (isSlot(part)) writer.slot({ kind: 'string', slot: part });
    else writer.text(encodeJsonString(part));
  }
  writer.text('"');
}

function writeArray(items: readonly Json[], writer: PieceWriter): void {
  writer.text('[');
  let needsComma = false;
  items.forEach((item, index) => {
    const splice = typeof item === 'string' ? spliceSlot(item) : null;
    if (splice === null) {
      if (needsComma) writer.text(',');
      write(item, writer);
      needsComma = true;
    } else {
      // Whether the elements need commas around them is known only when it is known whether there are any.
      const after = !needsComma && index + 1 < items.length;
      writer.slot({ kind: 'items', slot: splice, before: needsComma, after });
    }
  });
  writer.text(']');
}

function writeObject(entries: readonly [string, Json][], writer: PieceWriter): void {
  writer.text('{');
  entries.forEach(([key, value], index) => {
    writer.text(`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`);
    write(value, writer);
  });
  writer.text('}');
}

function spliceSlot(template: string): Slot | null {
  if (!template.endsWith('|items}')) return null;
  const { parts } = compileTemplate(template);
  const [only] = parts;
  return parts.length === 1 && only !== undefined && isSlot(only) ? only : null;
}

function isRaw(slot: Slot): boolean {
  return slot.filter === 'number' || slot.filter === 'json' || slot.filter === 'items';
}

function render(pieces: readonly Piece[], lookup: Lookup): string {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    else if (piece.kind === 'string') text += encodeJsonString(slotValue(piece.slot, lookup));
    else if (piece.kind === 'raw') text += rawValue(lookup(piece.slot.variable));
    else text += spliced(lookup(piece.slot.variable), piece.before, piece.after);
  }
  return text;
}

/** An empty value would leave a hole in the JSON. */
function rawValue(value: string): string {
  return value === '' ? 'null' : value;
}

function spliced(array: string, before: boolean, after: boolean): string {
  const inner = array
    .trim()
    .replace(/^\[|\]$/g, '')
    .trim();
  if (inner === '') return '';
  return `${before ? ',' : ''}${inner}${after ? ',' : ''}`;
}
