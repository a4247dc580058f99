import { describe, expect, it } from 'vitest';
import { CookieRequest, headerFields, startRequest } from '../http-request.ts';
import { ByteWriter } from './byte-writer.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { HpackEncoder, packOrigin } from './hpack-encoder.ts';

const list = ['User-Agent', ' FlowLoad ', 'accept', '*/*', 'Host', 'x', 'Connection', 'close'];
const shared = headerFields('x', list, true);
const wish = { keepBody: false, expectedStatus: 200 };

function requestWith(parts: { fields?: typeof shared; cookies?: string; body?: string } = {}) {
  const { fields = shared, cookies = '', body } = parts;
  const method = body === undefined ? 'GET' : 'PUT';
  return new CookieRequest(startRequest(method, '/a?b=c', fields), cookies, body ?? null, wish);
}

/** Packs by one side, unpacks by the other. */
function connection() {
  const encoder = new HpackEncoder(packOrigin('https://shop.example:8443'));
  const decoder = new HpackDecoder();
  return {
    encoder,
    pack(request: CookieRequest) {
      const out = new ByteWriter();
      encoder.encode(request, out);
      const list = decoder.decode(out.bytes, 0, out.length);
      return { bytes: out.length, headers: list.headers };
    },
  };
}

const start = [
  [':method', 'GET'],
  [':scheme', 'https'],
  [':authority', 'shop.example:8443'],
  [':path', '/a?b=c'],
];
const common = [
  ['user-agent', 'FlowLoad'],
  ['accept', '*/*'],
];

describe('a request in HPACK', () => {
  it('says all that it says over HTTP/1, but for what is about the connection', () => {
    expect(connection().pack(requestWith()).headers).toEqual([...start, ...common]);
  });

  it('has its cookies and its length', () => {
    const { headers } = connection().pack(requestWith({ cookies: 'a=1; b=é', body: 'four' }));
    expect(headers).toEqual([
      [':method', 'PUT'],
      ...start.slice(1),
      ...common,
      ['cookie', 'a=1; b=é'],
      ['content-length', '4'],
    ]);
  });

  it('names by a byte each what the connection has seen before', () => {
    const { pack } = connection();
    expect(pack(requestWith()).bytes).toBeGreaterThan(40);
    const again = pack(requestWith());
    expect(again.headers).toEqual([...start, ...common]);
    expect(again.bytes).toBe(2 + 1 + ':/a?b=c'.length + 1 + 2);
  });

  it('names so in headers of its own what others have in common, and nothing else', () => {
    const { pack } = connection();
    const own = headerFields('x', ['accept', '*/*', 'x-token', 'once']);
    const first = pack(requestWith({ fields: own }));
    const again = pack(requestWith({ fields: own }));
    expect(again.headers).toEqual([...start, ['accept', '*/*'], ['x-token', 'once']]);
    // The authority and `*/*` have become a byte each.
    expect(first.bytes - again.bytes).toBe('shop.example:8443'.length + 1 + '*/*'.length + 1);
  });

  it('never names more than the table holds', () => {
    const { pack } = connection();
    for (let i = 0; i < 200; i++) {
      const value = `${i}`.padEnd(50, '.');
      const fields = headerFields('x', [`x-${i}`, value], true);
      for (let times = 0; times < 2; times++) {
        expect(pack(requestWith({ fields })).headers.at(-1)).toEqual([`x-${i}`, value]);
      }
    }
  });

  it.each([0, 100, 4_096, 65_536])('keeps to a table of %i bytes that the server wants', (size) => {
    const { pack, encoder } = connection();
    pack(requestWith());
    encoder.limit(size);
    for (let i = 0; i < 3; i++) {
      expect(pack(requestWith()).headers).toEqual([...start, ...common]);
    }
  });
});
