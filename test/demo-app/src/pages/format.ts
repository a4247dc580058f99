import type { ProductReviews } from '../data/reviews.ts';

export function price(cents: number): string {
  return `€${(cents / 100).toFixed(2)}`;
}

export function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

export function stars(rating: number): string {
  const full = Math.round(rating);
  return '★'.repeat(full) + '☆'.repeat(5 - full);
}

export function ratingSentence(reviews: ProductReviews): string {
  if (reviews.count === 0) return 'No reviews yet';
  const noun = reviews.count === 1 ? 'review' : 'reviews';
  return `${reviews.averageRating.toFixed(1)} of 5 from ${reviews.count} ${noun}`;
}
