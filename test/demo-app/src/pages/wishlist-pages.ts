import { html } from '../http/html.ts';
import { ClientError, type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest, spendToken, text } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';
import { price } from './format.ts';
import { csrfField, renderPage } from './layout.ts';
import { productArt } from './product-art.ts';
import { findProduct } from './product-page.ts';

export function wishlistRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/wishlist', handle: (request) => show(shop, request) },
    { method: 'GET', path: '/wishlist/add', handle: (request) => add(shop, request) },
    { method: 'POST', path: '/wishlist/remove', handle: (request) => remove(shop, request) },
  ];
}

function show(shop: Shop, { visit }: ShopRequest): Reply {
  const { wishlist } = visit.session;
  const csrf = csrfField(visit);
  const rows = wishlist.map(
    (product) => html`<li>${productArt(product)}
<div><a href="/product/${product.slug}">${product.name}</a><p class="price">${price(product.priceCents)}</p></div>
<form action="/wishlist/remove" method="post">${csrf}<input type="hidden" name="product" value="${product.slug}"><button class="quiet" type="submit" aria-label="Remove ${product.name} from wishlist">Remove</button></form></li>`,
  );
  const list =
    rows.length === 0
      ? html`<p class="intro">Nothing here yet. Products have a link to put them here.</p>`
      : html`<ul class="rows">${rows}</ul>`;
  return renderPage(shop, visit, { title: 'Wishlist', main: html`<h1>Wishlist</h1>${list}` });
}

/** A GET that changes state, as some shops have it; its token keeps a repeated or foreign link from doing anything. */
function add(shop: Shop, request: ShopRequest): Reply {
  const product = findProduct(shop, text(request.query, 'product'));
  if (!spendToken(request, 'wishlist', text(request.query, 't'))) {
    throw new ClientError(403, 'This link was used already. Open the product again for a new one.');
  }
  const { session } = request.visit;
  session.wishlist = [product, ...session.wishlist.filter((other) => other !== product)];
  session.notice = `${product.name} is on your wishlist.`;
  shop.effects.count('wishlistAdds');
  return seeOther('/wishlist');
}

function remove(shop: Shop, request: ShopRequest): Reply {
  const product = findProduct(shop, text(freshForm(request), 'product'));
  const { session } = request.visit;
  if (session.wishlist.includes(product)) shop.effects.count('wishlistRemovals');
  session.wishlist = session.wishlist.filter((other) => other !== product);
  return seeOther('/wishlist');
}
