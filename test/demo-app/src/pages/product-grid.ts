import type { Product } from '../data/catalogue.ts';
import { type Html, html } from '../http/html.ts';
import { price } from './format.ts';
import { productArt } from './product-art.ts';

const cards = new WeakMap<Product, Html>();

export function productGrid(products: readonly Product[]): Html {
  return html`<ul class="grid">${products.map(card)}</ul>`;
}

function card(product: Product): Html {
  const known = cards.get(product);
  if (known !== undefined) return known;
  const made = html`<li class="card"><a href="/product/${product.slug}">${productArt(product)}<span class="name">${product.name}</span><span class="price">${price(product.priceCents)}</span></a></li>`;
  cards.set(product, made);
  return made;
}
