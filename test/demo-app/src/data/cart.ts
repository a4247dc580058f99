import type { Product } from './catalogue.ts';

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

export type Cart = readonly CartLine[];

export const maxQuantity = 999;

export function addToCart(cart: Cart, product: Product, quantity: number): Cart {
  const present = cart.find((line) => line.product === product)?.quantity ?? 0;
  if (present === 0) return [...cart, { product, quantity }];
  return setQuantity(cart, product, present + quantity);
}

export function setQuantity(cart: Cart, product: Product, quantity: number): Cart {
  return cart.map((line) => (line.product === product ? { product, quantity } : line));
}

export function removeFromCart(cart: Cart, product: Product): Cart {
  return cart.filter((line) => line.product !== product);
}

export function countItems(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity, 0);
}

export function totalCents(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity * line.product.priceCents, 0);
}
