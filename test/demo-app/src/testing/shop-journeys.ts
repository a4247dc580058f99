import type { Answer, ShopVisitor } from './shop-visitor.ts';

const password = 'secret-123';

export async function signUp(visitor: ShopVisitor, email: string, path = '/signup') {
  const page = await visitor.open(path);
  return visitor.submit(page, '/signup', {
    name: 'Grace Hall',
    email,
    password,
    password_confirmation: password,
    terms: 'yes',
  });
}

export async function signIn(visitor: ShopVisitor, email: string, secret: string) {
  return visitor.submit(await visitor.open('/login'), '/login', { email, password: secret });
}

export async function addToCart(visitor: ShopVisitor, product: string) {
  const page = await visitor.open(`/product/${product}`);
  return visitor.submit(page, '/cart/add', { quantity: '2' });
}

/** From the checkout's first page to the order. */
export async function finishCheckout(visitor: ShopVisitor, first: Answer): Promise<Answer> {
  const delivery = await visitor.submit(first, '/checkout/delivery', {
    name: 'Grace Hall',
    street: 'Hill 1',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE',
  });
  const payment = await visitor.submit(delivery, '/checkout/payment', { delivery: 'express' });
  return visitor.submit(payment, '/checkout/confirm', { payment: 'invoice', terms: 'yes' });
}

export async function sendReview(visitor: ShopVisitor, product: string) {
  const page = await visitor.open(`/product/${product}`);
  return visitor.submit(page, `/product/${product}/reviews`, {
    author: 'Grace',
    rating: '5',
    title: 'Lovely',
    text: 'I use it every morning.',
  });
}

export async function addToWishlist(visitor: ShopVisitor, product: string) {
  const page = await visitor.open(`/product/${product}`);
  const link = /href="(\/wishlist\/add[^"]+)"/.exec(page.text)?.[1] ?? '';
  return visitor.open(link.replaceAll('&amp;', '&'));
}

/** Opens the account area as its script does; answers with the headers for the API. */
export async function openAccount(visitor: ShopVisitor): Promise<{ authorization: string }> {
  const page = await visitor.open('/account');
  const csrf = /<meta name="csrf-token" content="([^"]+)">/.exec(page.text)?.[1] ?? '';
  const opened = await visitor.json('POST', '/api/session', { 'x-csrf-token': csrf });
  return { authorization: `Bearer ${JSON.parse(opened.text).token}` };
}

export async function saveProfile(visitor: ShopVisitor, displayName: string) {
  const headers = await openAccount(visitor);
  const profile = JSON.parse((await visitor.json('GET', '/api/profile', headers)).text);
  const change = { displayName, phone: '+49 30 1', version: profile.version };
  return visitor.json('PUT', '/api/profile', headers, change);
}
