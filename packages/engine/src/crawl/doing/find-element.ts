import type { Frame, Locator, Page } from 'playwright-core';
import type { ElementPath } from '../../model/site-graph.ts';

const pollMs = 60;

/** Of all elements that a selector matches, which can be the one that is meant; asked at once, since a page may change meanwhile. */
export type Accepts = (all: Locator) => Promise<readonly boolean[]>;

/**
 * The element that a path leads to: of the selectors, in order, the first that matches exactly one
 * visible element; when all are ambiguous, the first visible match of the first that matches any.
 * What is not accepted counts for nothing. Waits for it to appear; null when it does not in time.
 */
export async function findElement(
  page: Page,
  path: ElementPath,
  timeoutMs: number,
  accepts: Accepts = always,
): Promise<Locator | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const frame = frameOf(page, path.frameUrl);
    const found = frame === null ? null : await findNow(frame, path.selectors, accepts);
    if (found !== null) return found;
    if (performance.now() >= deadline) return null;
    await page.waitForTimeout(pollMs);
  }
}

/** As findElement, but an element that is there without being visible counts as well. */
export async function findHidden(
  page: Page,
  path: ElementPath,
  accepts: Accepts = always,
): Promise<Locator | null> {
  const frame = frameOf(page, path.frameUrl);
  if (frame === null) return null;
  for (const selector of path.selectors) {
    const [only, ...others] = await accepted(frame.locator(selector), accepts);
    if (only !== undefined && others.length === 0) return only;
  }
  return null;
}

async function findNow(
  frame: Frame,
  selectors: readonly string[],
  accepts: Accepts,
): Promise<Locator | null> {
  let ambiguous: Locator | null = null;
  for (const selector of selectors) {
    const visible = frame.locator(selector).filter({ visible: true });
    const [first, ...others] = await accepted(visible, accepts);
    if (first !== undefined && others.length === 0) return first;
    ambiguous ??= first ?? null;
  }
  return ambiguous;
}

/** A selector that the page's markup made invalid, or a frame that is gone, matches nothing. */
async function accepted(all: Locator, accepts: Accepts): Promise<readonly Locator[]> {
  const verdicts = await accepts(all).catch(() => []);
  const at = [...verdicts.keys()].filter((index) => verdicts[index] === true);
  return verdicts.length === 1 ? at.map(() => all) : at.map((index) => all.nth(index));
}

async function always(all: Locator): Promise<readonly boolean[]> {
  return Array.from({ length: await all.count() }, () => true);
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
