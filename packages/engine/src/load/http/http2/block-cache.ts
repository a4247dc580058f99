import type { HeaderField } from './header-field.ts';
import type { HeaderList } from './header-list.ts';

/** A block of headers that was read before, what it says, and what it adds to the table of its connection. */
export interface KnownBlock {
  readonly bytes: Buffer;
  readonly list: HeaderList;
  readonly added: readonly HeaderField[];
}

/** Those read last by all connections of a thread, each at the place that its bytes give it. */
const known: (KnownBlock | undefined)[] = Array.from({ length: 512 });
/** Longer ones are read anew: few servers send them, and they would be kept for nothing. */
const longestKept = 2_048;

/**
 * A block that was read before, on whichever connection. Only such are kept as name nothing of a
 * connection's table, so that they say the same wherever they stand: some servers send no others, and
 * then most are the same as one before, but for the date once a second.
 */
export function findBlock(bytes: Buffer, start: number, end: number): KnownBlock | null {
  const block = known[placeOf(bytes, start, end)];
  if (block === undefined || block.bytes.length !== end - start) return null;
  const { bytes: same } = block;
  for (let i = 0; i < same.length; i++) if (same[i] !== bytes[start + i]) return null;
  return block;
}

export function keepBlock(
  bytes: Buffer,
  start: number,
  end: number,
  list: HeaderList,
  added: readonly HeaderField[],
): void {
  if (end - start > longestKept) return;
  const block = { bytes: Buffer.from(bytes.subarray(start, end)), list, added };
  known[placeOf(bytes, start, end)] = block;
}

/** Pages differ in few bytes, and mostly near the end: tags, lengths, types. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let i = Math.max(start, end - 48); i < end; i++) hash = (hash * 31 + (bytes[i] ?? 0)) | 0;
  return hash & 511;
}
