import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededCustomers } from './shop.ts';
import { type DemoApp, startDemoApp } from './start-demo-app.ts';
import * as journeys from './testing/shop-journeys.ts';
import { hiddenFields, ShopVisitor } from './testing/shop-visitor.ts';

let app: DemoApp;
let visitor: ShopVisitor;

beforeEach(async () => {
  app = await startDemoApp();
  visitor = new ShopVisitor(app.url);
});
afterEach(() => app.close());

describe('catalogue', () => {
  test('shows all 48 products on four pages', async () => {
    const slugs = new Set<string>();
    for (const page of [1, 2, 3, 4]) {
      const { text } = await visitor.open(`/products?page=${page}`);
      for (const [, slug = ''] of text.matchAll(/href="\/product\/([^"]+)"/g)) slugs.add(slug);
    }
    expect(slugs.size).toBe(48);
    expect((await visitor.open('/products?page=5')).status).toBe(404);
  });

  test('finds products by every word of a search, and says when there are none', async () => {
    expect((await visitor.open('/search?q=linen+cushion')).text).toContain('1 product<');
    expect((await visitor.open('/search?q=zeppelin')).text).toContain('Nothing found');
  });

  test('shows what a visitor typed as text and never as markup', async () => {
    const { text } = await visitor.open('/search?q=%22%3E%3Cscript%3Ealert(1)');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
    expect(text).not.toContain('<script>alert');
  });
});

describe('accounts', () => {
  test('sign-up makes one account and signs in', async () => {
    const answer = await journeys.signUp(visitor, 'grace@example.com');
    expect(answer.text).toContain('Welcome, Grace Hall');
    expect(answer.text).toContain('href="/logout"');
    expect(app.effects()).toMatchObject({ accounts: 1, logins: 0 });
  });

  test('a second sign-up with the same e-mail is refused, whatever its case', async () => {
    await journeys.signUp(visitor, 'grace@example.com');
    const answer = await journeys.signUp(new ShopVisitor(app.url), 'GRACE@example.com');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is an account with this e-mail address already');
    expect(app.effects().accounts).toBe(1);
  });

  test.each([
    { change: { password: 'short1', password_confirmation: 'short1' }, says: 'at least 8' },
    { change: { password: 'no-digits-here' }, says: 'at least one digit' },
    { change: { password_confirmation: 'other-123' }, says: 'The two passwords differ' },
    { change: { terms: '' }, says: 'Please accept the terms' },
    { change: { email: 'nobody' }, says: 'valid e-mail' },
  ])('sign-up is refused with a reason: $says', async ({ change, says }) => {
    const fields = { name: 'G', email: 'g@example.com', terms: 'yes' };
    const passwords = { password: 'secret-123', password_confirmation: 'secret-123' };
    const page = await visitor.open('/signup');
    const answer = await visitor.submit(page, '/signup', { ...fields, ...passwords, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(app.effects().accounts).toBe(0);
  });

  test('a wrong password shows the form again, at 200', async () => {
    const answer = await journeys.signIn(visitor, seededCustomers[0].email, 'wrong');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).toContain('action="/login"');
    expect(app.effects().logins).toBe(0);
  });

  test('signing in gives the session a new id and keeps the cart', async () => {
    await journeys.addToCart(visitor, 'ash-glazed-mug');
    const before = visitor.cookie;
    await journeys.signIn(visitor, seededCustomers[0].email, seededCustomers[0].password);
    expect(visitor.cookie).not.toBe(before);
    expect((await visitor.open('/cart')).text).toContain('Ash Glazed Mug');
    expect(app.effects().logins).toBe(1);
  });

  test('signing in never leads to another site', async () => {
    const page = await visitor.open('/login?next=//evil.example/');
    expect(hiddenFields(page.text, '/login').next).toBe('/');
  });

  test('logging out ends the session and its bearer tokens', async () => {
    await journeys.signUp(visitor, 'grace@example.com');
    const headers = await journeys.openAccount(visitor);
    await visitor.open('/logout');
    expect((await visitor.json('GET', '/api/profile', headers)).status).toBe(401);
    expect((await visitor.open('/account')).text).toContain('<title>Sign in');
    expect(app.effects().logouts).toBe(1);
  });

  test('a deleted account is gone', async () => {
    await journeys.signUp(visitor, 'grace@example.com');
    const page = await visitor.open('/account');
    expect((await visitor.submit(page, '/account/delete')).text).toContain('was deleted');
    const answer = await journeys.signIn(visitor, 'grace@example.com', 'secret-123');
    expect(answer.text).toContain('do not match');
    expect(app.effects().deletedAccounts).toBe(1);
  });
});

describe('cart and checkout', () => {
  test('quantities change and products go', async () => {
    const cart = await journeys.addToCart(visitor, 'ash-glazed-mug');
    const updated = await visitor.submit(cart, '/cart/update', { quantity: '5' });
    expect(updated.text).toContain('€95.00');
    const emptied = await visitor.submit(updated, '/cart/remove');
    expect(emptied.text).toContain('Your cart is empty');
    expect(app.effects()).toMatchObject({ cartAdds: 1, cartUpdates: 1, cartRemovals: 1 });
  });

  test('a guest signs up on the way, and leaves exactly one order', async () => {
    await journeys.addToCart(visitor, 'ash-glazed-mug');
    const login = await visitor.open('/checkout');
    expect(login.text).toContain('<title>Sign in');
    const first = await journeys.signUp(visitor, 'grace@example.com', '/signup?next=/checkout');
    const order = await journeys.finishCheckout(visitor, first);
    expect(visitor.sent.at(-1)?.path).toMatch(/^\/orders\/\d+\?placed=yes$/);
    expect(order.text).toContain('Thank you for your order');
    expect(app.effects().orders).toBe(1);
    expect((await visitor.open('/cart')).text).toContain('Your cart is empty');
  });

  test('two users of one account do not disturb each other', async () => {
    const { email, password } = seededCustomers[0];
    const visitors = [visitor, new ShopVisitor(app.url)];
    for (const each of visitors) {
      await journeys.signIn(each, email, password);
      await journeys.addToCart(each, 'matcha-bowl');
    }
    const firsts = await Promise.all(visitors.map((each) => each.open('/checkout')));
    for (const [index, each] of visitors.entries()) {
      const first = firsts[index];
      if (first !== undefined) await journeys.finishCheckout(each, first);
    }
    expect(app.effects().orders).toBe(2);
  });

  test('a wrong address is answered with the form and a reason, and can be mended', async () => {
    await journeys.addToCart(visitor, 'ash-glazed-mug');
    const first = await journeys.signUp(visitor, 'grace@example.com', '/signup?next=/checkout');
    const refused = await visitor.submit(first, '/checkout/delivery', { name: 'G', street: 'H 1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('four to six digits');
    await journeys.finishCheckout(visitor, refused);
    expect(app.effects().orders).toBe(1);
  });

  test('an order belongs to its account alone', async () => {
    await journeys.addToCart(visitor, 'ash-glazed-mug');
    const first = await journeys.signUp(visitor, 'grace@example.com', '/signup?next=/checkout');
    await journeys.finishCheckout(visitor, first);
    const path = visitor.sent.at(-1)?.path ?? '';
    const other = new ShopVisitor(app.url);
    await journeys.signIn(other, seededCustomers[1].email, seededCustomers[1].password);
    expect((await other.open(path)).status).toBe(404);
  });
});

describe('account area', () => {
  beforeEach(() => journeys.signUp(visitor, 'grace@example.com'));

  test('saves a profile and hands out the next version', async () => {
    const saved = await journeys.saveProfile(visitor, 'Grace B. Hall');
    expect(JSON.parse(saved.text)).toMatchObject({ displayName: 'Grace B. Hall' });
    expect(app.effects().profileUpdates).toBe(1);
  });

  test('refuses a version that was saved before', async () => {
    const headers = await journeys.openAccount(visitor);
    const profile = JSON.parse((await visitor.json('GET', '/api/profile', headers)).text);
    const change = { displayName: 'Grace', phone: '', version: profile.version };
    const statuses = [
      (await visitor.json('PUT', '/api/profile', headers, change)).status,
      (await visitor.json('PUT', '/api/profile', headers, change)).status,
    ];
    expect(statuses).toEqual([200, 409]);
    expect(app.effects().profileUpdates).toBe(1);
  });

  test.each([
    { change: { displayName: '' }, status: 422 },
    { change: { phone: 'call me' }, status: 422 },
    { change: { version: 'latest' }, status: 422 },
  ])('refuses a profile with $change', async ({ change, status }) => {
    const headers = await journeys.openAccount(visitor);
    const profile = JSON.parse((await visitor.json('GET', '/api/profile', headers)).text);
    const answer = await visitor.json('PUT', '/api/profile', headers, { ...profile, ...change });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).error).toBeTruthy();
  });

  test('lists orders as JSON', async () => {
    await journeys.addToCart(visitor, 'matcha-bowl');
    await journeys.finishCheckout(visitor, await visitor.open('/checkout'));
    const headers = await journeys.openAccount(visitor);
    const { orders } = JSON.parse((await visitor.json('GET', '/api/orders', headers)).text);
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ items: [{ name: 'Matcha Bowl', quantity: 2 }] });
  });
});

describe('other writes', () => {
  test('a review shows on the product', async () => {
    const answer = await journeys.sendReview(visitor, 'matcha-bowl');
    expect(answer.text).toContain('I use it every morning.');
    expect(app.effects().reviews).toBe(1);
  });

  test('the wishlist takes a product by a link', async () => {
    const answer = await journeys.addToWishlist(visitor, 'matcha-bowl');
    expect(answer.text).toContain('<title>Wishlist');
    expect(answer.text).toContain('Matcha Bowl');
    const emptied = await visitor.submit(answer, '/wishlist/remove');
    expect(emptied.text).toContain('Nothing here yet');
    expect(app.effects()).toMatchObject({ wishlistAdds: 1, wishlistRemovals: 1 });
  });

  test('messages and newsletter sign-ups are counted', async () => {
    const page = await visitor.open('/contact');
    const fields = { name: 'G', email: 'g@example.com', topic: 'other', message: 'Hello, shop!' };
    expect((await visitor.submit(page, '/contact', fields)).text).toContain('was sent');
    const home = await visitor.open('/');
    await visitor.submit(home, '/newsletter', { email: 'g@example.com' });
    expect(app.effects()).toMatchObject({ contactMessages: 1, newsletterSignups: 1 });
  });
});
