import { expect, test } from 'vitest';
import { buildCatalogue, relatedProducts, searchProducts } from './catalogue.ts';
import { Reviews, seedReviews } from './reviews.ts';
import { seededRandom } from './seeded-random.ts';

const catalogue = buildCatalogue(seededRandom(1));

test('has 48 products, each at its own address', () => {
  expect(catalogue.products).toHaveLength(48);
  expect(catalogue.bySlug.size).toBe(48);
});

test('is the same for the same seed, reviews included', () => {
  const build = (seed: number) => {
    const random = seededRandom(seed);
    const built = buildCatalogue(random);
    const reviews = new Reviews();
    seedReviews(reviews, built, random);
    return built.products.map((product) => [product, reviews.of(product)]);
  };
  expect(build(3)).toEqual(build(3));
  expect(build(3)).not.toEqual(build(4));
});

test('search needs every word, in any order and case', () => {
  const names = searchProducts(catalogue, ' TOWEL linen ').map(({ name }) => name);
  expect(names).toEqual(['Striped Kitchen Towel', 'Linen Tea Towel']);
  expect(searchProducts(catalogue, '  ')).toEqual([]);
});

test('related products are neighbours in the category and never the product itself', () => {
  for (const product of catalogue.products) {
    const related = relatedProducts(catalogue, product, 4);
    expect(related).toHaveLength(4);
    expect(related).not.toContain(product);
  }
});
