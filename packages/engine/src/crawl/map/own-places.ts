import { asName, lexicalTemplate, urlParts } from './url-template.ts';

/** Shorter ones, and numbers, stand in addresses by chance. */
const shortestName = 5;

/**
 * Places that came with what the crawl itself has made. A site has most of its pages once more around each
 * new project; those that were there before are what its people use, and what lasts.
 */
export class OwnPlaces {
  readonly #names = new Set<string>();
  readonly #paths: string[] = [];

  /** Values that somebody made up and typed. */
  noteTyped(values: readonly string[]): void {
    for (const name of values.map(asName)) {
      if (name.length >= shortestName && /\p{L}/u.test(name)) this.#names.add(name);
    }
  }

  /** What was made has this address: all under it is its own. */
  noteMade(address: string): void {
    const url = URL.parse(address);
    if (url === null) return;
    const parts = urlParts(url);
    const id = lexicalTemplate(parts).segments.findLastIndex((one) => one.startsWith(':'));
    const segments = id < 0 ? parts.segments : parts.segments.slice(0, id + 1);
    this.#paths.push(`${url.origin}/${segments.join('/')}/`);
  }

  has(address: string): boolean {
    const url = URL.parse(address);
    if (url === null) return false;
    const { segments, query, route } = urlParts(url);
    const values = [...segments, ...route.split('/'), ...query.map(([, value]) => value)];
    if (values.some((value) => this.#names.has(asName(value)))) return true;
    const path = `${url.origin}/${segments.join('/')}/`;
    return this.#paths.some((own) => path.startsWith(own));
  }
}
