import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is there; what a test waits for happens in another process. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms.`);
    await sleep(25);
  }
}
