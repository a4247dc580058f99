import type { Browser } from 'playwright-core';
import { StageError } from './failure.ts';

/** As much of a browser as its lease needs to know. */
type Leased = Pick<Browser, 'isConnected' | 'close'>;

/**
 * A browser for as long as a stage needs one, started when it is first asked for. One that died is
 * replaced once: a crash under memory pressure passes, a browser that dies again and again does not.
 */
export class BrowserLease<B extends Leased = Browser> implements AsyncDisposable {
  readonly #launch: () => Promise<B>;
  #browser: Promise<B> | null = null;
  #replacements = 1;

  constructor(launch: () => Promise<B>) {
    this.#launch = launch;
  }

  /**
   * Does work in the browser. When the browser died under it, the work is done once more in a new one;
   * work that swallows its errors counts as undone, too, when the browser is gone and `isWhole` says no.
   */
  async use<T>(
    work: (browser: B) => Promise<T>,
    options: { readonly signal: AbortSignal; readonly isWhole?: (result: T) => boolean },
  ): Promise<T> {
    const leased = this.#get();
    const browser = await leased;
    try {
      const result = await work(browser);
      if (browser.isConnected() || (options.isWhole?.(result) ?? true)) return result;
    } catch (error) {
      if (browser.isConnected() || options.signal.aborted) throw error;
    }
    this.#replace(leased);
    return this.use(work, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser?.then(
      (browser) => browser.close(),
      () => undefined,
    );
  }

  #get(): Promise<B> {
    this.#browser ??= this.#launch();
    return this.#browser;
  }

  /** Several may find the same browser dead; the first of them replaces it. */
  #replace(dead: Promise<B>): void {
    if (this.#browser !== dead) return;
    if (this.#replacements === 0) {
      throw new StageError('no-browser', 'The browser ended unexpectedly, and again.', {
        transient: true,
      });
    }
    this.#replacements -= 1;
    this.#browser = null;
  }
}
