/**
 * Lengths in bits of the codes of all bytes, and of the end of the string (RFC 7541, appendix B). The code is
 * canonical: the codes themselves follow from them.
 */
const codeLengths = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5,
  6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6,
  7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23,
  23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22,
  22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22,
  23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27,
  27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25,
  24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30,
];

const endOfString = 256;
/** A string ends with the first bits of the end's code, which are ones, up to the end of the byte. */
const mostPadding = 7;

/** A place in the tree of codes: where a 0 and a 1 lead, as numbers of places, or ~symbol. */
type Branch = [zero: number, one: number];

const noBranch = 0;

function buildTree(): Branch[] {
  const tree: Branch[] = [[noBranch, noBranch]];
  const symbols = codeLengths
    .map((length, symbol) => ({ length, symbol }))
    .toSorted((a, b) => a.length - b.length || a.symbol - b.symbol);
  let code = 0;
  let before = 0;
  for (const { length, symbol } of symbols) {
    code *= 2 ** (length - before);
    before = length;
    plant(tree, code, length, symbol);
    code += 1;
  }
  return tree;
}

function plant(tree: Branch[], code: number, length: number, symbol: number): void {
  let place = 0;
  for (let bit = length - 1; bit > 0; bit--) {
    const branch = tree[place] as Branch;
    const side = (code >>> bit) & 1;
    if (branch[side] === noBranch) branch[side] = tree.push([noBranch, noBranch]) - 1;
    place = branch[side] as number;
  }
  (tree[place] as Branch)[code & 1] = ~symbol;
}

const emits = 1 << 16;
const fails = 1 << 17;

/**
 * For each place in the tree and each half of a byte: the place it leads to in the lower 8 bits, the symbol
 * that ends within it in the next 8 (one at most: no code is shorter than 5 bits), and flags.
 */
function buildSteps(tree: readonly Branch[]): Uint32Array {
  const steps = new Uint32Array(tree.length * 16);
  for (let place = 0; place < tree.length; place++) {
    for (let nibble = 0; nibble < 16; nibble++) {
      steps[place * 16 + nibble] = walk(tree, place, nibble);
    }
  }
  return steps;
}

function walk(tree: readonly Branch[], from: number, nibble: number): number {
  let place = from;
  let step = 0;
  for (let bit = 3; bit >= 0; bit--) {
    const next = (tree[place] as Branch)[(nibble >>> bit) & 1] as number;
    if (~next === endOfString) return fails;
    if (next < 0) step = emits | (~next << 8);
    place = Math.max(next, 0);
  }
  return step | place;
}

/** Places in which a string may end. */
function buildEnds(tree: readonly Branch[]): Uint8Array {
  const ends = new Uint8Array(tree.length);
  let place = 0;
  for (let ones = 0; ones <= mostPadding; ones++) {
    ends[place] = 1;
    place = (tree[place] as Branch)[1];
  }
  return ends;
}

const tree = buildTree();
const steps = buildSteps(tree);
const ends = buildEnds(tree);

let text = Buffer.allocUnsafeSlow(4_096);

/** What the bytes stand for, as Latin-1; null when they are not sound. */
export function decodeHuffman(bytes: Uint8Array, start: number, end: number): string | null {
  const longest = Math.ceil(((end - start) * 8) / 5);
  if (text.length < longest) text = Buffer.allocUnsafeSlow(longest);
  const out = text;
  let length = 0;
  let place = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    const high = steps[place * 16 + (byte >>> 4)] ?? fails;
    if ((high & emits) !== 0) out[length++] = (high >>> 8) & 255;
    const low = steps[(high & 255) * 16 + (byte & 15)] ?? fails;
    if ((low & emits) !== 0) out[length++] = (low >>> 8) & 255;
    if (((high | low) & fails) !== 0) return null;
    place = low & 255;
  }
  return ends[place] === 1 ? out.toString('latin1', 0, length) : null;
}
