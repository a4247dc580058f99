import { isUtf8 } from 'node:buffer';

/** A request's body as recordings keep it. */
export interface PostData {
  readonly body: string;
  readonly isBinary?: true;
}

/** Bytes that are not UTF-8 are kept one to one as Latin-1. */
export function postDataOf(bytes: Buffer): PostData {
  return isUtf8(bytes)
    ? { body: bytes.toString('utf8') }
    : { body: bytes.toString('latin1'), isBinary: true };
}

/** The protocol's parts put together; a part that is a file comes without its bytes. */
export function bytesOf(entries: readonly { readonly bytes?: string }[]): Buffer {
  return Buffer.concat(entries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
}
