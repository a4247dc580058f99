import { areViewsOfOne, type PageShape } from '../page/page-shape.ts';

/** Parameters by name, as templates have them. */
export type Query = readonly (readonly [name: string, value: string])[];

/**
 * What a query parameter does to a page: with `own` each value is a page of its own, with `varies`
 * all values give pages of one kind, and with `refines` pages without it are of that kind as well,
 * as with a sort order, a filter or the number of a page.
 */
export type Role = 'own' | 'varies' | 'refines';

interface SeenPage {
  readonly values: Values;
  readonly shape: PageShape;
}

/** A name may come several times, as with facets; all its values together are one. */
type Values = ReadonlyMap<string, string>;

/** Pairs of pages that differ in one parameter alone. */
interface Evidence {
  pairs: number;
  alike: number;
  /** Of pairs of which one page does without the parameter. */
  readonly without: { pairs: number; alike: number };
}

/** Of the pairs that must look alike: a product that is sold out looks different from the rest. */
const alikeShare = 0.7;
/** A single page that looks the same without a parameter may do so by chance. */
const alikeWithout = 2;
/** As many pages alike is an address worth whose values, or even pairs of values, were all seen before. */
const sameValues = 3;
const samePairs = 8;
/** Pages of one path that are compared with a new one. */
const mostCompared = 60;

/**
 * Learns for each path which query parameters only vary what is shown, from pages that differ in one
 * parameter alone; so `?sort=name&filter=a` needs no visit when `?sort=name` and `?filter=a` had one.
 */
export class QueryPatterns {
  readonly #pages = new Map<string, SeenPage[]>();
  readonly #evidence = new Map<string, Evidence>();
  /** Parameters, and pairs of them, in the addresses of pages that were seen. */
  readonly #combinations = new Set<string>();

  roleOf(path: string, name: string): Role {
    const evidence = this.#evidence.get(`${path} ${name}`);
    if (evidence === undefined || evidence.alike < alikeShare * evidence.pairs) return 'own';
    const { without } = evidence;
    const isOptional = without.alike >= alikeWithout && without.alike >= alikeShare * without.pairs;
    if (isOptional) return 'refines';
    return evidence.alike > without.alike ? 'varies' : 'own';
  }

  /** A page was seen; true when the role of a parameter is another one now. */
  learn(path: string, query: Query, shape: PageShape): boolean {
    const seen = this.#pages.get(path) ?? [];
    const values = valuesByName(query);
    if (seen.some((one) => isSame(one.values, values))) return false;
    let hasLearned = false;
    for (const other of seen.slice(-mostCompared)) {
      const name = onlyDifference(values, other.values);
      if (name === null) continue;
      const before = this.roleOf(path, name);
      this.#note(
        path,
        name,
        areViewsOfOne(shape, other.shape),
        !values.has(name) || !other.values.has(name),
      );
      hasLearned ||= this.roleOf(path, name) !== before;
    }
    this.#pages.set(path, [...seen, { values, shape }]);
    for (const one of [...parameters(query), ...pairs(query)]) {
      this.#combinations.add(`${path} ${one}`);
    }
    return hasLearned;
  }

  /** How many pages like the one that such an address promises are known already. */
  nearby(path: string, query: Query): number {
    const alike = this.#alikeBut(path, query);
    if (query.length === 0 || !this.#hasAll(path, parameters(query))) return alike;
    return Math.max(alike, this.#hasAll(path, pairs(query)) ? samePairs : sameValues);
  }

  /** True when each of these stood in the address of a page that was seen. */
  #hasAll(path: string, combinations: readonly string[]): boolean {
    return combinations.every((one) => this.#combinations.has(`${path} ${one}`));
  }

  #alikeBut(path: string, query: Query): number {
    const counts = new Map<string, number>();
    const values = valuesByName(query);
    for (const other of this.#pages.get(path) ?? []) {
      const name = onlyDifference(values, other.values);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + this.#alikeShareOf(path, name));
    }
    return Math.max(0, ...counts.values());
  }

  #alikeShareOf(path: string, name: string): number {
    const evidence = this.#evidence.get(`${path} ${name}`);
    return evidence === undefined ? 1 : evidence.alike / evidence.pairs;
  }

  #note(path: string, name: string, isAlike: boolean, isWithout: boolean): void {
    const key = `${path} ${name}`;
    const evidence = this.#evidence.get(key) ?? {
      pairs: 0,
      alike: 0,
      without: { pairs: 0, alike: 0 },
    };
    this.#evidence.set(key, evidence);
    for (const count of isWithout ? [evidence, evidence.without] : [evidence]) {
      count.pairs++;
      if (isAlike) count.alike++;
    }
  }
}

function parameters(query: Query): readonly string[] {
  return query.map(([name, value]) => `${name}=${value}`);
}

/** Of tabs, filters and orders every pair tells nearly as much as all their combinations. */
function pairs(query: Query): readonly string[] {
  const all = parameters(query);
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => `${one}&${other}`));
}

function isSame(one: Values, other: Values): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
}

/** The name of the one parameter that two queries differ in; null when it is none or several. */
function onlyDifference(one: Values, other: Values): string | null {
  let found: string | null = null;
  for (const [name, value] of one) {
    if (other.get(name) === value) continue;
    if (found !== null) return null;
    found = name;
  }
  for (const name of other.keys()) {
    if (one.has(name)) continue;
    if (found !== null) return null;
    found = name;
  }
  return found;
}

function valuesByName(query: Query): Values {
  const values = new Map<string, string>();
  for (const [name, value] of query) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}&${value}`);
  }
  return values;
}
