import { areAlike, type PageShape } from '../page/page-shape.ts';
import { QueryPatterns } from './query-patterns.ts';
import { asName, lexicalTemplate, templateText, type UrlParts, urlParts } from './url-template.ts';

/** Visited pages that must look alike before their URLs count as one template. */
const alikeForTemplate = 2;
/** At the top of a site a segment names a section; it takes more to believe that it varies freely. */
const alikeAtTop = 3;
/** Pages of a heading and a paragraph look alike without being made by one template. */
const richShape = 12;
/** Of all pages seen in that place; a product that is sold out looks different from the rest. */
const alikeShare = 0.7;
const shortestName = 5;
/** Stands for a name while an address is taken apart. */
const mark = 'flowloadnewname';
/** What was searched for and tokens are told in templates, whatever the page looks like without them. */
const kept: ReadonlySet<string> = new Set([':term', ':token']);

/** What is known about URLs that differ in one segment of the path alone. */
interface Pattern {
  readonly values: Set<string>;
  readonly seen: { readonly value: string; readonly shape: PageShape }[];
  /** How many of the pages seen look like one of them. */
  alike: number;
  varies: boolean;
}

/** An address around a name. */
export interface NamePart {
  /** The same for all names of one kind in one namespace. */
  readonly family: string;
  readonly before: string;
  readonly after: string;
}

interface SeenPage {
  readonly parts: UrlParts;
  readonly shape: PageShape;
}

/**
 * Learns which parts of a site's URLs vary. A part that looks like an identifier does at once;
 * for any other one, pages that differ in that part alone must have been seen to be built alike:
 * `/category/garden` and `/category/desk` become `/category/:slug`, `/login` and `/cart` do not.
 * Parameters that only refine what a page shows are no part of its template.
 */
export class UrlPatterns {
  readonly #patterns = new Map<string, Pattern>();
  readonly #noted = new Set<string>();
  /** Values of parts that vary: `/wishlist/add?product=garden-lantern` varies where `/product/garden-lantern` does. */
  readonly #slugs = new Set<string>();
  readonly #pages: SeenPage[] = [];
  #queries = new QueryPatterns();
  #version = 0;

  /** Grows when something was learned and earlier templates may have changed. */
  get version(): number {
    return this.#version;
  }

  templateOf(url: string): string {
    return templateText(this.#partsOf(url));
  }

  /** How many pages with this URL's pattern that look alike are known already: 0 for one of its own. */
  siblings(url: string): number {
    const parts = lexicalTemplate(urlParts(new URL(url)));
    const inPath = parts.segments.map(
      (_, index) => this.#patterns.get(keyOf(parts, index))?.alike ?? 0,
    );
    return Math.max(0, ...inPath, this.#queries.nearby(this.#pathOf(parts), parts.query));
  }

  /** A link leads to the URL; its values may turn out to be ones that vary. */
  noteLink(url: string): void {
    if (this.#noted.has(url)) return;
    this.#noted.add(url);
    const parts = lexicalTemplate(urlParts(new URL(url)));
    for (const [index, value] of parts.segments.entries()) {
      if (value.startsWith(':') || value === '') continue;
      const pattern = this.#pattern(keyOf(parts, index));
      pattern.values.add(value);
      if (pattern.varies) this.#slugs.add(value);
    }
  }

  /** Where all links that were met lead. */
  get linked(): readonly string[] {
    return [...this.#noted];
  }

  /** Where names stand in the URL that may be any other; a name within a namespace is its last part. */
  nameParts(url: string): readonly NamePart[] {
    const parsed = new URL(url);
    const parts = lexicalTemplate(urlParts(parsed));
    const path = this.#pathOf(parts);
    const found: { place: string; name: string; renamed(name: string): URL }[] = [];
    for (const [index, segment] of this.#segmentsOf(parts).entries()) {
      if (segment !== ':slug') continue;
      const name = parts.segments[index] ?? '';
      found.push({
        place: `${index}`,
        name,
        renamed: (other) => withSegment(parsed, index, other),
      });
    }
    // With a command beside it the address is not the thing's own.
    const commands = parts.query.filter(([name]) => this.#queries.roleOf(path, name) === 'own');
    for (const [name, value] of commands.length > 0 ? [] : parts.query) {
      if (value.startsWith(':') || value === '' || this.#queries.roleOf(path, name) === 'own')
        continue;
      found.push({
        place: name,
        name: value,
        renamed: (other) => withParameter(parsed, name, other),
      });
    }
    return found
      .filter(({ name }) => /\p{L}{2}/u.test(name))
      .map(({ place, name, renamed }) => {
        const namespace = /^(?:.*[:/.])?(?=[^:/.]+$)/.exec(name)?.[0] ?? '';
        const [before = '', after = ''] = renamed(namespace + mark).href.split(mark);
        return { family: `${path} ${place} ${namespace}`, before, after };
      });
  }

  /** An action led to the URL in which something was typed that it now has in it: a name somebody gave, and anyone may give another. */
  learnTyped(url: string, typed: readonly string[]): void {
    const names = new Set(typed.map(asName).filter((one) => one.length >= shortestName));
    const parts = lexicalTemplate(urlParts(new URL(url)));
    for (const [index, value] of parts.segments.entries()) {
      const pattern = this.#pattern(keyOf({ ...parts, query: [] }, index));
      if (pattern.varies || value.startsWith(':') || !names.has(asName(value))) continue;
      pattern.varies = true;
      this.#version++;
      this.#relearnQueries();
    }
  }

  /** A page was seen under the URL. */
  learn(url: string, shape: PageShape): void {
    const parts = lexicalTemplate(urlParts(new URL(url)));
    const before = this.#version;
    for (const [index, value] of parts.segments.entries()) {
      if (value.startsWith(':') || value === '') continue;
      const pattern = this.#pattern(keyOf(parts, index));
      pattern.values.add(value);
      if (pattern.seen.some((one) => one.value === value)) continue;
      pattern.seen.push({ value, shape });
      const like = pattern.seen.filter((one) => areAlike(one.shape, shape)).length;
      pattern.alike = Math.max(pattern.alike, like);
      if (!pattern.varies && isConvincing(pattern, index)) {
        pattern.varies = true;
        for (const one of pattern.values) this.#slugs.add(one);
        this.#version++;
      }
    }
    this.#pages.push({ parts, shape });
    if (this.#version > before) this.#relearnQueries();
    else if (this.#learnQuery({ parts, shape })) this.#version++;
  }

  /** Paths that were two are one now, and what is known about their parameters comes together. */
  #relearnQueries(): void {
    this.#queries = new QueryPatterns();
    for (const page of this.#pages) this.#learnQuery(page);
  }

  #learnQuery({ parts, shape }: SeenPage): boolean {
    return this.#queries.learn(this.#pathOf(parts), parts.query, shape);
  }

  #partsOf(url: string): UrlParts {
    const parts = lexicalTemplate(urlParts(new URL(url)));
    const path = this.#pathOf(parts);
    return {
      ...parts,
      segments: this.#segmentsOf(parts),
      query: parts.query.flatMap(([name, value]) => this.#parameter(path, name, value)),
    };
  }

  #parameter(path: string, name: string, value: string): UrlParts['query'] {
    const role = kept.has(value) ? 'own' : this.#queries.roleOf(path, name);
    if (role === 'refines') return [];
    const isOpen = (role === 'varies' && value !== '') || this.#slugs.has(value);
    return [[name, isOpen && !value.startsWith(':') ? ':slug' : value]];
  }

  #pathOf(parts: UrlParts): string {
    return templateText({ segments: this.#segmentsOf(parts), query: [], route: parts.route });
  }

  #segmentsOf(parts: UrlParts): readonly string[] {
    const segments = [...parts.segments];
    for (const index of segments.keys()) {
      if (this.#varies({ ...parts, segments }, index)) segments[index] = ':slug';
    }
    return segments;
  }

  #varies(parts: UrlParts, index: number): boolean {
    const value = parts.segments[index] ?? '';
    if (value.startsWith(':') || value === '') return false;
    // What varies without parameters does so with them, and `/product/garden-lantern/reviews` lies under `/product/:slug`.
    const plain = { ...parts, query: [] };
    const above = { segments: parts.segments.slice(0, index + 1), query: [], route: '' };
    return [parts, plain, above].some((one) => this.#patterns.get(keyOf(one, index))?.varies);
  }

  #pattern(key: string): Pattern {
    const known = this.#patterns.get(key);
    if (known !== undefined) return known;
    const fresh: Pattern = { values: new Set(), seen: [], alike: 0, varies: false };
    this.#patterns.set(key, fresh);
    return fresh;
  }
}

function withSegment(url: URL, index: number, value: string): URL {
  const copy = new URL(url);
  const segments = url.pathname.split('/');
  segments[index + 1] = encodeURIComponent(value);
  copy.pathname = segments.join('/');
  return copy;
}

function withParameter(url: URL, name: string, value: string): URL {
  const copy = new URL(url);
  copy.searchParams.set(name, value);
  return copy;
}

function isConvincing(pattern: Pattern, index: number): boolean {
  const atTop = index === 0;
  const needed = atTop ? alikeAtTop : alikeForTemplate;
  return pattern.seen.some((one) => {
    if (atTop && one.shape.skeleton.length < richShape) return false;
    const like = pattern.seen.filter((other) => areAlike(one.shape, other.shape)).length;
    return like >= needed && like >= alikeShare * pattern.seen.length;
  });
}

/** Names the family of addresses that differ in that segment alone. */
function keyOf(parts: UrlParts, index: number): string {
  const segments = parts.segments.map((one, at) => (at === index ? '*' : one));
  return templateText({ ...parts, segments });
}
