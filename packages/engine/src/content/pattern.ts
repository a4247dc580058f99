import type { Random } from './random.ts';

/** What a regular expression stands for, as far as a value can be made from it. */
type Node =
  | { readonly kind: 'characters'; readonly set: readonly string[] }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Node[])[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number };

const lower = range('a', 'z');
const upper = range('A', 'Z');
const digits = range('0', '9');
const word = [...lower, ...digits, ...upper, '_'];
const plain = [...lower, ...digits];
const printable = range(' ', '~');
const attempts = 60;

/**
 * A text that the pattern matches whole, as the `pattern` attribute of a form field means it.
 * Look-arounds are not built for but tried against: several candidates are made until one matches.
 * What is no regular expression is given back as it is.
 */
export function generateFromPattern(pattern: string, random: Random): string {
  const whole = compileWhole(pattern);
  if (whole === null) return pattern;
  const nodes = new PatternParser(pattern.replace(/^\^|\$$/g, '')).parse();
  let candidate = '';
  for (let i = 0; i < attempts; i++) {
    candidate = nodes.map((node) => write(node, random, i)).join('');
    if (whole.test(candidate)) return candidate;
  }
  return candidate;
}

function compileWhole(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    try {
      return new RegExp(`^(?:${pattern})$`);
    } catch {
      return null;
    }
  }
}

/** Later attempts repeat open-ended parts longer, so that length look-aheads are met in the end. */
function write(node: Node, random: Random, attempt: number): string {
  if (node.kind === 'characters') {
    return node.set[random.integer(0, node.set.length - 1)] ?? '';
  }
  if (node.kind === 'choice') {
    const option = node.options[random.integer(0, node.options.length - 1)] ?? [];
    return option.map((child) => write(child, random, attempt)).join('');
  }
  const most = Math.min(node.max, node.min + 4 + attempt);
  const times = random.integer(node.min, Math.max(node.min, most));
  let out = '';
  for (let i = 0; i < times; i++) out += write(node.node, random, attempt);
  return out;
}

class PatternParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly Node[] {
    return [this.#choice()];
  }

  #choice(): Node {
    const options: (readonly Node[])[] = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return { kind: 'choice', options };
  }

  #sequence(): Node[] {
    const nodes: Node[] = [];
    while (this.#at < this.#text.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const atom = this.#atom();
      if (atom !== null) nodes.push(this.#quantified(atom));
    }
    return nodes;
  }

  #atom(): Node | null {
    const character = this.#next();
    if (character === '^' || character === '$') return null;
    if (character === '.') return { kind: 'characters', set: plain };
    if (character === '(') return this.#group();
    if (character === '[') return { kind: 'characters', set: this.#set() };
    if (character === '\\') return this.#escape();
    return { kind: 'characters', set: [character] };
  }

  #group(): Node | null {
    const lookAround = /^\?<?[=!]/.test(this.#text.slice(this.#at));
    const prefix = /^\?(?::|<?[=!]|<[^>]+>)/.exec(this.#text.slice(this.#at));
    this.#at += prefix?.[0].length ?? 0;
    const inner = this.#choice();
    this.#take(')');
    return lookAround ? null : inner;
  }

  #escape(): Node | null {
    const character = this.#next();
    if (character === 'b' || character === 'B') return null;
    return { kind: 'characters', set: this.#escaped(character) };
  }

  #escaped(character: string): readonly string[] {
    if (character === 'd') return digits;
    if (character === 'w') return word;
    if (character === 's') return [' '];
    if (character === 'D' || character === 'S' || character === 'W') {
      return character === 'W' ? ['-', '.'] : lower;
    }
    if (character === 'u' || character === 'x') return [this.#codePoint(character)];
    if (character === 'p') return this.#property();
    return [{ n: '\n', r: '\r', t: '\t' }[character] ?? character];
  }

  #codePoint(kind: string): string {
    const match = /^(?:\{([0-9a-f]+)\}|([0-9a-f]{2})([0-9a-f]{2})?)/i.exec(
      this.#text.slice(this.#at),
    );
    if (match === null) return kind;
    const hex = match[1] ?? (kind === 'u' ? `${match[2]}${match[3] ?? ''}` : `${match[2]}`);
    this.#at += match[1] !== undefined ? match[0].length : hex.length;
    return String.fromCodePoint(Number.parseInt(hex, 16));
  }

  #property(): readonly string[] {
    const name = /^\{([^}]*)\}/.exec(this.#text.slice(this.#at));
    this.#at += name?.[0].length ?? 0;
    if (name?.[1] === 'Lu') return upper;
    return name?.[1] === 'N' || name?.[1] === 'Nd' ? digits : lower;
  }

  #set(): readonly string[] {
    const negated = this.#take('^');
    const members: string[] = [];
    let first = true;
    while (this.#at < this.#text.length && (first || this.#peek() !== ']')) {
      first = false;
      const from = this.#member();
      if (from.length === 1 && this.#peek() === '-' && this.#text[this.#at + 1] !== ']') {
        this.#at++;
        const to = this.#member();
        members.push(...range(from[0] ?? '', to[0] ?? ''));
      } else {
        members.push(...from);
      }
    }
    this.#take(']');
    if (!negated) return members.filter((member) => member !== ' ' || members.length === 1);
    const allowed = plain.filter((character) => !members.includes(character));
    return allowed.length > 0 ? allowed : printable.filter((c) => !members.includes(c));
  }

  #member(): readonly string[] {
    const character = this.#next();
    return character === '\\' ? this.#escaped(this.#next()) : [character];
  }

  #quantified(node: Node): Node {
    const match = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})\??/.exec(this.#text.slice(this.#at));
    if (match === null) return node;
    this.#at += match[0].length;
    const [, sign, least, comma, most] = match;
    if (sign !== undefined) {
      return { kind: 'repeat', node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : 60 };
    }
    const min = Number(least);
    const open = comma === undefined ? min : min + 60;
    return { kind: 'repeat', node, min, max: most === undefined ? open : Number(most) };
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #next(): string {
    return this.#text[this.#at++] ?? '';
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }
}

function range(from: string, to: string): string[] {
  const first = from.codePointAt(0) ?? 0;
  const last = Math.min(to.codePointAt(0) ?? 0, first + 0x250);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    String.fromCodePoint(first + i),
  );
}
