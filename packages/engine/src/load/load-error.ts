/** The load can't be made or could not go on; the sentence says why. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}
