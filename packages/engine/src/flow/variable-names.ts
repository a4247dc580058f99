import type { FoundSource } from './find-source.ts';
import type { Leaf } from './leaf.ts';
import { sameName } from './typed-values.ts';
import { looksLikeId } from './url-parts.ts';
import type { Variable } from './variable.ts';

/** Reserved for the virtual user's row of credentials. */
const credentialNames = ['username', 'password'];

/**
 * Gives every variable a name of its own. Values extracted one after another under one name share
 * it when the former is not needed any more once the latter is taken (a token that rotates on
 * every page stays `csrf_token`).
 */
export function nameVariables(variables: readonly Variable[]): ReadonlyMap<Variable, string> {
  const names = new Map<Variable, string>();
  /** Per name, the last exchange that needs what it holds. */
  const busyUntil = new Map<string, number>();
  for (const name of credentialNames) busyUntil.set(name, Number.POSITIVE_INFINITY);
  for (const variable of [...variables].sort((x, y) => birthOf(x) - birthOf(y))) {
    if (variable.origin.kind === 'credential') {
      names.set(variable, variable.origin.part);
      continue;
    }
    const name = freeName(variable, busyUntil);
    names.set(variable, name);
    const shareable = variable.origin.kind === 'extracted';
    busyUntil.set(name, shareable ? Math.max(...variable.uses) : Number.POSITIVE_INFINITY);
  }
  return names;
}

function freeName(variable: Variable, busyUntil: ReadonlyMap<string, number>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? variable.baseName : `${variable.baseName}_${count}`;
    const busy = busyUntil.get(name);
    if (busy === undefined || busy <= birthOf(variable)) return name;
  }
}

/** The exchange whose answer gives the value; generated ones are there from the start. */
function birthOf({ origin }: Variable): number {
  return origin.kind === 'extracted' ? origin.found.exchange : -1;
}

/** `issue[lock_version]` → `issue_lock_version`, `X-CSRF-Token` → `csrf_token`, `_csrf` → `csrf_token`, `displayName` → `display_name`. */
export function variableName(raw: string): string {
  const name = raw
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^x[-_](?=[a-z])/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (/^_?(?:csrf|xsrf)$/.test(name)) return 'csrf_token';
  if (name === '' || /^\d/.test(name)) return name === '' ? 'value' : `value_${name}`;
  return credentialNames.includes(name) ? `new_${name}` : name;
}

/** What one of many things in a path is called: the segment `orders` before it makes `order_id`. */
export function idName(collection: string): string {
  const singular = collection
    .replace(/ies$/i, 'y')
    .replace(/(ss|[xz]|ch|sh)es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
  return variableName(singular === '' ? 'id' : `${singular}_id`);
}

/** What a value taken out of an answer is called: by the field that it goes into, or by what the place it came from calls it. */
export function extractedName({ source, name }: FoundSource, leaf: Leaf, path: string): string {
  const isField = leaf.place === 'form' || leaf.place === 'multipart';
  if (isField && leaf.name !== '') return placeName(leaf.name, path);
  const part = source.kind === 'link' || source.kind === 'header' ? source.part : null;
  if (part?.kind === 'segment') return idName(name || leaf.name);
  if (source.kind === 'json' && sameName(name, 'id') && name.length <= 3) {
    return idName(leaf.place === 'path' ? leaf.name : lastWord(path));
  }
  const isHeader = leaf.place === 'header';
  if (isHeader && /^(?:authorization|token)$/i.test(name || leaf.name)) return 'access_token';
  return placeName(name.length > 1 ? name : leaf.name || name, path);
}

/** What a value made in the page is called. */
export function madeName(leaf: Leaf, path: string, kind: string): string {
  return placeName(leaf.name.length > 1 ? leaf.name : kind, path);
}

/** Names that say little by themselves take the request's words along: `t` sent to `/wishlist/add` is `wishlist_add_t`. */
function placeName(name: string, path: string): string {
  if (/^id$/i.test(name)) return idName(lastWord(path));
  if (name.length > 1) return variableName(name);
  return variableName([...words(path).slice(-2), name].join('_'));
}

function words(path: string): string[] {
  return path
    .split('/')
    .map((segment) => segment.replace(/\.\w{2,4}$/, ''))
    .filter((segment) => /^[a-z][a-z_-]*$/i.test(segment));
}

/** What the id in a request is an id of: `items` in `/items/17/delete` and in `/api/items`. */
function lastWord(path: string): string {
  const segments = path.split('/');
  const id = segments.findIndex((segment, index) => index > 1 && looksLikeId(segment));
  return words(id < 0 ? path : segments.slice(0, id).join('/')).at(-1) ?? '';
}
