import type { BrowserContext, Response } from 'playwright-core';
import type { Source } from '../reading/read-source.ts';

const worthReading = new Set([
  'document',
  'script',
  'stylesheet',
  'xhr',
  'fetch',
  'manifest',
  'other',
]);
const longestBytes = 3_000_000;
const readTimeoutMs = 1_500;
const mostAtOnce = 40;

/** The answers a context got that name further addresses, kept until somebody reads them. */
export class Sources {
  #responses: Response[] = [];
  readonly #read = new Set<string>();
  readonly #isInScope: (url: URL) => boolean;

  constructor(context: BrowserContext, isInScope: (url: URL) => boolean) {
    this.#isInScope = isInScope;
    context.on('response', (response) => {
      if (this.#responses.length < mostAtOnce && this.#isWorthReading(response)) {
        this.#responses.push(response);
      }
    });
  }

  /** What came since the last call. */
  async take(): Promise<readonly Source[]> {
    const responses = this.#responses;
    this.#responses = [];
    return await Promise.all(responses.map(sourceOf));
  }

  #isWorthReading(response: Response): boolean {
    const type = response.request().resourceType();
    const url = URL.parse(response.url());
    if (!worthReading.has(type) || url === null || !this.#isInScope(url)) return false;
    if (Number(response.headers()['content-length'] ?? 0) > longestBytes) return false;
    // Scripts and styles are the same on every page.
    const isStatic = type === 'script' || type === 'stylesheet';
    if (isStatic && this.#read.has(url.href)) return false;
    this.#read.add(url.href);
    return true;
  }
}

async function sourceOf(response: Response): Promise<Source> {
  const status = response.status();
  const hasBody = status >= 200 && status !== 204 && (status < 300 || status >= 400);
  return {
    url: response.url(),
    headers: response.headers(),
    body: hasBody ? await textInTime(response) : '',
  };
}

/** '' for a stream that does not end, and for what the browser has dropped meanwhile. */
async function textInTime(response: Response): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, readTimeoutMs, '');
  });
  try {
    return await Promise.race([response.text().catch(() => ''), late]);
  } finally {
    clearTimeout(timer);
  }
}
