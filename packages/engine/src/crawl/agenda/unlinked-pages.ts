import type { Peeked } from '../browser/peek.ts';
import type { UrlPatterns } from '../map/url-patterns.ts';
import { canonicalUrl } from '../map/url-template.ts';
import { isKnownFile, isLeaf } from './unlinked-addresses.ts';

/** Addresses that are only read, and asked for when nothing better is left. */
const mostAddresses = 600;

/** Addresses that were read and that no link leads to, and what stood there. */
export class UnlinkedPages {
  readonly #patterns: UrlPatterns;
  readonly #inScope: (url: URL) => boolean;
  readonly #addresses = new Set<string>();
  readonly #kinds = new Set<string>();
  /** Title and length of pages that were peeked at. */
  readonly #prints = new Set<string>();

  constructor(patterns: UrlPatterns, inScope: (url: URL) => boolean) {
    this.#patterns = patterns;
    this.#inScope = inScope;
  }

  /** How many kinds of addresses are worth asking for: another one of a kind is no news. */
  get kinds(): number {
    return this.#kinds.size;
  }

  /** Keeps an address that is worth asking for; null for any other, and for one that is known. */
  note(address: string): string | null {
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol) || !this.#inScope(url) || isLeaf(url)) return null;
    const href = canonicalUrl(url);
    if (this.#addresses.has(href) || this.#addresses.size >= mostAddresses) return null;
    this.#addresses.add(href);
    this.#kinds.add(this.#patterns.templateOf(href));
    return href;
  }

  /** False for a page that the site shows for whatever it does not have, or that was shown before. */
  isNewPage({ title, source }: Peeked, asked: string): boolean {
    // A page in place of a file that is no page: the site answers whatever it is asked.
    if (source.url === asked && isKnownFile(asked)) return false;
    const print = `${title} ${source.body.length}`;
    if (this.#prints.has(print)) return false;
    this.#prints.add(print);
    return true;
  }
}
