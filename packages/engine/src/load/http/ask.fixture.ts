import type { HttpClient, HttpOutcome, HttpRequest } from './http-client.ts';
import { createRequest } from './http-request.ts';

export type RequestParts = Partial<
  Pick<HttpRequest, 'method' | 'path' | 'headers' | 'body' | 'keepBody' | 'expectedStatus'>
>;

/** For tests: a GET of the start page whose body is kept, but for what `parts` say. */
export function plainRequest(origin: string, parts: RequestParts = {}): HttpRequest {
  return createRequest(origin, {
    method: 'GET',
    path: '/',
    headers: [],
    body: null,
    keepBody: true,
    expectedStatus: 200,
    ...parts,
  });
}

/** For tests: sends one request and waits; the outcome's body is its own. */
export function ask(
  client: HttpClient,
  origin: string,
  parts: RequestParts = {},
): Promise<HttpOutcome> {
  const request = plainRequest(origin, parts);
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
  client.send(request, { answered: (outcome) => resolve(snapshot(outcome)) }, performance.now());
  return promise;
}

function snapshot(outcome: HttpOutcome): HttpOutcome {
  const { failure, status, head, headers, setCookies, body, bytesIn, bytesOut } = outcome;
  const { timesSent, blockedMs, sentAt, sendingMs, firstByteAt, endedAt } = outcome;
  const { connectMs, tlsMs } = outcome;
  return {
    failure,
    status,
    head,
    headers,
    setCookies,
    body: body === null ? null : Buffer.from(body),
    bytesIn,
    bytesOut,
    timesSent,
    blockedMs,
    sentAt,
    sendingMs,
    firstByteAt,
    endedAt,
    connectMs,
    tlsMs,
  };
}
