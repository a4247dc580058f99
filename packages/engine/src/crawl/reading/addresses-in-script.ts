import { addressesInText, looksLikeAddress } from './address.ts';
import { type Token, tokensOf } from './script-tokens.ts';

/** Longer scripts are libraries and data; what they name is not this site's. */
const longestScript = 1_500_000;
const mostAddresses = 400;

/** A text right after these is an address whatever it looks like. */
const takesAddress =
  /^(assign|replace|open|fetch|get|ajax|load|navigate|goto|redirect|push|pushState|replaceState|import|importScripts|Worker|SharedWorker|EventSource|WebSocket|register)$/;
const sends = /^(post|put|patch|delete|del|postJSON)$/i;
/** Tokens of a call's options that are looked through for its method. */
const mostOptions = 24;
const isAddress = /^(href|src|action|url|uri|location|path|endpoint|link|redirect|start_url|to)$/i;

/**
 * Addresses in a script: written out, put together of constants (`root + '/x'`, template literals,
 * `[...].join('/')`), nested in tables of routes, or named in comments. A reading and no execution.
 */
export function addressesInScript(source: string): readonly string[] {
  if (source.length > longestScript) return [];
  const tokens = tokensOf(source);
  const constants = new Map<string, string>();
  const found = new Set<string>();
  const routes: (string | null)[] = [null];
  for (let at = 0; at < tokens.length && found.size < mostAddresses; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'comment') {
      for (const address of addressesInText(token.value)) found.add(address);
      continue;
    }
    followBraces(token, routes);
    const value = constantAt(tokens, at, constants);
    if (value === null) continue;
    nameConstant(tokens, at, value.text, constants);
    if (isRoutePath(tokens, at)) {
      const route = joined(parentRoute(routes), value.text);
      routes[routes.length - 1] = route;
      if (looksLikeAddress(route)) found.add(route);
    } else if (isReadable(tokens, at, value)) {
      found.add(value.text);
    }
    at = value.end - 1;
  }
  return [...found];
}

interface Constant {
  readonly text: string;
  /** Index of the token after it. */
  readonly end: number;
}

/** The longest expression from here on whose value is known: terms and their sums. */
function constantAt(
  tokens: readonly Token[],
  at: number,
  constants: ReadonlyMap<string, string>,
): Constant | null {
  const first = termAt(tokens, at, constants);
  if (first === null) return null;
  // A name alone is no news: its value was seen where it got it.
  const isName = tokens[at]?.kind === 'word';
  let { text, end } = first;
  let terms = 1;
  while (isSign(tokens[end], '+')) {
    const next = termAt(tokens, end + 1, constants);
    if (next === null) break;
    text += next.text;
    end = next.end;
    terms++;
  }
  return isName && terms === 1 ? null : { text, end };
}

function termAt(
  tokens: readonly Token[],
  at: number,
  constants: ReadonlyMap<string, string>,
): Constant | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'text') return { text: token.value, end: at + 1 };
  if (token.kind === 'template') {
    const text = filledTemplate(token, constants);
    return text === null ? null : { text, end: at + 1 };
  }
  if (token.kind === 'word') {
    const before = tokens[at - 1];
    const known = isSign(before, '.') ? undefined : constants.get(token.value);
    const called = isSign(tokens[at + 1], '(') || isSign(tokens[at + 1], '.');
    return known === undefined || called ? null : { text: known, end: at + 1 };
  }
  return isSign(token, '[') ? joinAt(tokens, at, constants) : null;
}

function filledTemplate(
  template: Extract<Token, { kind: 'template' }>,
  constants: ReadonlyMap<string, string>,
): string | null {
  let text = template.texts[0] ?? '';
  for (const [index, hole] of template.holes.entries()) {
    const value = constants.get(hole);
    if (value === undefined) return null;
    text += value + (template.texts[index + 1] ?? '');
  }
  return text;
}

/** `['', 'a', 'b'].join('/')` */
function joinAt(
  tokens: readonly Token[],
  at: number,
  constants: ReadonlyMap<string, string>,
): Constant | null {
  const parts: string[] = [];
  let end = at + 1;
  while (end < tokens.length && !isSign(tokens[end], ']')) {
    const part = termAt(tokens, end, constants);
    if (part === null) return null;
    parts.push(part.text);
    end = isSign(tokens[part.end], ',') ? part.end + 1 : part.end;
  }
  const isJoin = isSign(tokens[end + 1], '.') && isWord(tokens[end + 2], 'join');
  const glue = tokens[end + 4];
  if (!isJoin || glue?.kind !== 'text') return null;
  return { text: parts.join(glue.value), end: end + 6 };
}

/** `const root = '/texts'`, so that `root + '/more'` can be read. */
function nameConstant(
  tokens: readonly Token[],
  at: number,
  text: string,
  constants: Map<string, string>,
): void {
  const name = tokens[at - 2];
  const keyword = tokens[at - 3];
  if (!isSign(tokens[at - 1], '=') || name?.kind !== 'word') return;
  if (keyword?.kind === 'word' && /^(const|let|var)$/.test(keyword.value)) {
    constants.set(name.value, text);
  }
}

function isReadable(tokens: readonly Token[], at: number, { text, end }: Constant): boolean {
  if (isSentTo(tokens, at, end)) return false;
  return isUsedAsAddress(tokens, at) ? isPlausible(text) : looksLikeAddress(text);
}

/** What a script sends something to is no page to look at: `fetch(x, { method: 'POST' })`, `open('PUT', x)`, `axios.post(x)`. */
function isSentTo(tokens: readonly Token[], at: number, end: number): boolean {
  const before = tokens[at - 1];
  const earlier = tokens[at - 2];
  if (isSign(before, ',') && earlier?.kind === 'text' && sends.test(earlier.value)) return true;
  if (!isSign(before, '(') || earlier?.kind !== 'word') return false;
  if (sends.test(earlier.value) || earlier.value === 'sendBeacon') return true;
  const options = tokens.slice(end, end + mostOptions);
  return options.some(
    (token, index) =>
      isWord(token, 'method') && isSign(options[index + 1], ':') && isSending(options[index + 2]),
  );
}

function isSending(token: Token | undefined): boolean {
  return token?.kind === 'text' && sends.test(token.value);
}

function isUsedAsAddress(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const name = tokens[at - 2];
  if (name?.kind !== 'word') return false;
  if (isSign(before, '(')) return takesAddress.test(name.value);
  return (isSign(before, '=') || isSign(before, ':')) && isAddress.test(name.value);
}

function isPlausible(text: string): boolean {
  return /^[\w./?&=%~:@+-]{2,500}$/.test(text) && !/^\d+$/.test(text) && !isMethod(text);
}

function isMethod(text: string): boolean {
  return /^(GET|POST|PUT|PATCH|DELETE|HEAD|_blank|_self|_top)$/.test(text);
}

/** Tables of routes name the parents once: each brace inside a `children` list goes one level down. */
function followBraces(token: Token, routes: (string | null)[]): void {
  if (isSign(token, '{')) routes.push(null);
  if (isSign(token, '}') && routes.length > 1) routes.pop();
}

function isRoutePath(tokens: readonly Token[], at: number): boolean {
  return isSign(tokens[at - 1], ':') && isWord(tokens[at - 2], 'path');
}

function parentRoute(routes: readonly (string | null)[]): string {
  return routes.slice(0, -1).findLast((route) => route !== null) ?? '';
}

function joined(parent: string, path: string): string {
  if (path.startsWith('/') || parent === '') return path;
  return `${parent.replace(/\/$/, '')}/${path}`;
}

function isSign(token: Token | undefined, value: string): boolean {
  return token?.kind === 'sign' && token.value === value;
}

function isWord(token: Token | undefined, value: string): boolean {
  return token?.kind === 'word' && token.value === value;
}
