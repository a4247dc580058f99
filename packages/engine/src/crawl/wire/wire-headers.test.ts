import { expect, test } from 'vitest';
import { headersOf, rawHeaders, requestHeadersOf } from './wire-headers.ts';

test('several values of one name become several headers', () => {
  expect(headersOf({ 'Set-Cookie': 'a=1\nb=2', Vary: 'Accept', ':status': '200' })).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['vary', 'Accept'],
  ]);
});

test('what is said to a proxy is no part of a request', () => {
  const sent = { Accept: '*/*', 'Proxy-Authorization': 'Basic eA==', 'Proxy-Connection': 'close' };
  expect(requestHeadersOf(sent)).toEqual([['accept', '*/*']]);
});

test('the raw head keeps order and repeats', () => {
  const head =
    'HTTP/1.1 200 OK\r\nVary: Accept\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n\r\n';
  expect(rawHeaders(head, {})).toEqual([
    ['vary', 'Accept'],
    ['set-cookie', 'a=1; Path=/'],
    ['set-cookie', 'b=2'],
  ]);
});

test('without a raw head the object counts', () => {
  expect(rawHeaders(undefined, { ETag: '"x"' })).toEqual([['etag', '"x"']]);
});
