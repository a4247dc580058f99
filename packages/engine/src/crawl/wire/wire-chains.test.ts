import { expect, test } from 'vitest';
import { type Hop, WireChains } from './wire-chains.ts';

function hop(id: string): Hop {
  return {
    id,
    requestId: 'r1',
    kind: 'document',
    method: 'GET',
    url: `http://site/${id}`,
    startedMs: 0,
    redirectedFrom: null,
    initiator: { kind: 'other', documentId: null, url: null },
    requestHeaders: [],
    body: Promise.resolve(null),
    response: null,
    responseHeaders: null,
    rawStatus: null,
    responseBody: null,
    failure: null,
    endedMs: null,
  };
}

const sent = (cookie: string) => ({ requestId: 'r1', headers: { Cookie: cookie } });
const received = (statusCode: number) => ({ requestId: 'r1', headers: {}, statusCode });

test('the n-th raw headers are the n-th hop’s, whether they come before it or after', () => {
  const chains = new WireChains();
  const [first, second] = [hop('e1'), hop('e2')];
  chains.noteSent(sent('a=1'));
  chains.add(first);
  chains.noteReceived(received(302));
  chains.noteReceived(received(200));
  chains.add(second);
  chains.noteSent(sent('a=2'));
  expect([first, second].map((one) => [one.requestHeaders, one.rawStatus])).toEqual([
    [[['cookie', 'a=1']], 302],
    [[['cookie', 'a=2']], 200],
  ]);
  expect(chains.last('r1')).toBe(second);
});

test('of a request that nobody has heard of there is no hop', () => {
  const chains = new WireChains();
  chains.noteReceived(received(200));
  expect(chains.last('r1')).toBeNull();
});
