/** Told of work that did not end in its time. */
export const hung = Symbol('hung');

/** What came of work on a page in so much time; null when it failed, as it does in a document that was just replaced. */
export async function within<T>(
  timeoutMs: number,
  work: Promise<T>,
): Promise<T | null | typeof hung> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof hung>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, hung);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
