import { DatabaseUnreachableError } from '@flowload/schema';
import { delay } from '../delay.ts';

const tryAgainMs = 500;

/** Reads, and while the database is away waits for it. Null when the signal aborts meanwhile. */
export async function patientRead<T>(
  read: () => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  while (!signal.aborted) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof DatabaseUnreachableError)) throw error;
      await delay(tryAgainMs, signal);
    }
  }
  return null;
}
