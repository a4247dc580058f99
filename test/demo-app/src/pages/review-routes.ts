import type { Review } from '../data/reviews.ts';
import { html } from '../http/html.ts';
import { type Reply, seeOther } from '../http/reply.ts';
import { formOf, type Route, type ShopRequest, spendToken, text } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';
import { errorBanner, renderPage } from './layout.ts';
import { findProduct, renderProduct } from './product-page.ts';

export function reviewRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'POST', path: '/product/:slug/reviews', handle: (request) => review(shop, request) },
  ];
}

function review(shop: Shop, request: ShopRequest): Reply {
  const product = findProduct(shop, request.param);
  const fields = formOf(request);
  if (!spendToken(request, 'review', fields.get('form_token') ?? '')) {
    return expired(shop, request, product.slug);
  }
  const written = readReview(fields);
  if (typeof written === 'string') return renderProduct(shop, request, product, written);
  shop.reviews.add(product, written);
  shop.effects.count('reviews');
  request.visit.session.notice = 'Thank you for your review.';
  return seeOther(`/product/${product.slug}#reviews`);
}

/** Says 200 and means no, as many applications do: a load tester must not take it for success. */
function expired(shop: Shop, { visit }: ShopRequest, slug: string): Reply {
  const title = 'This form has expired';
  const main = html`<section class="narrow"><h1>${title}</h1>
${errorBanner('Your review was not saved, because the form was sent already or is too old.')}
<p><a href="/product/${slug}">Back to the product, to try again</a></p></section>`;
  return renderPage(shop, visit, { title, main });
}

/** The review, or what is wrong with it. */
function readReview(fields: URLSearchParams): Review | string {
  const author = text(fields, 'author').slice(0, 60);
  const title = text(fields, 'title').slice(0, 80);
  const body = text(fields, 'text').slice(0, 1000);
  const rating = Number(text(fields, 'rating'));
  if (author === '') return 'Please tell us your name.';
  if (![1, 2, 3, 4, 5].includes(rating)) return 'Please choose a rating from 1 to 5.';
  if (title === '') return 'Please give your review a title.';
  if (body.length < 10) return 'Please write at least 10 characters.';
  return { author, rating, title, text: body };
}
