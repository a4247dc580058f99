import type { Browser } from 'playwright-core';
import { opensNew } from './actions/new-names.ts';
import type { FrontierItem, Standpoint } from './agenda/frontier.ts';
import { crawlPatience } from './browser/settle.ts';
import type { BrowserNetwork } from './browser-network.ts';
import type { Performed } from './doing/perform.ts';
import type { Typist } from './forms/fill-values.ts';
import type { Knowledge } from './knowledge.ts';
import type { KnownAction, KnownState } from './map/site-map.ts';
import type { PageView } from './page/page-view.ts';
import { Visitor } from './visitor.ts';

const timeouts = { navigationTimeoutMs: 12_000, elementTimeoutMs: 700 } as const;

export interface ExplorerOptions {
  readonly browser: Browser;
  readonly knowledge: Knowledge;
  readonly network: BrowserNetwork;
  readonly seed: number;
}

/** A page that an action led to. */
interface Shown {
  readonly state: KnownState;
  readonly url: string;
}

/** Somebody who walks through the site, with one browser context at a time, to where things can be tried. */
export class Explorer {
  readonly #options: ExplorerOptions;
  readonly #knowledge: Knowledge;
  #visitor: Visitor | null = null;
  #world = '';
  #stateId: string | null = null;
  #view: PageView | null = null;
  #url = '';
  #hasRetired = false;

  constructor(options: ExplorerOptions) {
    this.#options = options;
    this.#knowledge = options.knowledge;
  }

  get standpoint(): Standpoint {
    return { stateId: this.#stateId, world: this.#world };
  }

  /** The page as it was when it was last looked at. */
  get view(): PageView | null {
    return this.#view;
  }

  /** A clean browser: nobody signed in, nothing in the cart. */
  async startOver(): Promise<Visitor> {
    await this.leave();
    if (this.#hasRetired) throw new Error('The explorer has retired.');
    const { browser, network } = this.#options;
    this.#visitor = await Visitor.enter(browser, {
      scope: this.#knowledge.target.scope,
      network,
      patience: crawlPatience,
      timeouts,
      confirms: false,
      allowWorkers: true,
      allowDestructive: false,
    });
    return this.#visitor;
  }

  /** Leaves for good: whatever still wants to go on with it cannot. */
  async retire(): Promise<void> {
    this.#hasRetired = true;
    await this.leave();
  }

  get hasRetired(): boolean {
    return this.#hasRetired;
  }

  async leave(): Promise<void> {
    const visitor = this.#visitor;
    this.#visitor = null;
    this.#world = '';
    this.#stateId = null;
    this.#view = null;
    await visitor?.leave();
  }

  /** A visitor in the session that the item needs, wherever it stands. */
  async inWorldOf(item: FrontierItem): Promise<Visitor> {
    const visitor = this.#visitor;
    if (visitor !== null && !visitor.crashed && this.#world === item.world) return visitor;
    const fresh = await this.startOver();
    const lastChange = item.route.findLastIndex((id) => this.#knowledge.sessions.isChanging(id));
    await this.#walk(fresh, item.route.slice(0, lastChange + 1));
    this.#world = item.world;
    return fresh;
  }

  /** A visitor on the page where the item can be tried. */
  async at(item: FrontierItem): Promise<Visitor> {
    const present = this.#visitor;
    if (this.#isAt(item) && present !== null) return present;
    const visitor = await this.inWorldOf(item);
    const lastChange = item.route.findLastIndex((id) => this.#knowledge.sessions.isChanging(id));
    const after = item.route.slice(lastChange + 1);
    // Who has just gone the whole way stands there; what a form was answered with may have no address.
    if (visitor !== present && after.length === 0 && visitor.page.url() === item.fromUrl) {
      this.#stoodAt(item.fromStateId, visitor);
      return visitor;
    }
    const rest = after.slice(after.findLastIndex((id) => this.#hasAddress(id)) + 1);
    const firstClick = rest.findIndex((id) => this.#isClick(id));
    if (firstClick === -1) {
      await visitor.open(item.fromUrl);
    } else {
      // What a click made of a page has no address of its own: from the page before it on.
      const before = rest[firstClick - 1] ?? item.route.at(-rest.length - 1);
      const state = before === undefined ? null : this.#landedIn(before);
      await visitor.open(state?.url ?? item.fromUrl);
      await this.#walk(visitor, rest.slice(firstClick));
    }
    this.#stoodAt(item.fromStateId, visitor);
    return visitor;
  }

  /** The long way, doing everything on the route again, when its address alone does not lead there. */
  async allTheWayTo(item: FrontierItem): Promise<Visitor> {
    const visitor = await this.startOver();
    await this.#walk(visitor, item.route);
    this.#world = item.world;
    this.#stoodAt(item.fromStateId, visitor);
    return visitor;
  }

  /** Whether a page shows the same to somebody who did not do what led to it. */
  async isSameWithout(item: FrontierItem, { state, url }: Shown): Promise<boolean> {
    const other = new Explorer(this.#options);
    try {
      const visitor = await other.inWorldOf(item);
      await visitor.open(url, item.fromUrl);
      const view = await other.look(visitor);
      return this.#knowledge.map.isShown(state, view, this.#knowledge.candidatesOf(view));
    } catch {
      return false;
    } finally {
      await other.leave();
    }
  }

  async do(visitor: Visitor, action: Pick<KnownAction, 'operation'>): Promise<Performed> {
    return await visitor.do(action.operation, this.typist());
  }

  async look(visitor: Visitor): Promise<PageView> {
    this.#view = await visitor.look();
    if (this.#view.main.hasMoreBelow && this.#isNewHere(this.#view.url)) {
      await visitor.scrollThrough();
      this.#view = await visitor.look();
    }
    this.#url = visitor.page.url();
    return this.#view;
  }

  /** After an action: where it led, and in which session. */
  arrived(stateId: string | null, world: string): void {
    this.#stateId = stateId;
    this.#world = world;
    this.#url = this.#visitor?.page.url() ?? '';
  }

  /** Each time other values, so that a second account is not refused for being the first one's. */
  typist(): Typist {
    const { knowledge, seed } = this.#options;
    return {
      index: 0,
      seed,
      attempt: knowledge.nextAttempt(),
      credentials: knowledge.sessions.entrance.credentials,
    };
  }

  /** Of pages of one kind the first is shown to its end. */
  #isNewHere(url: string): boolean {
    const { map, patterns } = this.#knowledge;
    const template = patterns.templateOf(url);
    return !map.states.some((state) => state.urlTemplate === template);
  }

  #isAt(item: FrontierItem): boolean {
    const visitor = this.#visitor;
    return (
      visitor !== null &&
      !visitor.crashed &&
      this.#world === item.world &&
      this.#stateId === item.fromStateId &&
      visitor.page.url() === this.#url
    );
  }

  async #walk(visitor: Visitor, route: readonly string[]): Promise<void> {
    for (const [index, id] of route.entries()) {
      const action = this.#knowledge.map.action(id);
      const { operation } = action;
      const next = route[index + 1];
      const nextIsLink = next !== undefined && this.#isPlainLink(next);
      // Of a run of links only the last one's page is needed.
      if (this.#isPlainLink(id) && nextIsLink) continue;
      const place = this.#hasAddress(id) ? this.#landedIn(id) : null;
      if (place !== null) {
        await visitor.open(place.url);
        continue;
      }
      if (operation.kind === 'open' || operation.kind === 'follow-link') {
        if (operation.kind === 'open' && nextIsLink && !opensNew(operation)) continue;
        if (action.effect === 'read' && !opensNew(operation)) {
          await visitor.open(operation.url);
          continue;
        }
      }
      await this.do(visitor, action);
    }
  }

  #isPlainLink(id: string): boolean {
    const { operation, effect } = this.#knowledge.map.action(id);
    return operation.kind === 'follow-link' && effect === 'read';
  }

  #hasAddress(id: string): boolean {
    return this.#knowledge.map.action(id).hasAddress === true;
  }

  #isClick(id: string): boolean {
    const { operation } = this.#knowledge.map.action(id);
    return operation.kind === 'click' || operation.kind === 'submit-form' || opensNew(operation);
  }

  #landedIn(actionId: string): { readonly url: string } | null {
    const { toStateId } = this.#knowledge.map.action(actionId);
    return toStateId === null ? null : this.#knowledge.map.state(toStateId);
  }

  #stoodAt(stateId: string, visitor: Visitor): void {
    this.#stateId = stateId;
    this.#url = visitor.page.url();
    this.#view = null;
  }
}
