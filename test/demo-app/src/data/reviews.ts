import type { Catalogue, Product } from './catalogue.ts';

export interface Review {
  readonly author: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly title: string;
  readonly text: string;
}

export interface ProductReviews {
  /** Newest first, the last 8. */
  readonly shown: readonly Review[];
  readonly count: number;
  readonly averageRating: number;
}

const none: ProductReviews = { shown: [], count: 0, averageRating: 0 };
const shownPerProduct = 8;

export class Reviews {
  readonly #byProduct = new Map<Product, ProductReviews>();

  of(product: Product): ProductReviews {
    return this.#byProduct.get(product) ?? none;
  }

  add(product: Product, review: Review): void {
    const before = this.of(product);
    const count = before.count + 1;
    this.#byProduct.set(product, {
      shown: [review, ...before.shown].slice(0, shownPerProduct),
      count,
      averageRating: (before.averageRating * before.count + review.rating) / count,
    });
  }
}

const authors = ['Maren', 'Tobias', 'Ines', 'Jon', 'Aylin', 'Pavel', 'Ruth', 'Sam'];
const opinions: readonly Omit<Review, 'author'>[] = [
  { rating: 5, title: 'Better than I hoped', text: 'Well made, and it feels right in the hand.' },
  { rating: 5, title: 'A daily companion', text: 'I have used it every day since it arrived.' },
  { rating: 4, title: 'Lovely, a little small', text: 'Beautiful work. I would buy it a size up.' },
  { rating: 4, title: 'Good value', text: 'Arrived quickly and was packed without plastic.' },
  { rating: 3, title: 'Fine', text: 'Does what it should. The colour is darker than pictured.' },
];

/** One to three reviews for each product, the same for the same seed. */
export function seedReviews(reviews: Reviews, catalogue: Catalogue, random: () => number): void {
  for (const product of catalogue.products) {
    const count = 1 + Math.floor(random() * 3);
    const writers = drawn(authors, count, random);
    const said = drawn(opinions, count, random);
    for (const [index, author] of writers.entries()) {
      const opinion = said[index];
      if (opinion !== undefined) reviews.add(product, { author, ...opinion });
    }
  }
}

/** Neighbours from a random place on, so that none comes twice. */
function drawn<Item>(items: readonly Item[], count: number, random: () => number): readonly Item[] {
  const from = Math.floor(random() * items.length);
  return [...items.slice(from), ...items.slice(0, from)].slice(0, count);
}
