/** The server can't start or go on, and the sentence says what to do about it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
