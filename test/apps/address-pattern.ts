/**
 * Whether an address that the truth asks for and one that was found can be the same. Both have open
 * places: `*` and words in capitals (`/issues/N`) in the truth, `${variable}` in a flow, `:id` in a graph.
 */
export function addressesOverlap(
  wanted: string,
  found: string,
  query: 'same-query' | 'more-query-allowed',
): boolean {
  const [want, have] = [split(wanted), split(found)];
  if (want.segments.length !== have.segments.length) return false;
  const sameSegments = want.segments.every((segment, index) =>
    textsOverlap(segment, have.segments[index] ?? ''),
  );
  return sameSegments && queriesOverlap(want.query, have.query, query === 'same-query');
}

/** Whether two texts with open places (see `addressesOverlap`) can be the same. */
export function textsOverlap(wanted: string, found: string): boolean {
  return overlap(openWanted(wanted), openFound(found));
}

/** An open place, of any length; no other text holds it. */
const open = '\u0000';

type Query = readonly (readonly [name: string, value: string])[];

function queriesOverlap(wanted: Query, found: Query, exactly: boolean): boolean {
  const isThere = wanted.every(([name, value]) => {
    const same = found.filter(([other]) => other === name);
    if (same.length === 0) return value === '' || value === '*';
    return same.some(([, other]) => textsOverlap(value, other));
  });
  if (!isThere || !exactly) return isThere;
  return found.every(([name, value]) => value === '' || wanted.some(([other]) => other === name));
}

function split(address: string): { readonly segments: readonly string[]; readonly query: Query } {
  const [path = '', query = ''] = (address.split('#', 1)[0] ?? '').split(/\?(.*)/s);
  return {
    segments: path
      .replace(/(?<=.)\/$/, '')
      .split('/')
      .map(decoded),
    query: query === '' ? [] : query.split('&').map(pairOf),
  };
}

function pairOf(text: string): readonly [string, string] {
  const [name = '', value = ''] = text.split(/=(.*)/s);
  return [decoded(name), decoded(value)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function openWanted(text: string): string {
  return text.replace(/\*|\b(?:NAME|WORD|TOKEN|N|X)\b/g, open);
}

function openFound(text: string): string {
  return text.replace(/\$\{[^}]*\}|(?<=^|[^\w:]):[a-z]\w*\b/g, open);
}

/** Two patterns overlap when some text fits both. */
function overlap(left: string, right: string): boolean {
  if (left === '' && right === '') return true;
  if (left.startsWith(open)) {
    return overlap(left.slice(1), right) || (right !== '' && overlap(left, right.slice(1)));
  }
  if (right.startsWith(open)) return overlap(right, left);
  return left !== '' && left[0] === right[0] && overlap(left.slice(1), right.slice(1));
}
