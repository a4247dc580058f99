import type { Browser, BrowserContext, CDPSession, Dialog, Page } from 'playwright-core';
import type { Operation } from '../model/site-graph.ts';
import { inScope, type Scope } from '../model/target.ts';
import { guardPage } from './browser/guard.ts';
import { arriveIn } from './browser/opened-window.ts';
import { type Peeked, peek } from './browser/peek.ts';
import { type Patience, settle } from './browser/settle.ts';
import { Sources } from './browser/sources.ts';
import { thumbnailOf } from './browser/thumbnail.ts';
import { type Awaited, Traffic } from './browser/traffic.ts';
import { hung, within } from './browser/within.ts';
import {
  answerProxy,
  type BrowserNetwork,
  contextNetwork,
  isVouchedFor,
  vouchForCertificates,
} from './browser-network.ts';
import { openUrl, type Performed, type PerformOptions, perform } from './doing/perform.ts';
import type { Typist } from './forms/fill-values.ts';
import { dismissCover, inPageScript, scrollThrough } from './page/in-page-script.ts';
import { lookAtPage } from './page/look-at-page.ts';
import type { PageView } from './page/page-view.ts';

const viewport = { width: 1280, height: 800 } as const;
const scrollTimeoutMs = 5_000;
const coverTimeoutMs = 1_500;
const mostRefusedPrompts = 2;
/** A welcome tour has a few steps. */
const mostCovers = 6;

export interface VisitorOptions {
  readonly scope: Scope;
  readonly network: BrowserNetwork;
  readonly patience: Patience;
  readonly timeouts: PerformOptions;
  /** What confirm dialogs are answered with. */
  readonly confirms: boolean;
  /** Lets service workers start, to see what they ask for; pages are never served by them. */
  readonly allowWorkers: boolean;
  /** Lets through what deletes and logs out. */
  readonly allowDestructive: boolean;
  /** Attached to each page before it is used. */
  readonly onPage?: (page: Page) => Promise<void>;
}

/** What happened beside the page itself since it was last asked. */
export interface Incidents {
  /** Questions that were asked in confirm and prompt dialogs. */
  readonly questions: readonly string[];
  readonly downloads: readonly string[];
  /** Why requests were not let through. */
  readonly refusals: readonly string[];
}

/** Someone who visits the site: one browser context, with its own cookies, and the page it is on. */
export class Visitor {
  readonly traffic: Traffic;
  readonly sources: Sources;
  readonly #context: BrowserContext;
  readonly #options: VisitorOptions;
  #page: Page;
  #debugger: CDPSession;
  /** The page that opened the present one and can still be moved by it. */
  #opener: Place | null = null;
  /** Windows that were opened and have come nowhere yet. */
  readonly #arriving = new Set<Promise<void>>();
  #questions: string[] = [];
  #downloads: string[] = [];
  #refusals: string[] = [];
  #crashed = false;
  /** A form is being sent, from its button on until something else is done. */
  #isSaving = false;

  private constructor(
    context: BrowserContext,
    page: Page,
    session: CDPSession,
    options: VisitorOptions,
  ) {
    this.#context = context;
    this.#page = page;
    this.#debugger = session;
    this.#options = options;
    this.traffic = new Traffic(context);
    this.sources = new Sources(context, (url) => inScope(options.scope, url));
  }

  static async enter(browser: Browser, options: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      viewport,
      ...contextNetwork(options.network),
      acceptDownloads: false,
      serviceWorkers: options.allowWorkers ? 'allow' : 'block',
      locale: 'en-US',
    });
    await context.addInitScript({ content: inPageScript() });
    const page = await context.newPage();
    const visitor = new Visitor(context, page, await context.newCDPSession(page), options);
    await visitor.#adopt(page, visitor.#debugger);
    context.on('page', (popup) => visitor.#opened(popup));
    return visitor;
  }

  get page(): Page {
    return this.#page;
  }

  get crashed(): boolean {
    return this.#crashed || this.#page.isClosed();
  }

  async open(url: string, referer?: string): Promise<void> {
    await this.#closeOpener();
    await openUrl(this.#page, url, this.#options.timeouts, referer);
    await this.settle();
  }

  async do(operation: Operation, typist: Typist): Promise<Performed> {
    this.#isSaving = operation.kind === 'submit-form';
    const performed = await this.#perform(operation, typist).catch(async (error: unknown) => {
      // Some things come, or can be used, only once the page was shown to its end.
      if (!/Timeout|no longer shows|is not on the page/.test(String(error))) throw error;
      await this.scrollThrough();
      return await this.#perform(operation, typist);
    });
    await this.settle(operation.kind === 'submit-form' ? 'answer' : 'page');
    return performed;
  }

  async #perform(operation: Operation, typist: Typist): Promise<Performed> {
    const { timeouts } = this.#options;
    return await perform(this.#page, this.#debugger, operation, typist, timeouts);
  }

  async settle(awaited: Awaited = 'page'): Promise<void> {
    const before = this.#page;
    await this.#quiet(awaited);
    if (this.#page !== before) await this.#quiet(awaited);
    for (let covers = 0; covers < mostCovers; covers++) {
      const pressed = await within(coverTimeoutMs, dismissCover(this.#page.mainFrame()));
      if (pressed === null || pressed === hung) return;
      await this.#quiet();
    }
  }

  async #quiet(awaited: Awaited = 'page'): Promise<void> {
    await settle(this.#page, this.traffic, this.#options.patience, awaited);
    await Promise.all(this.#arriving);
  }

  /** Shows the page from top to end, for what comes only when it is seen. */
  async scrollThrough(): Promise<void> {
    await within(scrollTimeoutMs, scrollThrough(this.#page.mainFrame()));
    await this.settle();
  }

  /**
   * Everything that can be done on the page now, in all its frames.
   * @throws PageHungError when its scripts let nobody look
   */
  async look(): Promise<PageView> {
    return await lookAtPage(this.#page, this.#options.patience.lookMs);
  }

  /** What stands at an address that no link leads to; null when nothing came. */
  async peek(url: string): Promise<Peeked | null> {
    return await peek(this.#page, url, await isVouchedFor(this.#options.network, url));
  }

  async thumbnail(): Promise<string | null> {
    return await thumbnailOf(this.#debugger, viewport);
  }

  takeIncidents(): Incidents {
    const incidents = {
      questions: this.#questions,
      downloads: this.#downloads,
      refusals: this.#refusals,
    };
    this.#questions = [];
    this.#downloads = [];
    this.#refusals = [];
    return incidents;
  }

  async leave(): Promise<void> {
    await this.#context.close().catch(() => undefined);
  }

  async #adopt(page: Page, session: CDPSession): Promise<void> {
    page.on('dialog', (dialog) => {
      this.#answer(dialog).catch(() => undefined);
    });
    page.on('download', (download) => this.#downloads.push(download.url()));
    page.on('crash', () => {
      this.#crashed = true;
    });
    if (this.#options.allowWorkers) await pastServiceWorkers(session);
    await vouchForCertificates(session, this.#options.network);
    answerProxy(session, this.#options.network);
    await guardPage(
      session,
      () => ({ ...this.#options, isSaving: this.#isSaving }),
      (reason) => this.#refusals.push(reason),
    );
    await this.#options.onPage?.(page);
  }

  /** Questions are said no to, unless they are what was wanted; who insists on an answer gets one. */
  async #answer(dialog: Dialog): Promise<void> {
    const type = dialog.type();
    if (type !== 'confirm' && type !== 'prompt') return await dialog.accept();
    this.#questions.push(dialog.message());
    const insists = type === 'prompt' && this.#questions.length > mostRefusedPrompts;
    if (insists) return await dialog.accept(dialog.defaultValue() || 'yes');
    const agrees = this.#options.confirms && type === 'confirm';
    return await (agrees ? dialog.accept() : dialog.dismiss());
  }

  #stand({ page, session }: Place): void {
    this.#page = page;
    this.#debugger = session;
  }

  /** When the window closes, or has moved the page that opened it, that page is where the story goes on. */
  #returnTo(opener: Place): void {
    if (this.#opener !== opener || opener.page.isClosed()) return;
    const popup = this.#page;
    this.#opener = null;
    this.#stand(opener);
    popup.close().catch(() => undefined);
  }

  async #closeOpener(): Promise<void> {
    const opener = this.#opener;
    this.#opener = null;
    await opener?.page.close().catch(() => undefined);
  }

  #opened(popup: Page): void {
    const following = this.#followPopup(popup)
      // It closed by itself.
      .catch(() => undefined)
      .finally(() => this.#arriving.delete(following));
    this.#arriving.add(following);
  }

  /** A window that the page opened becomes the page, when it leads somewhere worth looking at. */
  async #followPopup(popup: Page): Promise<void> {
    const session = await this.#context.newCDPSession(popup);
    await this.#adopt(popup, session);
    if (!(await arriveIn(popup, this.#options.timeouts.navigationTimeoutMs))) return;
    const url = URL.parse(popup.url());
    if (url === null || !inScope(this.#options.scope, url)) {
      await popup.close();
      return;
    }
    const opener = { page: this.#page, session: this.#debugger };
    await this.#closeOpener();
    this.#stand({ page: popup, session });
    this.#opener = opener;
    popup.on('close', () => this.#returnTo(opener));
    opener.page.on('framenavigated', (frame) => {
      if (frame === opener.page.mainFrame()) this.#returnTo(opener);
    });
  }
}

interface Place {
  readonly page: Page;
  readonly session: CDPSession;
}

/** What a worker has kept must not stand for what the server would answer. */
async function pastServiceWorkers(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
}
