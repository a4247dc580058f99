import type { RecordedExchange, ResourceKind } from '../model/recording.ts';

const replayedKinds: ReadonlySet<ResourceKind> = new Set(['document', 'xhr', 'fetch', 'other']);
const staticFile =
  /\.(?:js|mjs|css|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp[34]|webm|wasm|webmanifest)$/i;

/**
 * True for what a replay sends by default: documents, form posts, script-driven requests and every
 * redirect hop of them. Sub-resources, sockets and event streams are left out, and so is what went
 * to other origins, was never answered, or only asked for leave (CORS preflight).
 */
export function isReplayed(exchange: RecordedExchange, origins: readonly string[]): boolean {
  return isAnswered(exchange, origins) && replayedKinds.has(exchange.kind) && !isStatic(exchange);
}

/** True for what may be replayed when a later request needs something out of its answer. */
export function isAnswered(exchange: RecordedExchange, origins: readonly string[]): boolean {
  const { request, response } = exchange;
  if (response === null || request.method === 'OPTIONS') return false;
  if (exchange.kind === 'web-socket' || exchange.kind === 'event-source') return false;
  return URL.canParse(request.url) && origins.includes(new URL(request.url).origin);
}

const assetKinds: ReadonlySet<ResourceKind> = new Set([
  'script',
  'stylesheet',
  'image',
  'font',
  'media',
  'xhr',
  'fetch',
  'other',
]);

/** True for what a page pulls in besides: of the answered exchanges that are not replayed, those that a browser's cache may hold. */
export function isSubResource({ kind, request }: RecordedExchange): boolean {
  return request.method === 'GET' && assetKinds.has(kind);
}

function isStatic({ kind, request }: RecordedExchange): boolean {
  if (kind === 'document' || request.method !== 'GET') return false;
  const { pathname } = new URL(request.url);
  return staticFile.test(pathname) || (kind === 'other' && pathname === '/favicon.ico');
}
