import type { Page } from 'playwright-core';
import type { RecordedExchange } from '../../model/recording.ts';
import { answerProxy, type BrowserNetwork } from '../browser-network.ts';
import { WireLog } from './wire-log.ts';

/** The logs of all pages that a recording opens, as one: a window that a page opens has a log of its own. */
export class Wire {
  readonly #network: BrowserNetwork;
  readonly #startedAt = performance.now();
  readonly #logs: WireLog[] = [];
  #exchanges = 0;

  constructor(network: BrowserNetwork) {
    this.#network = network;
  }

  async listenTo(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    answerProxy(session, this.#network);
    const log = new WireLog(session, {
      now: () => performance.now() - this.#startedAt,
      nextId: () => `e${++this.#exchanges}`,
      isWindow: (await page.opener()) !== null,
    });
    this.#logs.push(log);
    await log.start();
  }

  /** The exchanges begun since the last call. */
  async take(): Promise<readonly RecordedExchange[]> {
    const taken = await Promise.all(this.#logs.map((log) => log.take()));
    return taken
      .flat()
      .filter(wasSent)
      .sort((one, other) => one.startedMs - other.startedMs);
  }
}

/** What the guard refused, and what a page took back before it was sent, never was an exchange. */
function wasSent({ failure }: RecordedExchange): boolean {
  return failure === null || !/ERR_ABORTED|ERR_BLOCKED/.test(failure);
}
