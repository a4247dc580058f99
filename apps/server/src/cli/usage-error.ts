/** The command line can't be followed; the sentence says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
