import type { RecordedExchange } from '../model/recording.ts';
import type { Pairing } from './align.ts';

/**
 * Indices of exchanges that would not be replayed for their own sake, but set a cookie which a
 * replayed request sends and no replayed answer sets: a session may begin with an image.
 */
export function cookieSetters(
  pairings: readonly Pairing[],
  isReplayed: (exchange: RecordedExchange) => boolean,
): number[] {
  const replayed = pairings.map(({ a }) => a).filter(isReplayed);
  const set = new Set(replayed.flatMap(cookiesSet));
  const sent = new Set(replayed.flatMap(cookiesSent));
  const found = new Map<string, number>();
  for (const [index, { a }] of pairings.entries()) {
    if (isReplayed(a)) continue;
    for (const name of cookiesSet(a)) {
      if (sent.has(name) && !set.has(name) && !found.has(name)) found.set(name, index);
    }
  }
  return [...new Set(found.values())];
}

function cookiesSet({ response }: RecordedExchange): string[] {
  return (response?.headers ?? [])
    .filter(([name]) => name === 'set-cookie')
    .map(([, value]) => nameOf(value));
}

function cookiesSent({ request }: RecordedExchange): string[] {
  return request.headers
    .filter(([name]) => name === 'cookie')
    .flatMap(([, value]) => value.split(';').map(nameOf));
}

function nameOf(cookie: string): string {
  return (cookie.split('=')[0] ?? '').trim();
}
