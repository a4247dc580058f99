import { toLogin } from '../account/sign-in-pages.ts';
import type { Account } from '../data/accounts.ts';
import { totalCents } from '../data/cart.ts';
import type { OrderDraft } from '../data/orders.ts';
import { ClientError, type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest, text } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';
import { readAddress, readDelivery, readPayment } from './checkout-input.ts';
import { addressPage, deliveryPage, paymentPage } from './checkout-pages.ts';
import { closeDraft, findDraft, openDraft, saveDraft } from './order-drafts.ts';

/**
 * Three steps. The first mints an order token that each later one hands on in a hidden field; each
 * answer to a POST is the next step's form, and the last redirects to the order.
 */
export function checkoutRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/checkout', handle: (request) => begin(shop, request) },
    { method: 'POST', path: '/checkout/delivery', handle: step(shop, takeAddress) },
    { method: 'POST', path: '/checkout/payment', handle: step(shop, takeDelivery) },
    { method: 'POST', path: '/checkout/confirm', handle: step(shop, takePayment) },
  ];
}

interface CheckoutPost {
  readonly request: ShopRequest;
  readonly account: Account;
  readonly fields: URLSearchParams;
  readonly draft: OrderDraft;
}

function begin(shop: Shop, request: ShopRequest): Reply {
  const { session, account } = request.visit;
  if (account === null) return toLogin('/checkout');
  if (session.cart.length === 0) {
    session.notice = 'Put something into the cart first.';
    return seeOther('/cart');
  }
  return addressPage(shop, request, openDraft(session), account);
}

function step(shop: Shop, take: (shop: Shop, post: CheckoutPost) => Reply) {
  return (request: ShopRequest): Reply => {
    const { account, session } = request.visit;
    if (account === null) return toLogin('/checkout');
    const fields = freshForm(request);
    const draft = findDraft(session, text(fields, 'order_token'));
    if (session.cart.length === 0) throw new ClientError(409, 'The cart is empty.');
    return take(shop, { request, account, fields, draft });
  };
}

function takeAddress(shop: Shop, { request, account, fields, draft }: CheckoutPost): Reply {
  const entered = readAddress(fields);
  if (entered.kind === 'refused') {
    return addressPage(shop, request, draft, account, entered.reason);
  }
  saveDraft(request.visit.session, { ...draft, address: entered.value });
  return deliveryPage(shop, request, draft);
}

function takeDelivery(shop: Shop, { request, fields, draft }: CheckoutPost): Reply {
  const entered = readDelivery(fields);
  if (entered.kind === 'refused') return deliveryPage(shop, request, draft, entered.reason);
  saveDraft(request.visit.session, { ...draft, delivery: entered.value });
  return paymentPage(shop, request, draft);
}

function takePayment(shop: Shop, { request, account, fields, draft }: CheckoutPost): Reply {
  const { session } = request.visit;
  const { address, delivery } = draft;
  if (address === null || delivery === null) {
    throw new ClientError(409, 'Steps of the checkout are missing. Begin again at the cart.');
  }
  const entered = readPayment(fields);
  if (entered.kind === 'refused') return paymentPage(shop, request, draft, entered.reason);
  const order = shop.orders.place({
    accountId: account.id,
    placedAt: shop.now(),
    lines: session.cart,
    address,
    delivery: delivery.method,
    payment: entered.value,
    totalCents: totalCents(session.cart),
  });
  closeDraft(session, draft);
  session.cart = [];
  shop.effects.count('orders');
  return seeOther(`/orders/${order.id}?placed=yes`);
}
