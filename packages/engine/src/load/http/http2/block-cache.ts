import type { HeaderField } from './header-field.ts';
import type { HeaderList } from './header-list.ts';

/** A block of headers that was read before, what it says, and what it adds to the table of its connection. */
export interface KnownBlock {
  readonly list: HeaderList;
  readonly added: readonly HeaderField[];
}

interface KeptBlock {
  /** Made once for each place, and again when a longer one comes. */
  readonly memory: Buffer;
  length: number;
  list: HeaderList;
  added: readonly HeaderField[];
}

/** Those read last by all connections of a thread, each at the place that its bytes give it. */
const known: (KeptBlock | undefined)[] = Array.from({ length: 512 });
/** Longer ones are read anew: few servers send them, and they would be kept for nothing. */
const longestKept = 2_048;
/** So that a slightly longer one still has room where another one was. */
const roundedTo = 64;

/**
 * A block that was read before, on whichever connection. Only such are kept as name nothing of a
 * connection's table, so that they say the same wherever they stand: some servers send no others, and
 * then most are the same as one before, but for the date once a second.
 */
export function findBlock(bytes: Buffer, start: number, end: number): KnownBlock | null {
  const block = known[placeOf(bytes, start, end)];
  if (block === undefined || block.length !== end - start) return null;
  const { memory, length } = block;
  for (let i = 0; i < length; i++) if (memory[i] !== bytes[start + i]) return null;
  return block;
}

export function keepBlock(
  bytes: Buffer,
  start: number,
  end: number,
  list: HeaderList,
  added: readonly HeaderField[],
): void {
  const length = end - start;
  if (length > longestKept) return;
  const place = placeOf(bytes, start, end);
  const before = known[place];
  if (before !== undefined && before.memory.length >= length) {
    bytes.copy(before.memory, 0, start, end);
    before.length = length;
    before.list = list;
    before.added = added;
  } else {
    const memory = Buffer.allocUnsafeSlow(Math.ceil(length / roundedTo) * roundedTo);
    bytes.copy(memory, 0, start, end);
    known[place] = { memory, length, list, added };
  }
}

/** Pages differ in few bytes, and mostly near the end: tags, lengths, types. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let i = Math.max(start, end - 48); i < end; i++) hash = (hash * 31 + (bytes[i] ?? 0)) | 0;
  return hash & 511;
}
