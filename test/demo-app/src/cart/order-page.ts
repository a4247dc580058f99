import { toLogin } from '../account/sign-in-pages.ts';
import type { Order } from '../data/orders.ts';
import { html } from '../http/html.ts';
import { ClientError, type Reply } from '../http/reply.ts';
import type { Route, ShopRequest } from '../http/shop-request.ts';
import { price } from '../pages/format.ts';
import { renderPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';
import { countries, deliveryMethods, paymentMethods } from './checkout-input.ts';

export function orderRoutes(shop: Shop): readonly Route[] {
  return [{ method: 'GET', path: '/orders/:id', handle: (request) => show(shop, request) }];
}

function show(shop: Shop, { visit, param, target, query }: ShopRequest): Reply {
  if (visit.account === null) return toLogin(target);
  const order = /^\d{1,9}$/.test(param) ? shop.orders.find(Number(param)) : null;
  // Somebody else's order looks like none at all.
  if (order === null || order.accountId !== visit.account.id) {
    throw new ClientError(404, 'You have no such order.');
  }
  const placed = query.get('placed') === 'yes';
  const heading = placed ? 'Thank you for your order' : `Order ${order.id}`;
  const title = placed ? 'Order confirmed' : 'Your order';
  return renderPage(shop, visit, { title, main: html`<h1>${heading}</h1>${details(order)}` });
}

function details(order: Order) {
  const { address } = order;
  const lines = order.lines.map(
    ({ product, quantity }) =>
      html`<li><span>${quantity} × <a href="/product/${product.slug}">${product.name}</a></span><span>${price(quantity * product.priceCents)}</span></li>`,
  );
  return html`<p class="intro">Order number <strong>${order.id}</strong></p>
<div class="checkout">
<section aria-labelledby="lines"><h2 id="lines">What you ordered</h2><ul class="lines">${lines}</ul>
<p class="total">Total <strong>${price(order.totalCents)}</strong></p></section>
<aside aria-labelledby="to"><h2 id="to">Where it goes</h2>
<address>${address.name}<br>${address.street}<br>${address.postalCode} ${address.city}<br>${countries[address.country] ?? address.country}</address>
<p class="small">${deliveryMethods[order.delivery]}. ${paymentMethods[order.payment]}.</p></aside>
</div>
<p><a class="button" href="/account/orders">All your orders</a></p>`;
}
