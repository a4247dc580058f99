import type { Page } from 'playwright-core';
import { type Source, unpacked } from '../reading/read-source.ts';

const timeoutMs = 6_000;
const mostRedirects = 5;
const longestBytes = 8_000_000;

/** What stands at an address that no link leads to. */
export interface Peeked {
  readonly status: number;
  readonly isPage: boolean;
  /** Of a page, its title. */
  readonly title: string;
  readonly source: Source;
}

/**
 * Asks for an address without showing it, in the page's session; null when nothing came. What somebody
 * vouches for is asked whatever the certificate looks like.
 */
export async function peek(page: Page, url: string, isVouchedFor: boolean): Promise<Peeked | null> {
  try {
    const answer = await page.context().request.get(url, {
      timeout: timeoutMs,
      maxRedirects: mostRedirects,
      failOnStatusCode: false,
      ...(isVouchedFor ? { ignoreHTTPSErrors: true } : {}),
    });
    const headers = answer.headers();
    const type = headers['content-type'] ?? '';
    const isLong = Number(headers['content-length'] ?? 0) > longestBytes;
    const body = isLong || isPicture(type) ? '' : unpacked(await answer.body());
    await answer.dispose();
    const packedXml = /gzip/.test(type) && /^\s*</.test(body);
    return {
      status: answer.status(),
      isPage: /^(text\/html|application\/xhtml)/i.test(type),
      title: /<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim() ?? '',
      source: {
        url: answer.url(),
        headers: packedXml ? { ...headers, 'content-type': 'application/xml' } : headers,
        body,
      },
    };
  } catch {
    return null;
  }
}

function isPicture(type: string): boolean {
  return /^(image\/(?!svg)|video|audio|font)/i.test(type);
}
