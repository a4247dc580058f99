import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoApp, startDemoApp } from './start-demo-app.ts';
import * as journeys from './testing/shop-journeys.ts';
import { type SentRequest, ShopVisitor, sendAsIs } from './testing/shop-visitor.ts';

let app: DemoApp;
let visitor: ShopVisitor;

beforeEach(async () => {
  app = await startDemoApp();
  visitor = new ShopVisitor(app.url);
});
afterEach(() => app.close());

async function everyWrite(): Promise<void> {
  await journeys.signIn(visitor, 'ada@example.com', 'ada-likes-tea-1');
  await journeys.addToCart(visitor, 'ash-glazed-mug');
  const first = await journeys.signUp(visitor, 'grace@example.com', '/signup?next=/checkout');
  await journeys.finishCheckout(visitor, first);
  await journeys.saveProfile(visitor, 'Grace B. Hall');
  await journeys.sendReview(visitor, 'matcha-bowl');
  const wishlist = await journeys.addToWishlist(visitor, 'matcha-bowl');
  await visitor.submit(wishlist, '/wishlist/remove');
  const cart = await journeys.addToCart(visitor, 'tin-tea-caddy');
  const updated = await visitor.submit(cart, '/cart/update', { quantity: '5' });
  await visitor.submit(updated, '/cart/remove');
  const contact = await visitor.open('/contact');
  const message = { name: 'G', email: 'g@example.com', message: 'Hello, shop!' };
  await visitor.submit(contact, '/contact', message);
  await visitor.submit(await visitor.open('/'), '/newsletter', { email: 'g@example.com' });
  const { logouts: _, deletedAccounts: __, ...writes } = app.effects();
  expect(Object.values(writes)).not.toContain(0);
}

function withCookie(request: SentRequest, cookie: string): SentRequest {
  return { ...request, headers: { ...request.headers, cookie } };
}

test('leaves no effect with the recorded cookies', async () => {
  await everyWrite();
  const { requests: _, ...before } = app.effects();
  for (const request of [...visitor.sent]) await sendAsIs(app.url, request);
  expect(app.effects()).toMatchObject(before);
});

test('leaves no effect with the cookies of the newest session', async () => {
  await everyWrite();
  const { requests: _, ...before } = app.effects();
  const replay = visitor.sent.map((request) => withCookie(request, visitor.cookie));
  for (const request of replay) await sendAsIs(app.url, request);
  expect(app.effects()).toMatchObject(before);
});

test('leaves no effect in a clean browser, nor in a shop started afresh', async () => {
  await everyWrite();
  const { requests: _, ...before } = app.effects();
  const fresh = new ShopVisitor(app.url);
  for (const { method, path, headers, body } of visitor.sent) {
    const { cookie: __, ...rest } = headers;
    await fresh.send(method, path, rest, body);
  }
  expect(app.effects()).toMatchObject(before);

  const restarted = await startDemoApp();
  for (const request of visitor.sent) await sendAsIs(restarted.url, request);
  const { requests: ___, ...effects } = restarted.effects();
  expect(new Set(Object.values(effects))).toEqual(new Set([0]));
  await restarted.close();
});

test('tokens change on every render, and several are good at once', async () => {
  const first = await visitor.open('/product/matcha-bowl');
  const second = await visitor.open('/product/matcha-bowl');
  expect(first.text).not.toBe(second.text);
  await visitor.submit(second, '/cart/add', { quantity: '1' });
  await visitor.submit(first, '/cart/add', { quantity: '1' });
  expect(app.effects().cartAdds).toBe(2);
});

test('a stale review says 200 and that it was not saved', async () => {
  const page = await visitor.open('/product/matcha-bowl');
  const action = '/product/matcha-bowl/reviews';
  const fields = { author: 'G', rating: '4', title: 'Good', text: 'It does what it should.' };
  await visitor.submit(page, action, fields);
  const again = await visitor.submit(page, action, fields);
  expect(again.status).toBe(200);
  expect(again.text).toContain('<h1>This form has expired</h1>');
  expect(app.effects().reviews).toBe(1);
});

test('an order token is good for one order, even with a fresh form token', async () => {
  await journeys.addToCart(visitor, 'ash-glazed-mug');
  const first = await journeys.signUp(visitor, 'grace@example.com', '/signup?next=/checkout');
  await journeys.finishCheckout(visitor, first);
  const spent = new URLSearchParams(
    visitor.sent.findLast(({ path }) => path === '/checkout/confirm')?.body ?? '',
  );
  await journeys.addToCart(visitor, 'ash-glazed-mug');
  const fresh = await visitor.open('/checkout');
  const answer = await visitor.submit(fresh, '/checkout/delivery', {
    order_token: spent.get('order_token') ?? '',
  });
  expect(answer.status).toBe(409);
  expect(app.effects().orders).toBe(1);
});
