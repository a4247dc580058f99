import type { Page } from 'playwright-core';
import { frameQuietMs, isFrameComing } from '../page/in-page-script.ts';
import type { Awaited, Traffic } from './traffic.ts';

/** How long a page must be quiet to count as settled, and how long it may take to become so. */
export interface Patience {
  readonly quietMs: number;
  readonly capMs: number;
  /** And how long when it waits for an answer without which there is nothing to see. */
  readonly answerMs: number;
  /** How long its scripts may keep anybody from looking at it. */
  readonly lookMs: number;
}

export const crawlPatience: Patience = {
  quietMs: 35,
  capMs: 3_000,
  answerMs: 10_000,
  lookMs: 5_000,
};
export const recordingPatience: Patience = {
  quietMs: 180,
  capMs: 8_000,
  answerMs: 20_000,
  lookMs: 15_000,
};

const pollMs = 8;
/** A page may go on to another by itself; one that never stops doing so is not waited for. */
const mostAwaited = 3;
/** A page that is still to come is looked at again and again until then. */
const comingMs = 1_000;

/**
 * Waits until network and document are both quiet. A page that never is, such as one with a clock on
 * it, is taken as it stands when the cap is reached; one that is still to come is waited for longer.
 */
export async function settle(
  page: Page,
  traffic: Traffic,
  patience: Patience,
  awaited: Awaited = 'page',
): Promise<void> {
  const startedAt = performance.now();
  let deadline = startedAt + patience.capMs;
  const most = traffic.asked + mostAwaited;
  const isStillComing = async () =>
    performance.now() < startedAt + patience.answerMs &&
    traffic.asked <= most &&
    (await isComing(page));
  for (;;) {
    const now = performance.now();
    const isOwed = now < startedAt + patience.answerMs && traffic.owes(awaited, most);
    // What has come has all its time to become what it will be.
    if (isOwed) deadline = now + patience.capMs;
    // What an action sets off begins a moment after it: quiet before it counts for nothing.
    const network = isOwed ? 0 : Math.min(traffic.quietForMs(), now - startedAt);
    const left = patience.quietMs - network;
    if (left <= 0) {
      const document = await documentQuietMs(page, deadline);
      const isQuiet = document >= patience.quietMs && traffic.quietForMs() >= patience.quietMs;
      if (isQuiet && !(await isStillComing())) return;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(pollMs, Math.min(left, 40))));
    if (page.isClosed()) return;
    if (performance.now() >= deadline) {
      if (!(await isStillComing())) return;
      deadline = performance.now() + comingMs;
    }
  }
}

/** What does not answer in time is busy, and what is just being replaced is asked again. */
async function isComing(page: Page): Promise<boolean> {
  const asked = isFrameComing(page.mainFrame()).catch(() => true);
  return await inTime(asked, false, performance.now() + comingMs);
}

/** 0 when the document is just being replaced or too busy to answer. */
async function documentQuietMs(page: Page, deadline: number): Promise<number> {
  return await inTime(
    frameQuietMs(page.mainFrame()).catch(() => 0),
    0,
    deadline,
  );
}

async function inTime<T>(work: Promise<T>, otherwise: T, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, Math.max(1, deadline - performance.now()), otherwise);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
