import type { HeaderList } from './header-list.ts';

interface KnownBlock {
  readonly bytes: Buffer;
  readonly list: HeaderList;
}

/** Blocks read last by all connections of a thread, each at the place that its bytes give it. */
const known: (KnownBlock | undefined)[] = Array.from({ length: 512 });
/** Longer ones are read anew: few servers send them, and they would be kept for nothing. */
const longestKept = 2_048;

/**
 * What a block of headers says that was read before, on whichever connection. Only for blocks that say the
 * same wherever they stand, having nothing to do with the connection's table: some servers send no
 * others, and then most are the same as one before, but for the date once a second.
 */
export function findBlock(bytes: Buffer, start: number, end: number): HeaderList | null {
  const block = known[placeOf(bytes, start, end)];
  if (block === undefined || block.bytes.length !== end - start) return null;
  const { bytes: same } = block;
  for (let i = 0; i < same.length; i++) if (same[i] !== bytes[start + i]) return null;
  return block.list;
}

export function keepBlock(bytes: Buffer, start: number, end: number, list: HeaderList): void {
  if (end - start > longestKept) return;
  known[placeOf(bytes, start, end)] = { bytes: Buffer.from(bytes.subarray(start, end)), list };
}

/** Pages differ in few bytes, and mostly near the end: tags, lengths, types. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let i = Math.max(start, end - 48); i < end; i++) hash = (hash * 31 + (bytes[i] ?? 0)) | 0;
  return hash & 511;
}
