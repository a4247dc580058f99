import type { RecordedExchange, Recording } from '../model/recording.ts';
import type { Pairing } from './align.ts';
import type { Pair } from './request-structure.ts';

/** Those of counters that watch visitors: an application does not look at them. */
const watching =
  /^(?:_ga|_gid|_gat|_gcl|_fbp|_fbc|_hj|_pk_|_uetsid|_uetvid|_clck|_clsk|ajs_|mp_|amp_|amplitude|optimizely|intercom|__hs|hubspot|_dd_s)/i;

/** The cookies of a request that a page's script set, as both recordings sent them. */
export interface ScriptCookies {
  readonly a: readonly Pair[];
  readonly b: readonly Pair[];
}

/**
 * For each exchange the cookies that no answer set, or not to that value: the jar knows nothing of what
 * a script writes into `document.cookie`, so they are part of the request.
 */
export function scriptCookies(
  pairings: readonly Pairing[],
  [first, second]: readonly [Recording, Recording],
): readonly ScriptCookies[] {
  const set = { a: setByAnswers(first), b: setByAnswers(second) };
  return pairings.map(({ a, b }) => ({ a: othersIn(a, set.a), b: othersIn(b, set.b) }));
}

/** Every `name=value` that an answer of the recording set, also of those that are not replayed. */
function setByAnswers({ steps }: Recording): ReadonlySet<string> {
  const headers = steps.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ response }) => response?.headers ?? []),
  );
  const set = headers.filter(([name]) => name === 'set-cookie');
  return new Set(set.map(([, value]) => pairOf(value.split(';', 1)[0] ?? '').join('=')));
}

function othersIn({ request }: RecordedExchange, set: ReadonlySet<string>): readonly Pair[] {
  return request.headers
    .filter(([header]) => header === 'cookie')
    .flatMap(([, value]) => value.split('; ').map(pairOf))
    .filter(([name, value]) => name !== '' && !watching.test(name) && !set.has(`${name}=${value}`));
}

function pairOf(cookie: string): Pair {
  const equals = cookie.indexOf('=');
  return equals < 0
    ? ['', cookie.trim()]
    : [cookie.slice(0, equals).trim(), cookie.slice(equals + 1).trim()];
}
