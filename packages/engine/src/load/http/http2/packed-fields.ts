import { trimSpace } from '../../trim-space.ts';
import { ByteWriter } from './byte-writer.ts';
import { staticNames } from './static-table.ts';

/**
 * A header that many requests send, packed once. It is one object however many requests name it, so that a
 * connection can know by it what its table holds.
 */
export interface PackedField {
  /** By the reckoning of tables. */
  readonly size: number;
  /** As it is sent to be remembered. */
  readonly remembered: Buffer;
  /** As it is sent where the table has no room. */
  readonly forgotten: Buffer;
}

const known = new Map<string, PackedField>();
/** More than any flows have in common; whatever is packed beyond them is only not told from others alike. */
const mostKnown = 10_000;

/** Of names and values by turns, those that go out over HTTP/2. */
export function packFields(list: readonly string[]): readonly PackedField[] {
  const fields: PackedField[] = [];
  forEachSent(list, (name, value) => fields.push(packField(name, value)));
  return fields;
}

/** For what is part of a flow: it is kept for good. */
export function packField(name: string, value: string): PackedField {
  const key = `${name}: ${value}`;
  const existing = known.get(key);
  if (existing !== undefined) return existing;
  const packed = {
    size: name.length + value.length + 32,
    remembered: literal(0x40, 0x3f, name, value),
    forgotten: literal(0x00, 0x0f, name, value),
  };
  if (known.size < mostKnown) known.set(key, packed);
  return packed;
}

/** Null when no flow has it in common. */
export function knownField(name: string, value: string): PackedField | null {
  return known.get(`${name}: ${value}`) ?? null;
}

/** What is about an HTTP/1 connection, or is the client's own to say. */
const leftOut: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Names are in lower case, and values without space around them, which servers of HTTP/2 refuse. */
export function forEachSent(
  list: readonly string[],
  send: (name: string, value: string) => void,
): void {
  for (let i = 0; i + 1 < list.length; i += 2) {
    const name = (list[i] ?? '').toLowerCase();
    if (!leftOut.has(name)) send(name, trimSpace(list[i + 1] ?? ''));
  }
}

/** A literal, its name by number where the static table has it (RFC 7541, 6.2). */
export function writeLiteral(
  out: ByteWriter,
  pattern: number,
  mask: number,
  name: string,
  value: string,
): void {
  const index = staticNames.get(name) ?? 0;
  writeInteger(out, pattern, mask, index);
  if (index === 0) writeText(out, name);
  writeText(out, value);
}

/** Plain: packing by Huffman's code would cost more here than the bytes that it saves. */
export function writeText(out: ByteWriter, text: string): void {
  writeInteger(out, 0, 0x7f, text.length);
  out.latin1(text);
}

export function writeInteger(out: ByteWriter, pattern: number, mask: number, value: number): void {
  if (value < mask) {
    out.byte(pattern | value);
    return;
  }
  out.byte(pattern | mask);
  let left = value - mask;
  while (left >= 128) {
    out.byte((left & 0x7f) | 0x80);
    left = Math.floor(left / 128);
  }
  out.byte(left);
}

function literal(pattern: number, mask: number, name: string, value: string): Buffer {
  const out = new ByteWriter();
  writeLiteral(out, pattern, mask, name, value);
  return out.take();
}
