import { ResponseContent } from '../content/response-content.ts';
import { BodyDecodeError, decodeBody } from './http/decode-body.ts';
import type { HttpFailure, HttpOutcome } from './http/http-client.ts';

/** An answer as checks and extractors read it, or why there is none; its body is unpacked only when it is needed. */
export function readAnswer(
  url: string,
  outcome: HttpOutcome,
  needsBody: boolean,
): ResponseContent | HttpFailure {
  const { status, headers, failure } = outcome;
  if (failure !== null) return failure;
  try {
    return new ResponseContent(status, url, headers, needsBody ? bodyText(outcome) : null);
  } catch (error) {
    if (!(error instanceof BodyDecodeError)) throw error;
    return { errorClass: 'protocol', message: error.message };
  }
}

/** The kept body as text; null when none was kept. Throws a BodyDecodeError. */
export function bodyText({ body, headers }: HttpOutcome): string | null {
  if (body === null) return null;
  let encoding = '';
  let type = '';
  for (const [name, value] of headers) {
    if (name === 'content-encoding') encoding = value;
    else if (name === 'content-type') type = value;
  }
  return decodeBody(body, encoding, type);
}
