import type { Browser } from 'playwright-core';
import { StageError } from './failure.ts';

/**
 * A browser for as long as a stage needs one, started when it is first asked for. One that died is
 * replaced once: a crash under memory pressure passes, a browser that dies again and again does not.
 */
export class BrowserLease implements AsyncDisposable {
  readonly #launch: () => Promise<Browser>;
  #browser: Browser | null = null;
  #replacements = 1;

  constructor(launch: () => Promise<Browser>) {
    this.#launch = launch;
  }

  /** Does work in the browser; work that failed since the browser died is done once more in a new one. */
  async use<T>(work: (browser: Browser) => Promise<T>, signal: AbortSignal): Promise<T> {
    const browser = await this.#get();
    try {
      return await work(browser);
    } catch (error) {
      if (browser.isConnected() || signal.aborted) throw error;
      if (this.#replacements === 0) throw browserDied(error);
      this.#replacements -= 1;
      return this.use(work, signal);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser?.close();
  }

  async #get(): Promise<Browser> {
    if (this.#browser?.isConnected()) return this.#browser;
    this.#browser = await this.#launch();
    return this.#browser;
  }
}

/** Worth one more try of the whole stage. */
export function browserDied(cause: unknown): StageError {
  return new StageError('no-browser', 'The browser ended unexpectedly.', {
    cause,
    transient: true,
  });
}
