import type { CDPSession } from 'playwright-core';

const widthPx = 480;
const timeoutMs = 1_500;

/** A JPEG data URL of what shows now, at most 480 pixels wide; null when the page can't be drawn. */
export async function thumbnailOf(
  session: CDPSession,
  viewport: { readonly width: number; readonly height: number },
): Promise<string | null> {
  const shot = session
    .send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: 55,
      optimizeForSpeed: true,
      clip: { x: 0, y: 0, ...viewport, scale: Math.min(1, widthPx / viewport.width) },
    })
    .then(({ data }) => `data:image/jpeg;base64,${data}`)
    .catch(() => null);
  return await Promise.race([shot, timeout()]);
}

function timeout(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, timeoutMs, null).unref());
}
