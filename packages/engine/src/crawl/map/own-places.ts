import { asName, decoded, lexicalTemplate, type UrlParts, urlParts } from './url-template.ts';

/** Shorter ones, and numbers, stand in addresses by chance. */
const shortestName = 5;

/** An address up to the identifier of a thing. */
interface Place {
  readonly origin: string;
  readonly segments: readonly string[];
  readonly route: readonly string[];
  readonly parameter: UrlParts['query'][number] | null;
}

/**
 * Places that came with what the crawl itself has made. A site has most of its pages once more around each
 * new project; those that were there before are what its people use, and what lasts.
 */
export class OwnPlaces {
  readonly #names = new Set<string>();
  readonly #places: Place[] = [];

  /** Values that somebody made up and typed. */
  noteTyped(values: readonly string[]): void {
    for (const name of values.map(asName)) {
      if (name.length >= shortestName && /\p{L}/u.test(name)) this.#names.add(name);
    }
  }

  /**
   * What was made has this address: all under the identifier in it is its own, unless a link that was
   * there before leads there. An address without one says nothing of what was made.
   */
  noteMade(address: string, linkedBefore: readonly string[]): void {
    const place = placeIn(address);
    if (place !== null && !linkedBefore.some((link) => isWithin(link, place))) {
      this.#places.push(place);
    }
  }

  has(address: string): boolean {
    const url = URL.parse(address);
    if (url === null) return false;
    const { segments, query, route } = urlParts(url);
    const values = [...segments, ...routeOf(route), ...query.map(([, value]) => value)];
    if (values.some((value) => this.#names.has(asName(value)))) return true;
    return this.#places.some((place) => isWithin(address, place));
  }
}

function placeIn(address: string): Place | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const parts = urlParts(url);
  const segments = parts.segments.filter((one) => one !== '');
  const route = routeOf(parts.route);
  const { origin } = url;
  const inRoute = lastId(route);
  if (inRoute >= 0)
    return { origin, segments, route: route.slice(0, inRoute + 1), parameter: null };
  const inPath = lastId(segments);
  if (inPath >= 0) {
    return { origin, segments: segments.slice(0, inPath + 1), route: [], parameter: null };
  }
  const { query } = lexicalTemplate(parts);
  const inQuery = query.findIndex(([, value]) => value === ':id');
  const parameter = parts.query[inQuery] ?? null;
  return parameter === null ? null : { origin, segments, route: [], parameter };
}

function lastId(segments: readonly string[]): number {
  return lexicalTemplate({ segments, query: [], route: '' }).segments.lastIndexOf(':id');
}

function isWithin(address: string, place: Place): boolean {
  const url = URL.parse(address);
  if (url === null || url.origin !== place.origin) return false;
  const parts = urlParts(url);
  const segments = parts.segments.filter((one) => one !== '');
  const { parameter } = place;
  return (
    beginsWith(segments, place.segments) &&
    beginsWith(routeOf(parts.route), place.route) &&
    (parameter === null ||
      parts.query.some(([name, value]) => name === parameter[0] && value === parameter[1]))
  );
}

function beginsWith(all: readonly string[], first: readonly string[]): boolean {
  return first.every((one, at) => one === all[at]);
}

function routeOf(route: string): readonly string[] {
  return route
    .split(/[/?&=]/)
    .filter((one) => one !== '')
    .map(decoded);
}
