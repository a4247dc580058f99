import { expect, test } from 'vitest';
import { ClientError, localPath, seeOther } from './reply.ts';
import { Router } from './router.ts';
import type { Route } from './shop-request.ts';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handle: () => seeOther(path),
});
const routes = {
  cart: route('GET', '/cart'),
  addToCart: route('POST', '/cart'),
  product: route('GET', '/product/:slug'),
  review: route('POST', '/product/:slug/reviews'),
};
const router = new Router(Object.values(routes));

test.each([
  ['GET', '/cart', 'cart', ''],
  ['HEAD', '/cart', 'cart', ''],
  ['POST', '/cart', 'addToCart', ''],
  ['GET', '/product/a-mug', 'product', 'a-mug'],
  ['GET', '/product/a%20mug', 'product', 'a mug'],
  ['POST', '/product/a-mug/reviews', 'review', 'a-mug'],
] as const)('%s %s goes to %s', (method, path, name, param) => {
  expect(router.match(method, path)).toEqual({ handle: routes[name].handle, param });
});

test.each([
  ['GET', '/basket', 404],
  ['GET', '/product/', 404],
  ['GET', '/product/a/b', 404],
  ['DELETE', '/cart', 405],
  ['GET', '/product/a/reviews', 405],
  ['GET', '/product/%zz', 400],
])('%s %s is %i', (method, path, status) => {
  expect(() => router.match(method, path)).toThrow(expect.objectContaining({ status }));
});

test('a wrong method learns the right ones', () => {
  const attempt = () => router.match('PUT', '/cart');
  expect(attempt).toThrow(ClientError);
  expect(attempt).toThrow(expect.objectContaining({ headers: { allow: 'GET, POST' } }));
});

test.each([
  ['/checkout?a=b', '/checkout?a=b'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\r\nset-cookie: b', '/'],
  [null, '/'],
])('after signing in, %j leads to %s', (asked, path) => {
  expect(localPath(asked, '/')).toBe(path);
});
