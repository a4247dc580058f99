import type { ArtKind } from '../pages/product-art.ts';
import { categoryData } from './catalogue-data.ts';

export interface Category {
  readonly slug: string;
  readonly name: string;
  readonly intro: string;
}

export interface Product {
  readonly slug: string;
  readonly name: string;
  readonly category: Category;
  readonly priceCents: number;
  readonly blurb: string;
  readonly art: ArtKind;
  /** Index into the palettes of product-art.ts; follows the seed. */
  readonly palette: number;
}

export interface Catalogue {
  readonly categories: readonly Category[];
  readonly products: readonly Product[];
  readonly bySlug: ReadonlyMap<string, Product>;
}

export function buildCatalogue(random: () => number): Catalogue {
  const categories: Category[] = [];
  const products: Product[] = [];
  for (const { products: rows, ...category } of categoryData) {
    categories.push(category);
    for (const [name, priceCents, art, blurb] of rows) {
      const palette = Math.floor(random() * 1024);
      products.push({ slug: slugOf(name), name, category, priceCents, blurb, art, palette });
    }
  }
  return { categories, products, bySlug: new Map(products.map((p) => [p.slug, p])) };
}

export function productsIn(catalogue: Catalogue, category: Category): readonly Product[] {
  return catalogue.products.filter((product) => product.category.slug === category.slug);
}

/** Products whose name, sentence or category holds every word of the query. */
export function searchProducts(catalogue: Catalogue, query: string): readonly Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return catalogue.products.filter((product) => {
    const text = `${product.name} ${product.blurb} ${product.category.name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The next products of the same category, round and round. */
export function relatedProducts(
  catalogue: Catalogue,
  product: Product,
  count: number,
): readonly Product[] {
  const siblings = productsIn(catalogue, product.category);
  const at = siblings.indexOf(product);
  return [...siblings.slice(at + 1), ...siblings.slice(0, at)].slice(0, count);
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
