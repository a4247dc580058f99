/** What reading addresses out of a script needs of its tokens. */
export type Token =
  | { readonly kind: 'text' | 'word' | 'sign' | 'comment'; readonly value: string }
  /** The texts around the holes, one more than these; a hole is the source of its expression. */
  | {
      readonly kind: 'template';
      readonly texts: readonly string[];
      readonly holes: readonly string[];
    };

const blank = /[\s\ufeff]+/uy;
const word = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*|\d[\w.]*/uy;
const regularExpression = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
/** After these words a slash begins a regular expression; after any other one it divides. */
const beforeExpression =
  /^(return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|await|yield)$/;
const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** A script's tokens without blanks and regular expressions. What is broken is skipped and never throws. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let lastCode: Token | undefined;
  for (let at = 0; at < source.length; ) {
    const skipped = endOfMatch(blank, source, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const read = readToken(source, at, lastCode);
    at = read.end;
    if (read.token === null) continue;
    tokens.push(read.token);
    if (read.token.kind !== 'comment') lastCode = read.token;
  }
  return tokens;
}

interface Read {
  /** Null for a regular expression. */
  readonly token: Token | null;
  readonly end: number;
}

function readToken(source: string, at: number, before: Token | undefined): Read {
  const char = source[at] ?? '';
  if (source.startsWith('//', at)) return readComment(source, at, '\n');
  if (source.startsWith('/*', at)) return readComment(source, at, '*/');
  if (char === '"' || char === "'") return readText(source, at);
  if (char === '`') return readTemplate(source, at);
  const wordEnd = endOfMatch(word, source, at);
  if (wordEnd !== null) {
    return { token: { kind: 'word', value: source.slice(at, wordEnd) }, end: wordEnd };
  }
  if (char === '/' && !endsOperand(before)) {
    const end = endOfMatch(regularExpression, source, at);
    if (end !== null) return { token: null, end };
  }
  return { token: { kind: 'sign', value: char }, end: at + 1 };
}

function readComment(source: string, at: number, closing: string): Read {
  const found = source.indexOf(closing, at + 2);
  const end = found === -1 ? source.length : found;
  const token = { kind: 'comment', value: source.slice(at + 2, end) } as const;
  return { token, end: found === -1 ? end : end + closing.length };
}

/** A text that is not closed ends with its line. */
function readText(source: string, start: number): Read {
  const quote = source[start];
  let value = '';
  let at = start + 1;
  while (at < source.length && source[at] !== quote && source[at] !== '\n') {
    const piece = readPiece(source, at);
    value += piece.text;
    at = piece.end;
  }
  return { token: { kind: 'text', value }, end: at + 1 };
}

function readTemplate(source: string, start: number): Read {
  const texts: string[] = [];
  const holes: string[] = [];
  let text = '';
  let at = start + 1;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const end = endOfHole(source, at + 2);
      texts.push(text);
      holes.push(source.slice(at + 2, end).trim());
      text = '';
      at = end + 1;
    } else {
      const piece = readPiece(source, at);
      text += piece.text;
      at = piece.end;
    }
  }
  return { token: { kind: 'template', texts: [...texts, text], holes }, end: at + 1 };
}

/** Offset of the brace that closes an expression; texts and templates in it may hold braces. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  let before: Token | undefined;
  for (let at = start; at < source.length; ) {
    const { token, end } = readToken(source, at, before);
    if (token?.kind === 'sign' && token.value === '{') depth++;
    if (token?.kind === 'sign' && token.value === '}' && depth-- === 0) return at;
    before = token ?? before;
    at = end;
  }
  return source.length;
}

/** One character of a text, or what an escape stands for. */
function readPiece(source: string, at: number): { readonly text: string; readonly end: number } {
  const char = source[at] ?? '';
  if (char !== '\\') return { text: char, end: at + 1 };
  const rest = source.slice(at, at + 12);
  const code = /^\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(rest);
  if (code !== null) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16);
    const text = point <= 0x10ffff ? String.fromCodePoint(point) : '';
    return { text, end: at + code[0].length };
  }
  const escaped = rest[1] ?? '';
  return { text: escaped === '\n' ? '' : (simpleEscapes[escaped] ?? escaped), end: at + 2 };
}

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  switch (token.kind) {
    case 'text':
    case 'template':
      return true;
    case 'word':
      return !beforeExpression.test(token.value);
    case 'sign':
      return token.value === ')' || token.value === ']' || token.value === '}';
    case 'comment':
      return false;
  }
}

function endOfMatch(pattern: RegExp, source: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : null;
}
