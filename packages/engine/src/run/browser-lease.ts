import type { Browser } from 'playwright-core';
import { StageError } from './failure.ts';

/** As much of a browser as its lease needs to know. */
type Leased = Pick<Browser, 'isConnected' | 'close'>;

/** How long work may take to end by itself after an abort, before the browser is taken from it. */
const graceMs = 2_500;

/**
 * A browser for as long as a stage needs one, started when it is first asked for. One that died is
 * replaced once: a crash under memory pressure passes, a browser that dies again and again does not.
 * Soon after `signal` aborts it is closed, which ends whatever still waits for a page in it.
 */
export class BrowserLease<B extends Leased = Browser> implements AsyncDisposable {
  readonly #launch: () => Promise<B>;
  readonly #signal: AbortSignal;
  readonly #onAbort = () => {
    this.#grace = setTimeout(() => void this.#close(), graceMs);
  };
  #browser: Promise<B> | null = null;
  #grace: NodeJS.Timeout | undefined;
  #replacements = 1;

  constructor(launch: () => Promise<B>, signal: AbortSignal) {
    this.#launch = launch;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /**
   * Does work in the browser. When the browser died under it, the work is done once more in a new one;
   * so is work that swallowed the error, when `isWhole` says that it was not done.
   */
  async use<T>(
    work: (browser: B) => Promise<T>,
    isWhole: (result: T) => boolean = () => true,
  ): Promise<T> {
    const leased = this.#get();
    const browser = await leased;
    try {
      const result = await work(browser);
      if (browser.isConnected() || this.#signal.aborted || isWhole(result)) return result;
    } catch (error) {
      if (browser.isConnected() || this.#signal.aborted) throw error;
    }
    this.#replace(leased);
    return this.use(work, isWhole);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#signal.removeEventListener('abort', this.#onAbort);
    clearTimeout(this.#grace);
    await this.#close();
  }

  #get(): Promise<B> {
    this.#signal.throwIfAborted();
    this.#browser ??= this.#launch();
    return this.#browser;
  }

  async #close(): Promise<void> {
    await this.#browser?.then(
      (browser) => browser.close(),
      () => undefined,
    );
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
