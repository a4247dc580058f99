import type { Frame, Locator, Page } from 'playwright-core';
import type { ElementPath } from '../../model/site-graph.ts';

const pollMs = 60;

/**
 * The element that a path leads to: of the selectors, in order, the first that matches exactly one
 * visible element; when all are ambiguous, the first visible match of the first that matches any.
 * Waits for it to appear; null when it does not in time.
 */
export async function findElement(
  page: Page,
  path: ElementPath,
  timeoutMs: number,
): Promise<Locator | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const frame = frameOf(page, path.frameUrl);
    const found = frame === null ? null : await findNow(frame, path.selectors);
    if (found !== null) return found;
    if (performance.now() >= deadline) return null;
    await page.waitForTimeout(pollMs);
  }
}

/** As findElement, but an element that is there without being visible counts as well. */
export async function findHidden(page: Page, path: ElementPath): Promise<Locator | null> {
  const frame = frameOf(page, path.frameUrl);
  if (frame === null) return null;
  for (const selector of path.selectors) {
    const all = frame.locator(selector);
    if ((await countOf(all)) === 1) return all;
  }
  return null;
}

async function findNow(frame: Frame, selectors: readonly string[]): Promise<Locator | null> {
  let ambiguous: Locator | null = null;
  for (const selector of selectors) {
    const visible = frame.locator(selector).filter({ visible: true });
    const count = await countOf(visible);
    if (count === 1) return visible;
    if (count > 1) ambiguous ??= visible.first();
  }
  return ambiguous;
}

/** A selector that the page's markup made invalid, or a frame that is gone, matches nothing. */
async function countOf(locator: Locator): Promise<number> {
  return await locator.count().catch(() => 0);
}

function frameOf(page: Page, frameUrl: string | null): Frame | null {
  if (frameUrl === null) return page.mainFrame();
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const path = pathOf(frameUrl);
  return (
    frames.find((frame) => frame.url() === frameUrl) ??
    frames.find((frame) => pathOf(frame.url()) === path) ??
    null
  );
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}
