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
  const refused = whenRefused(opened, timeoutMs);
  const entered = await within(answerMs, enterWindow(opened.mainFrame()));
  const isHeld = entered !== null;
  if (entered !== null && entered !== hung && entered.isLost) {
    const { address, referrer } = entered;
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
      timeout: isHeld ? timeoutMs : emptyWindowMs,
    })
    .then(
      () => true,
      () => false,
    );
  const isThere = await Promise.race([arrived, refused]);
  if (!isThere && isHeld) await opened.close();
  return isThere;
}

/** Settles with false once nothing will come of the last that was asked for. */
async function whenRefused(opened: Page, timeoutMs: number): Promise<false> {
  let asked = 0;
  const count = (request: Request) => {
    if (isForWindow(request, opened)) asked++;
  };
  opened.on('request', count);
  let failed = 0;
  const isLast = (request: Request) => isForWindow(request, opened) && ++failed >= asked;
  await opened
    .waitForEvent('requestfailed', { predicate: isLast, timeout: timeoutMs })
    .catch(() => null);
  opened.off('request', count);
  return false;
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
