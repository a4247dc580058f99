import type { Page, Request } from 'playwright-core';
import { enterWindow } from '../page/in-page-script.ts';
import { hung, within } from './within.ts';

/** Whatever its scripts are busy with. */
const answerMs = 2_000;
/** An empty window may be moved a moment after it was opened. */
const emptyWindowMs = 1_000;

/**
 * Lets a window that a page has opened load what it was opened for; to be called once everything listens to it.
 * True when it has come to an address, false when it is empty: it may still be written into, unless
 * what it was opened for was refused, was no page or did not come in time, and it is closed.
 */
export async function arriveIn(opened: Page, timeoutMs: number): Promise<boolean> {
  const refused = opened
    .waitForEvent('requestfailed', {
      predicate: (request) => isForWindow(request, opened),
      timeout: timeoutMs,
    })
    .then(
      () => false,
      () => false,
    );
  const entered = await within(answerMs, enterWindow(opened.mainFrame()));
  const held = entered === hung ? null : entered;
  if (held?.isLost === true) {
    const { address, referrer } = held;
    const moved = opened.goto(address, {
      ...(referrer === '' ? {} : { referer: referrer }),
      waitUntil: 'commit',
      timeout: timeoutMs,
    });
    await moved.catch(() => null);
  }
  const arrived = opened
    .waitForURL((url) => url.href !== 'about:blank', {
      waitUntil: 'commit',
      timeout: held === null ? emptyWindowMs : timeoutMs,
    })
    .then(
      () => true,
      () => false,
    );
  const isThere = await Promise.race([arrived, refused]);
  if (!isThere && held !== null) await opened.close();
  return isThere;
}

/** And not for a frame in it. */
function isForWindow(request: Request, opened: Page): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame() === opened.mainFrame();
  } catch {
    // A page that is only coming has none yet.
    return true;
  }
}
