import type { Leaf } from './leaf.ts';
import { looksLikeId } from './url-parts.ts';

/** Names under which applications keep what must not be stale: locks, revisions, who is signed in. */
const lockName =
  /(?:^|[_-])(?:lock_?)?(?:version|rev|revision|etag|nonce|timestamp|cas|seq_no|concurrency_(?:stamp|token))$|^__?(?:v|rev|etag)$|(?:updated|modified|changed|saved)_?(?:at|on)?$|^(?:mtime|last_?(?:modified|update|change|edit)|last_\w+_id)$|changecheck/i;
/** Of a session or a moment, also where both recordings were made in the same: shorter ones look like words. */
const tokenName =
  /(?:csrf|xsrf|nonce|token|sesskey|sectok|form_?key|authenticity|verification|signature)/i;
const shortestToken = 6;
const userName = /^(?:user|account|customer|member|owner|author|profile)_?id$/i;

/** Of these everybody has one: the number in `/users/7/orders` is the user's own. */
const ownCollection =
  /^(?:users?|accounts?|customers?|members?|profiles?|carts?|baskets?|sessions?|workspaces?|tenants?|organi[sz]ations?)$/i;

/** True for JSON leaves and fields whose name says that the value belongs to the moment or the user. */
export function isSteadyByName({ place, name, a }: Leaf): boolean {
  const isToken = tokenName.test(name) && a.length >= shortestToken && /\d/.test(a);
  if (place === 'header') return isCondition(name) || isToken;
  if (place === 'text') return false;
  if (place === 'path') return ownCollection.test(name) && looksLikeId(a);
  const plain = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  return isToken || lockName.test(plain) || userName.test(plain);
}

/** The lock of HTTP itself: the request counts only for the version that was read. */
export function isCondition(headerName: string): boolean {
  return headerName === 'if-match' || headerName === 'if-unmodified-since';
}
