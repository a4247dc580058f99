import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

/** Resolves each name once; what could not be resolved is asked again. */
export function cachedLookup(): LookupFunction {
  const known = new Map<string, Promise<LookupAddress[]>>();
  const addressesOf = (name: string) => {
    const existing = known.get(name);
    if (existing !== undefined) return existing;
    const asked = lookup(name, { all: true });
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  };
  return (name, { all }, callback) => {
    addressesOf(name).then(
      (addresses) => {
        if (all === true) callback(null, addresses);
        else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}
