import { setTimeout as elapse } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal comes; never rejects for it. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await elapse(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
