import { expect, test, vi } from 'vitest';
import { BrowserLease } from './browser-lease.ts';
import { StageError } from './failure.ts';

/** A browser that can be made to die. */
class FragileBrowser {
  connected = true;
  closed = false;

  isConnected() {
    return this.connected;
  }

  async close() {
    this.connected = false;
    this.closed = true;
  }

  die(): never {
    this.connected = false;
    throw new Error('Target page, context or browser has been closed');
  }
}

function fragileLease() {
  const started: FragileBrowser[] = [];
  const abort = new AbortController();
  const lease = new BrowserLease(async () => {
    const browser = new FragileBrowser();
    started.push(browser);
    return browser;
  }, abort.signal);
  return { lease, started, abort };
}

test('starts one browser however many ask for it at once, and ends it', async () => {
  const { lease, started } = fragileLease();
  {
    await using used = lease;
    await Promise.all([used.use(async () => 1), used.use(async () => 2)]);
  }
  expect(started.map(({ closed }) => closed)).toEqual([true]);
});

test('does work again in a new browser when the first died under it', async () => {
  const { lease, started } = fragileLease();
  const result = await lease.use(async (browser) =>
    started.length === 1 ? browser.die() : 'done',
  );
  expect(result).toBe('done');
  expect(started).toHaveLength(2);
});

test('replaces a browser once for all that it died under', async () => {
  const { lease, started } = fragileLease();
  const work = async (browser: FragileBrowser) => {
    await Promise.resolve();
    if (browser === started[0]) browser.die();
    return 'done';
  };
  expect(await Promise.all([lease.use(work), lease.use(work)])).toEqual(['done', 'done']);
  expect(started).toHaveLength(2);
});

test('does work again that hid the death of its browser', async () => {
  const { lease, started } = fragileLease();
  const work = async (browser: FragileBrowser) => {
    browser.connected = started.length > 1;
    return { failure: browser.connected ? null : 'The page went away.' };
  };
  const result = await lease.use(work, ({ failure }) => failure === null);
  expect(result).toEqual({ failure: null });
});

test('passes on what fails in a browser that lives', async () => {
  const { lease, started } = fragileLease();
  const work = () => lease.use(() => Promise.reject(new Error('No such button.')));
  await expect(work).rejects.toThrow('No such button.');
  expect(started).toHaveLength(1);
});

test('gives up on browsers that die again', async () => {
  const { lease } = fragileLease();
  const work = lease.use(async (browser) => browser.die());
  await expect(work).rejects.toSatisfy((error) => error instanceof StageError && error.transient);
});

test('takes the browser from work that does not end after an abort', async () => {
  vi.useFakeTimers();
  const { lease, started, abort } = fragileLease();
  const hanging = lease.use(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(0);
  abort.abort();
  expect(started[0]?.closed).toBe(false);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(started[0]?.closed).toBe(true);
  void hanging;
  vi.useRealTimers();
});
