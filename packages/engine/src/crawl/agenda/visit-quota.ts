import type { CrawlBudget } from '../../model/run.ts';
import type { SiteMap } from '../map/site-map.ts';
import type { UrlPatterns } from '../map/url-patterns.ts';
import type { FrontierItem } from './frontier.ts';

/** Links of the site's own navigation are worth more visits than entries of a list. */
const navigationFactor = 4;

/** So many links to a kind of page that was never visited are news on the pages they stand on. */
const mostNews = 12;

/** How many visits each kind of page is worth, on either side of the sign-in. */
export class VisitQuota {
  readonly #map: SiteMap;
  readonly #patterns: UrlPatterns;
  readonly #maxVisits: CrawlBudget['maxVisitsPerTemplate'];
  /** How often a visit to a kind of page showed something new. */
  readonly #yields = new Map<string, number>();
  /** How many links were met to kinds of pages that nobody had been to. */
  readonly #links = new Map<string, number>();
  /** Kinds of pages that somebody is on the way to. */
  readonly #underWay: string[] = [];

  constructor(map: SiteMap, patterns: UrlPatterns, maxVisits: CrawlBudget['maxVisitsPerTemplate']) {
    this.#map = map;
    this.#patterns = patterns;
    this.#maxVisits = maxVisits;
  }

  /** How often pages of this one's kind were visited. */
  visits(url: string, signedIn: boolean): number {
    return this.#map.visitsOf(this.#patterns.templateOf(url), signedIn);
  }

  /** A link to a kind of page that nobody has been to; not for ever, since it may never be anybody's turn. */
  isNews(url: string, signedIn: boolean): boolean {
    if (this.visits(url, signedIn) > 0) return false;
    const kind = this.#kindOf(url, signedIn);
    const links = (this.#links.get(kind) ?? 0) + 1;
    this.#links.set(kind, links);
    return links <= mostNews;
  }

  /** A visit to the page showed something new: pages of its kind are worth more visits. */
  countYield(url: string, signedIn: boolean): void {
    const key = this.#kindOf(url, signedIn);
    this.#yields.set(key, (this.#yields.get(key) ?? 0) + 1);
  }

  /** Somebody sets out for the page; call the result on arrival. */
  setOut(url: string, signedIn: boolean): () => void {
    const key = this.#kindOf(url, signedIn);
    this.#underWay.push(key);
    return () => void this.#underWay.splice(this.#underWay.indexOf(key), 1);
  }

  /** Whether the page that the item's link leads to may be visited; null when that must wait. */
  hasRoom(item: FrontierItem, url: string): boolean | null {
    const kind = this.#kindOf(url, item.signedIn);
    const underWay = this.#underWay.filter((one) => one === kind).length;
    if (this.visits(url, item.signedIn) + underWay < this.#capOf(item, url)) return true;
    // Those under way may yet show that there is more to see.
    return underWay > 0 ? null : false;
  }

  /** A kind of page that is known from the other side of the sign-in is worth one look. Pages that keep showing new things are worth more. */
  #capOf(item: FrontierItem, url: string): number {
    const yields = this.#yields.get(this.#kindOf(url, item.signedIn)) ?? 0;
    if (this.visits(url, !item.signedIn) > 0) return 1 + Math.max(0, yields - 1);
    const factor = item.candidate.region === 'main' ? 1 : navigationFactor;
    return yields + this.#maxVisits * factor;
  }

  #kindOf(url: string, signedIn: boolean): string {
    return `${signedIn ? 'in' : 'out'} ${this.#patterns.templateOf(url)}`;
  }
}
