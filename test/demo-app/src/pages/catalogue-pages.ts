import { productsIn, searchProducts } from '../data/catalogue.ts';
import { html } from '../http/html.ts';
import { ClientError } from '../http/reply.ts';
import { type Route, type ShopRequest, text } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';
import { renderPage } from './layout.ts';
import { pageOf, paginationLinks } from './pagination.ts';
import { productArt } from './product-art.ts';
import { productGrid } from './product-grid.ts';

/** Home, catalogue, categories and search. */
export function catalogueRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/', handle: (request) => home(shop, request) },
    { method: 'GET', path: '/products', handle: (request) => allProducts(shop, request) },
    { method: 'GET', path: '/category/:slug', handle: (request) => category(shop, request) },
    { method: 'GET', path: '/search', handle: (request) => search(shop, request) },
  ];
}

function home(shop: Shop, { visit }: ShopRequest) {
  const { categories, products } = shop.catalogue;
  const featured = products.filter((_, index) => index % 6 === 1).slice(0, 8);
  const tiles = categories.map((entry) => {
    const [first] = productsIn(shop.catalogue, entry);
    const art = first === undefined ? null : productArt(first);
    return html`<li><a href="/category/${entry.slug}">${art}<span>${entry.name}</span></a></li>`;
  });
  const main = html`<section class="hero">
<div><h1>Good things for a calm home</h1>
<p>Forty-eight objects in wood, clay, wool and paper, made to be used for years.</p>
<p><a class="button" href="/products">Browse all products</a></p></div>
</section>
<section aria-labelledby="featured"><h2 id="featured">Favourites this week</h2>${productGrid(featured)}</section>
<section aria-labelledby="by-room"><h2 id="by-room">Shop by category</h2><ul class="tiles">${tiles}</ul></section>`;
  return renderPage(shop, visit, { title: 'Good things for a calm home', main });
}

function allProducts(shop: Shop, { visit, query }: ShopRequest) {
  const shown = pageOf(shop.catalogue.products, query);
  const title = shown.number === 1 ? 'All products' : `All products, page ${shown.number}`;
  const main = html`<h1>All products</h1>
<p class="intro">${shop.catalogue.products.length} products, page ${shown.number} of ${shown.count}</p>
${productGrid(shown.items)}${paginationLinks(shown, '/products')}`;
  return renderPage(shop, visit, { title, main });
}

function category(shop: Shop, { visit, query, param }: ShopRequest) {
  const found = shop.catalogue.categories.find(({ slug }) => slug === param);
  if (found === undefined) throw new ClientError(404, 'We have no such category.');
  const shown = pageOf(productsIn(shop.catalogue, found), query);
  const main = html`<h1>${found.name}</h1><p class="intro">${found.intro}</p>
${productGrid(shown.items)}${paginationLinks(shown, `/category/${found.slug}`)}`;
  return renderPage(shop, visit, { title: found.name, main });
}

function search(shop: Shop, { visit, query }: ShopRequest) {
  const asked = text(query, 'q').slice(0, 80);
  const found = searchProducts(shop.catalogue, asked);
  const shown = pageOf(found, query);
  const title = asked === '' ? 'Search' : `Results for “${asked}”`;
  const results =
    found.length === 0
      ? html`<p class="intro">${asked === '' ? 'Type what you are looking for.' : 'Nothing found. Try one word, such as “mug”, “lamp” or “linen”.'}</p>`
      : html`<p class="intro">${found.length === 1 ? '1 product' : `${found.length} products`}</p>${productGrid(shown.items)}`;
  const main = html`<h1>${title}</h1>${results}${paginationLinks(shown, `/search?q=${encodeURIComponent(asked)}`)}`;
  return renderPage(shop, visit, { title, main, query: asked });
}
