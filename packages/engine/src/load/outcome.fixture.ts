import type { HttpOutcome } from './http/http-client.ts';

/** For tests: a whole answer of 10 ms, of which only what matters has to be said. */
export function outcomeOf(parts: Partial<HttpOutcome>): HttpOutcome {
  return {
    failure: null,
    status: 200,
    head: 'HTTP/1.1 200 OK',
    headers: [],
    setCookies: [],
    body: null,
    bytesIn: 100,
    bytesOut: 50,
    timesSent: 1,
    blockedMs: 0,
    sentAt: 1_000,
    sendingMs: 1,
    firstByteAt: 1_008,
    endedAt: 1_010,
    connectMs: -1,
    tlsMs: -1,
    ...parts,
  };
}
