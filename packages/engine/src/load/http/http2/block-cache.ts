import type { HeaderField } from './header-field.ts';
import type { HeaderList } from './header-list.ts';

/** A block of headers that was read before, what it says, and what it adds to the table of its connection. */
export interface KnownBlock {
  readonly length: number;
  readonly list: HeaderList;
  readonly added: readonly HeaderField[];
}

const places = 512;
/** Longer ones are read anew: few servers send them, and they would be kept for nothing. */
const longestKept = 2_048;

/** Those read last by all connections of a thread, each at the place that its bytes give it. */
const known: (KnownBlock | undefined)[] = Array.from({ length: places });
/** Their bytes, with as much room for each. Made once: what a block leaves behind would be garbage outside of the heap. */
const memory = Buffer.allocUnsafeSlow(places * longestKept);

/**
 * A block that was read before, on whichever connection. Only such are kept as name nothing of a
 * connection's table, so that they say the same wherever they stand: some servers send no others, and
 * then most are the same as one before, but for the date once a second.
 */
export function findBlock(bytes: Buffer, start: number, end: number): KnownBlock | null {
  const place = placeOf(bytes, start, end);
  const block = known[place];
  if (block === undefined || block.length !== end - start) return null;
  const at = place * longestKept;
  for (let i = 0; i < block.length; i++) if (memory[at + i] !== bytes[start + i]) return null;
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
  bytes.copy(memory, place * longestKept, start, end);
  known[place] = { length, list, added };
}

/** Pages differ in few bytes, and mostly near the end: tags, lengths, types. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let i = Math.max(start, end - 48); i < end; i++) hash = (hash * 31 + (bytes[i] ?? 0)) | 0;
  return hash & (places - 1);
}
