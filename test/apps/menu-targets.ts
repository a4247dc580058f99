import type { NavLink, Truth } from './truth.ts';

/** An address of the truth that a crawl should get to. */
export interface MenuTarget {
  /** `*` is any text. */
  readonly address: string;
  /** What the links to it say. */
  readonly texts: readonly string[];
}

export interface LeftOutTarget {
  readonly address: string;
  readonly reason: string;
}

/** What the prose of `navTargets` stands for, and what in it no link leads to. */
export interface MenuReading {
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly leftOut: Readonly<Record<string, string>>;
}

/**
 * The addresses behind the truth's menu targets, each once. An entry of `navTargets` that the reading
 * does not know throws: the truth has grown and the reading has to follow.
 */
export function menuTargets(
  truth: Truth,
  reading: MenuReading,
): { readonly wanted: readonly MenuTarget[]; readonly leftOut: readonly LeftOutTarget[] } {
  const written = truth.navTargets.flatMap((entry) => {
    const addresses = reading.addresses[entry];
    if (addresses === undefined) throw new Error(`${truth.app}: nothing says what “${entry}” is`);
    return addresses.map((url) => ({ url, text: '' }));
  });
  const links = [...Object.values(truth.navObserved ?? {}).flat(), ...written];
  const targets = [...Map.groupBy(links, ({ url }) => url)].map(([address, same]) => ({
    address,
    texts: textsOf(same),
  }));
  const leftOut = targets.flatMap(({ address }) => {
    const reason = reading.leftOut[address] ?? (address.includes('#') ? samePage : null);
    return reason === null ? [] : [{ address, reason }];
  });
  const out = new Set(leftOut.map(({ address }) => address));
  return { wanted: targets.filter(({ address }) => !out.has(address)), leftOut };
}

const samePage = 'an anchor within the same page';

function textsOf(links: readonly NavLink[]): readonly string[] {
  return [...new Set(links.map(({ text }) => text).filter((text) => text !== ''))];
}
