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
