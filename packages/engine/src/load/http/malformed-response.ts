/** The bytes are not an HTTP/1 answer; the message says what is wrong with them. */
export class MalformedResponseError extends Error {
  override readonly name = 'MalformedResponseError';
}
