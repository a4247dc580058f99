import type { IncomingMessage } from 'node:http';
import { ClientError } from './reply.ts';

export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'json'; readonly value: unknown };

export const noBody: RequestBody = { kind: 'none' };

const maxBytes = 64 * 1024;

export async function readBody(message: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // What is too long is still read to its end, so that the client is there to hear the answer.
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  if (bytes === 0) return noBody;
  if (bytes > maxBytes) throw new ClientError(413, `Send at most ${maxBytes} bytes.`);
  return parseBody(Buffer.concat(chunks).toString('utf8'), message.headers['content-type'] ?? '');
}

function parseBody(text: string, contentType: string): RequestBody {
  const essence = contentType.split(';', 1)[0]?.trim().toLowerCase();
  switch (essence) {
    case 'application/x-www-form-urlencoded':
      return { kind: 'form', fields: new URLSearchParams(text) };
    case 'application/json':
      return { kind: 'json', value: parseJson(text) };
    default:
      throw new ClientError(415, `Content type “${essence}” is not understood here.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ClientError(
      400,
      `The body is not JSON: ${cause instanceof Error ? cause.message : cause}.`,
    );
  }
}
