import { type Product, relatedProducts } from '../data/catalogue.ts';
import type { ProductReviews } from '../data/reviews.ts';
import { type Html, html } from '../http/html.ts';
import { ClientError, type Reply } from '../http/reply.ts';
import type { Route, ShopRequest } from '../http/shop-request.ts';
import type { Visit } from '../http/visit.ts';
import type { Shop } from '../shop.ts';
import { price, ratingSentence, stars } from './format.ts';
import { csrfField, errorBanner, renderPage } from './layout.ts';
import { productArt } from './product-art.ts';
import { productGrid } from './product-grid.ts';

export function productRoutes(shop: Shop): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/product/:slug',
      handle: (request) => renderProduct(shop, request, findProduct(shop, request.param)),
    },
  ];
}

export function findProduct(shop: Shop, slug: string): Product {
  const product = shop.catalogue.bySlug.get(slug);
  if (product === undefined) throw new ClientError(404, 'We have no such product.');
  return product;
}

/** `error` is what was wrong with a review just sent. */
export function renderProduct(
  shop: Shop,
  { visit }: ShopRequest,
  product: Product,
  error: string | null = null,
): Reply {
  const parts = partsOf(shop, product);
  const main = html`${parts.intro}
<form class="buy" action="/cart/add" method="post" aria-label="Add to cart">
${csrfField(visit)}<input type="hidden" name="product" value="${product.slug}">
<label for="quantity">Quantity</label>
<input id="quantity" name="quantity" type="number" min="1" max="20" value="1" required>
<button type="submit">Add to cart</button>
</form>
<p><a href="${wishlistUrl(visit, product)}" rel="nofollow">Add to wishlist</a></p>
</div>
</article>
${reviewList(product, shop.reviews.of(product))}
${reviewForm(visit, product, error)}
${parts.related}`;
  const status = error === null ? 200 : 422;
  return renderPage(shop, visit, { title: product.name, main, status });
}

function wishlistUrl(visit: Visit, product: Product): string {
  return `/wishlist/add?product=${product.slug}&t=${visit.session.tokens.mint('wishlist')}`;
}

function reviewForm(visit: Visit, product: Product, error: string | null): Html {
  return html`<section aria-labelledby="write-review"><h2 id="write-review">Write a review</h2>
${errorBanner(error)}
<form class="stacked" action="/product/${product.slug}/reviews" method="post" aria-label="Write a review">
<input type="hidden" name="form_token" value="${visit.session.tokens.mint('review')}">
<label for="author">Your name</label>
<input id="author" name="author" autocomplete="name" maxlength="60" required>
<label for="rating">Rating</label>
<select id="rating" name="rating" required><option value="">Choose a rating</option><option value="5">5, excellent</option><option value="4">4, good</option><option value="3">3, fine</option><option value="2">2, poor</option><option value="1">1, bad</option></select>
<label for="review-title">Title</label>
<input id="review-title" name="title" maxlength="80" required>
<label for="review-text">Review</label>
<textarea id="review-text" name="text" rows="4" minlength="10" maxlength="1000" required></textarea>
<button type="submit">Send review</button>
</form></section>`;
}

interface ProductParts {
  readonly intro: Html;
  readonly related: Html;
}

const partsByProduct = new WeakMap<Product, ProductParts>();

/** What of a product's page never changes, rendered once. */
function partsOf(shop: Shop, product: Product): ProductParts {
  const known = partsByProduct.get(product);
  if (known !== undefined) return known;
  const { category } = product;
  const made = {
    intro: html`<nav class="crumbs" aria-label="Breadcrumb"><a href="/">Home</a> / <a href="/category/${category.slug}">${category.name}</a> / <span aria-current="page">${product.name}</span></nav>
<article class="product">
${productArt(product)}
<div>
<h1>${product.name}</h1>
<p class="price">${price(product.priceCents)}</p>
<p>${product.blurb}</p>
<p>${category.intro} Ships within two working days, packed in paper.</p>`,
    related: html`<section aria-labelledby="related"><h2 id="related">Goes well with</h2>${productGrid(relatedProducts(shop.catalogue, product, 4))}</section>`,
  };
  partsByProduct.set(product, made);
  return made;
}

const reviewLists = new WeakMap<ProductReviews, Html>();

/** Rendered once for each change: reviews are replaced whole when one comes in. */
function reviewList(product: Product, reviews: ProductReviews): Html {
  const known = reviewLists.get(reviews);
  if (known !== undefined) return known;
  const shown = reviews.shown.map(
    ({ author, rating, title, text }) =>
      html`<li><h3>${title}</h3><p class="stars" role="img" aria-label="${rating} of 5 stars">${stars(rating)}</p><p>${text}</p><p class="small">${author}</p></li>`,
  );
  const made = html`<section id="reviews" aria-labelledby="reviews-of"><h2 id="reviews-of">Reviews of ${product.name}</h2>
<p class="intro">${ratingSentence(reviews)}</p><ul class="reviews">${shown}</ul></section>`;
  reviewLists.set(reviews, made);
  return made;
}
