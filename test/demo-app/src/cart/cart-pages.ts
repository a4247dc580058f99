import {
  addToCart,
  type CartLine,
  maxQuantity,
  removeFromCart,
  setQuantity,
  totalCents,
} from '../data/cart.ts';
import { type Html, html } from '../http/html.ts';
import { ClientError, type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest, text } from '../http/shop-request.ts';
import { price } from '../pages/format.ts';
import { csrfField, renderPage } from '../pages/layout.ts';
import { productArt } from '../pages/product-art.ts';
import { findProduct } from '../pages/product-page.ts';
import type { Shop } from '../shop.ts';

export function cartRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/cart', handle: (request) => show(shop, request) },
    { method: 'POST', path: '/cart/add', handle: (request) => add(shop, request) },
    { method: 'POST', path: '/cart/update', handle: (request) => update(shop, request) },
    { method: 'POST', path: '/cart/remove', handle: (request) => remove(shop, request) },
  ];
}

function show(shop: Shop, { visit }: ShopRequest): Reply {
  const { cart } = visit.session;
  const csrf = csrfField(visit);
  const main =
    cart.length === 0
      ? html`<h1>Your cart</h1><p class="intro">Your cart is empty.</p><p><a class="button" href="/products">Browse all products</a></p>`
      : html`<h1>Your cart</h1>
<ul class="rows">${cart.map((line) => row(line, csrf))}</ul>
<p class="total">Total <strong>${price(totalCents(cart))}</strong></p>
<p class="actions"><a class="button" href="/checkout">Check out</a><a href="/products">Go on shopping</a></p>`;
  return renderPage(shop, visit, { title: 'Your cart', main });
}

function row({ product, quantity }: CartLine, csrf: Html): Html {
  const hidden = html`${csrf}<input type="hidden" name="product" value="${product.slug}">`;
  return html`<li>${productArt(product)}
<div><a href="/product/${product.slug}">${product.name}</a><p class="price">${price(product.priceCents * quantity)}</p></div>
<form action="/cart/update" method="post" aria-label="Quantity of ${product.name}">${hidden}
<label class="visually-hidden" for="quantity-${product.slug}">Quantity</label>
<input id="quantity-${product.slug}" name="quantity" type="number" min="1" max="${maxQuantity}" value="${quantity}" required><button class="quiet" type="submit">Update</button></form>
<form action="/cart/remove" method="post">${hidden}<button class="quiet" type="submit" aria-label="Remove ${product.name} from cart">Remove</button></form></li>`;
}

function add(shop: Shop, request: ShopRequest): Reply {
  const fields = freshForm(request);
  const product = findProduct(shop, text(fields, 'product'));
  const { session } = request.visit;
  const cart = addToCart(session.cart, product, quantityOf(fields));
  if (cart.some(({ quantity }) => quantity > maxQuantity)) {
    throw new ClientError(422, `We sell at most ${maxQuantity} of one product at a time.`);
  }
  session.cart = cart;
  session.notice = `${product.name} is in your cart.`;
  shop.effects.count('cartAdds');
  return seeOther('/cart');
}

function update(shop: Shop, request: ShopRequest): Reply {
  const fields = freshForm(request);
  const product = findProduct(shop, text(fields, 'product'));
  const { session } = request.visit;
  if (session.cart.some((line) => line.product === product)) shop.effects.count('cartUpdates');
  session.cart = setQuantity(session.cart, product, quantityOf(fields));
  return seeOther('/cart');
}

function remove(shop: Shop, request: ShopRequest): Reply {
  const product = findProduct(shop, text(freshForm(request), 'product'));
  const { session } = request.visit;
  if (session.cart.some((line) => line.product === product)) shop.effects.count('cartRemovals');
  session.cart = removeFromCart(session.cart, product);
  return seeOther('/cart');
}

function quantityOf(fields: URLSearchParams): number {
  const quantity = text(fields, 'quantity');
  if (/^[1-9]\d{0,2}$/.test(quantity)) return Number(quantity);
  throw new ClientError(422, `The quantity must be a whole number from 1 to ${maxQuantity}.`);
}
