import { areAlike, type PageShape } from './page-shape.ts';
import { lexicalTemplate, templateText, type UrlParts, urlParts } from './url-template.ts';

/** Visited pages that must look alike before their URLs count as one template. */
const alikeForTemplate = 2;
/** At the top of a site a segment names a section; it takes more to believe that it varies freely. */
const alikeAtTop = 3;
/** Pages of a heading and a paragraph look alike without being made by one template. */
const richShape = 12;
/** Of all pages seen in that place; a product that is sold out looks different from the rest. */
const alikeShare = 0.7;

/** What is known about URLs that differ in one part alone. */
interface Pattern {
  readonly values: Set<string>;
  readonly seen: { readonly value: string; readonly shape: PageShape }[];
  varies: boolean;
}

type Place =
  | { readonly kind: 'segment'; readonly index: number }
  | { readonly kind: 'query'; readonly name: string };

/**
 * Learns which parts of a site's URLs vary. A part that looks like an identifier does at once;
 * for any other one, pages that differ in that part alone must have been seen to be built alike:
 * `/category/garden` and `/category/desk` become `/category/:slug`, `/login` and `/cart` do not.
 */
export class UrlPatterns {
  readonly #patterns = new Map<string, Pattern>();
  readonly #noted = new Set<string>();
  /** Values of parts that vary: `/wishlist/add?product=garden-lantern` varies where `/product/garden-lantern` does. */
  readonly #slugs = new Set<string>();
  #version = 0;

  /** Grows when something was learned and earlier templates may have changed. */
  get version(): number {
    return this.#version;
  }

  templateOf(url: string): string {
    return templateText(this.#partsOf(url));
  }

  /** How many pages with this URL's pattern are known already, over its most promising part: 0 for one of its own. */
  siblings(url: string): number {
    const parts = lexicalTemplate(urlParts(new URL(url)));
    return Math.max(
      0,
      ...places(parts).map((place) => {
        const pattern = this.#patterns.get(keyOf(parts, place));
        return pattern === undefined ? 0 : pattern.seen.length;
      }),
    );
  }

  /** A link leads to the URL; its values may turn out to be ones that vary. */
  noteLink(url: string): void {
    if (this.#noted.has(url)) return;
    this.#noted.add(url);
    const parts = lexicalTemplate(urlParts(new URL(url)));
    for (const place of places(parts)) {
      const value = valueAt(parts, place);
      if (value.startsWith(':') || value === '') continue;
      const pattern = this.#pattern(keyOf(parts, place));
      pattern.values.add(value);
      if (pattern.varies) this.#slugs.add(value);
    }
  }

  /** A page was seen under the URL. */
  learn(url: string, shape: PageShape): void {
    const parts = lexicalTemplate(urlParts(new URL(url)));
    for (const place of places(parts)) {
      const value = valueAt(parts, place);
      if (value.startsWith(':') || value === '') continue;
      const pattern = this.#pattern(keyOf(parts, place));
      pattern.values.add(value);
      if (pattern.seen.some((one) => one.value === value)) continue;
      pattern.seen.push({ value, shape });
      if (!pattern.varies && isConvincing(pattern, place)) {
        pattern.varies = true;
        for (const one of pattern.values) this.#slugs.add(one);
        this.#version++;
      }
    }
  }

  #partsOf(url: string): UrlParts {
    let parts = lexicalTemplate(urlParts(new URL(url)));
    for (const place of places(parts)) {
      if (this.#varies(parts, place)) parts = withValue(parts, place, ':slug');
    }
    return parts;
  }

  #varies(parts: UrlParts, place: Place): boolean {
    const value = valueAt(parts, place);
    if (value.startsWith(':') || value === '') return false;
    if (this.#patterns.get(keyOf(parts, place))?.varies) return true;
    if (place.kind === 'query') return this.#slugs.has(value);
    // `/product/garden-lantern/reviews` lies under `/product/:slug`.
    const above = { segments: parts.segments.slice(0, place.index + 1), query: [], route: '' };
    return this.#patterns.get(keyOf(above, place))?.varies ?? false;
  }

  #pattern(key: string): Pattern {
    const known = this.#patterns.get(key);
    if (known !== undefined) return known;
    const fresh: Pattern = { values: new Set(), seen: [], varies: false };
    this.#patterns.set(key, fresh);
    return fresh;
  }
}

function isConvincing(pattern: Pattern, place: Place): boolean {
  const atTop = place.kind === 'segment' && place.index === 0;
  const needed = atTop ? alikeAtTop : alikeForTemplate;
  return pattern.seen.some((one) => {
    if (atTop && one.shape.skeleton.length < richShape) return false;
    const like = pattern.seen.filter((other) => areAlike(one.shape, other.shape)).length;
    return like >= needed && like >= alikeShare * pattern.seen.length;
  });
}

function places(parts: UrlParts): readonly Place[] {
  return [
    ...parts.segments.map((_, index) => ({ kind: 'segment' as const, index })),
    ...parts.query.map(([name]) => ({ kind: 'query' as const, name })),
  ];
}

function valueAt(parts: UrlParts, place: Place): string {
  if (place.kind === 'segment') return parts.segments[place.index] ?? '';
  return parts.query.find(([name]) => name === place.name)?.[1] ?? '';
}

function withValue(parts: UrlParts, place: Place, value: string): UrlParts {
  if (place.kind === 'segment') {
    return {
      ...parts,
      segments: parts.segments.map((one, i) => (i === place.index ? value : one)),
    };
  }
  return {
    ...parts,
    query: parts.query.map(([name, old]) => [name, name === place.name ? value : old] as const),
  };
}

function keyOf(parts: UrlParts, place: Place): string {
  return templateText(withValue(parts, place, '*'));
}
