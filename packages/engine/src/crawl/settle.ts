import type { Page } from 'playwright-core';
import { frameQuietMs } from './in-page-script.ts';
import type { Traffic } from './traffic.ts';

/** How long a page must be quiet to count as settled, and how long it may take to become so. */
export interface Patience {
  readonly quietMs: number;
  readonly capMs: number;
}

export const crawlPatience: Patience = { quietMs: 35, capMs: 3_000 };
export const recordingPatience: Patience = { quietMs: 180, capMs: 8_000 };

const pollMs = 8;

/**
 * Waits until network and document are both quiet. A page that never is, such as one with a clock on
 * it, is taken as it stands when the cap is reached.
 */
export async function settle(page: Page, traffic: Traffic, patience: Patience): Promise<void> {
  const startedAt = performance.now();
  const deadline = startedAt + patience.capMs;
  while (performance.now() < deadline) {
    // What an action sets off begins a moment after it: quiet before it counts for nothing.
    const network = Math.min(traffic.quietForMs(), performance.now() - startedAt);
    const left = patience.quietMs - network;
    if (left <= 0) {
      const document = await documentQuietMs(page, deadline);
      if (document >= patience.quietMs && traffic.quietForMs() >= patience.quietMs) return;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(pollMs, Math.min(left, 40))));
    if (page.isClosed()) return;
  }
}

/** 0 when the document is just being replaced or too busy to answer. */
async function documentQuietMs(page: Page, deadline: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<number>((resolve) => {
    timer = setTimeout(resolve, Math.max(1, deadline - performance.now()), 0);
  });
  try {
    return await Promise.race([frameQuietMs(page.mainFrame()).catch(() => 0), late]);
  } finally {
    clearTimeout(timer);
  }
}
