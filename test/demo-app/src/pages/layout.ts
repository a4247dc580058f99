import { countItems } from '../data/cart.ts';
import { type Html, type HtmlValue, html } from '../http/html.ts';
import { page, type Reply } from '../http/reply.ts';
import type { Visit } from '../http/visit.ts';
import type { Shop } from '../shop.ts';
import { items } from './format.ts';

export interface PageContent {
  readonly title: string;
  readonly main: Html;
  readonly head?: Html;
  readonly status?: number;
  /** What the search box holds. */
  readonly query?: string;
}

/** A whole page: the shop's frame around what the caller made. Shows and clears the visitor's notice. */
export function renderPage(shop: Shop, visit: Visit, content: PageContent): Reply {
  const { session } = visit;
  const notice = session.notice;
  session.notice = null;
  return page(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title} · Juniper</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shop.css">
<script src="/assets/shop.js" defer></script>
${content.head ?? null}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<div class="bar">
<a class="brand" href="/">Juniper</a>
<form class="search" action="/search" method="get" role="search">
<label class="visually-hidden" for="q">Search products</label>
<input id="q" name="q" type="search" placeholder="Search products" value="${content.query ?? ''}" maxlength="80" required>
<button type="submit">Search</button>
</form>
<nav class="visitor" aria-label="Your shop">${visitorLinks(visit)}</nav>
</div>
<nav class="categories" aria-label="Categories">${categoryLinks(shop)}</nav>
</header>
<main id="main">
${notice === null ? null : html`<p class="notice" role="status">${notice}</p>`}
${content.main}
</main>
${footer(visit)}
</body>
</html>
`,
    content.status,
  );
}

export function csrfField(visit: Visit): Html {
  return html`<input type="hidden" name="csrf_token" value="${visit.session.tokens.mint('form')}">`;
}

export function errorBanner(message: string | null): HtmlValue {
  return message === null ? null : html`<p class="error" role="alert">${message}</p>`;
}

export function errorPage(shop: Shop, visit: Visit, status: number, message: string): Reply {
  const title = headings[status] ?? 'That did not work';
  const main = html`<section class="narrow"><h1>${title}</h1>${errorBanner(message)}
<p><a href="/">Back to the shop</a></p></section>`;
  return renderPage(shop, visit, { title, main, status });
}

const headings: Readonly<Record<number, string>> = {
  403: 'This page has expired',
  404: 'Page not found',
  405: 'Not possible here',
  409: 'This order is not open any more',
  413: 'Too much text',
};

function visitorLinks(visit: Visit): Html {
  const inCart = countItems(visit.session.cart);
  const account = visit.account;
  const mine =
    account === null
      ? html`<a href="/login">Sign in</a><a href="/signup">Create account</a>`
      : html`<a href="/account">Account</a><a href="/logout">Log out</a>`;
  return html`<a href="/wishlist">Wishlist</a>${mine}<a class="cart-link" href="/cart">Cart<span class="badge" title="${items(inCart)}">${inCart}</span></a>`;
}

const linksByShop = new WeakMap<Shop, Html>();

function categoryLinks(shop: Shop): Html {
  const known = linksByShop.get(shop);
  if (known !== undefined) return known;
  const links = html`<a href="/products">All products</a>${shop.catalogue.categories.map(
    ({ slug, name }) => html`<a href="/category/${slug}">${name}</a>`,
  )}`;
  linksByShop.set(shop, links);
  return links;
}

function footer(visit: Visit): Html {
  return html`<footer class="bottom">
<div class="bar">
<form class="newsletter" action="/newsletter" method="post" aria-label="Newsletter">
${csrfField(visit)}
<label for="newsletter-email">New things, once a month</label>
<div class="row"><input id="newsletter-email" name="email" type="email" autocomplete="email" placeholder="you@example.com" required><button type="submit">Subscribe</button></div>
</form>
<p><a href="/contact">Contact us</a></p>
<p class="small">Juniper is the demo shop of FlowLoad. Nothing here is for sale.</p>
</div>
</footer>`;
}
