import type { Page } from 'playwright-core';
import { hung, within } from '../browser/within.ts';
import { emptyFrame } from './empty-frame.ts';
import { lookInto } from './in-page-script.ts';
import type { PageView } from './page-view.ts';

const frameTimeoutMs = 1_500;
const mostFrames = 20;

/** The page's scripts run without end. */
export class PageHungError extends Error {
  override readonly name = 'PageHungError';
}

/**
 * Everything that can be done on the page now, in all its frames.
 * @throws PageHungError when its scripts let nobody look
 */
export async function lookAtPage(page: Page, timeoutMs: number): Promise<PageView> {
  const [mainFrame, ...others] = page.frames();
  const main = mainFrame === undefined ? null : await within(timeoutMs, lookInto(mainFrame));
  if (main === hung) throw new PageHungError('The page is too busy to be looked at.');
  const looks = await Promise.all(
    others.slice(0, mostFrames).map((frame) => within(frameTimeoutMs, lookInto(frame))),
  );
  return {
    url: page.url(),
    title: main?.title ?? '',
    main: main ?? emptyFrame(page.url()),
    frames: looks.filter((look) => look !== null && look !== hung),
  };
}
