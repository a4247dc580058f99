import type { CDPSession, Locator, Page } from 'playwright-core';
import type { Gesture } from '../../model/site-graph.ts';
import { laterMs } from '../page/in-page-script.ts';

const timeoutMs = 1_500;
const longPressMs = 900;
const swipePx = 160;
/** Between a timer's time and its turn. */
const graceMs = 100;

/** Does with an element what it waits for, with real input wherever the browser takes it. */
export async function doGesture(
  page: Page,
  session: CDPSession,
  element: Locator,
  gesture: Gesture,
): Promise<void> {
  if (gesture.startsWith('press ')) {
    await element.focus({ timeout: timeoutMs }).catch(() => undefined);
    await page.keyboard.press(gesture.slice('press '.length));
    return;
  }
  switch (gesture) {
    case 'double-click':
      await element.dblclick({ timeout: timeoutMs, noWaitAfter: true });
      return;
    case 'right-click':
      await element.click({ button: 'right', timeout: timeoutMs, noWaitAfter: true });
      return;
    case 'hover':
      await element.hover({ timeout: timeoutMs });
      return;
    case 'leave':
      await element.hover({ timeout: timeoutMs });
      await page.mouse.move(1, 1, { steps: 3 });
      return;
    case 'wheel':
      await element.hover({ timeout: timeoutMs });
      await page.mouse.wheel(0, 120);
      return;
    case 'tap':
      await touch(session, element, 0);
      return;
    case 'swipe':
      await touch(session, element, swipePx);
      return;
    case 'long-press':
      await element.click({ delay: longPressMs, timeout: timeoutMs + longPressMs });
      return;
    case 'drag':
      await drag(page, element);
      return;
    case 'drop':
      await page
        .locator('[draggable=true]')
        .first()
        .dragTo(element, { timeout: 2 * timeoutMs });
      return;
    case 'focus':
      await element.focus({ timeout: timeoutMs });
      await page.keyboard.press('Tab');
      return;
    case 'select':
      await element.selectText({ timeout: timeoutMs });
      return;
    case 'paste':
      await paste(page, element);
      return;
    case 'scroll':
      await scroll(page, element);
      return;
    case 'go-back':
      await page.evaluate(() => history.back());
      return;
    case 'wait':
      await page.waitForTimeout((await laterMs(page.mainFrame())) + graceMs);
      return;
    case 'resize':
      await resize(page);
      return;
  }
}

async function centerOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await element.scrollIntoViewIfNeeded({ timeout: timeoutMs });
  const box = await element.boundingBox({ timeout: timeoutMs });
  if (box === null) throw new Error('The element is not shown.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function touch(session: CDPSession, element: Locator, distancePx: number): Promise<void> {
  const { x, y } = await centerOf(element);
  const point = (dx: number) => [{ x: x + dx, y }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(0) });
  for (let dx = 40; dx <= distancePx; dx += 40) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(dx) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** To the last of its neighbours, as lists are sorted, or, without one, a little way off. */
async function drag(page: Page, element: Locator): Promise<void> {
  const from = await centerOf(element);
  const neighbour = element.locator('xpath=following-sibling::*[last()]');
  const to =
    (await neighbour.count()) > 0 ? await centerOf(neighbour) : { x: from.x + 120, y: from.y + 60 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Through the clipboard, as nobody but the page's own keyboard may paste. */
async function paste(page: Page, element: Locator): Promise<void> {
  await element.focus({ timeout: timeoutMs });
  await page.keyboard.insertText('https://example.com/page');
  for (const key of ['Control+A', 'Control+X', 'Control+V']) await page.keyboard.press(key);
}

async function scroll(page: Page, element: Locator): Promise<void> {
  const isPage = await element.evaluate((one) => one === document.body, null, {
    timeout: timeoutMs,
  });
  if (isPage) {
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 2_000);
    return;
  }
  await element.evaluate((one) => one.scrollTo(0, one.scrollHeight), null, { timeout: timeoutMs });
}

/** As when a telephone is turned, and back. */
async function resize(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 500, height: 900 });
  if (size !== null) await page.setViewportSize(size);
}
