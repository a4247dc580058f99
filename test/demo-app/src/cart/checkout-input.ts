import type { Address, DeliveryMethod, OrderDraft, PaymentMethod } from '../data/orders.ts';
import { text } from '../http/shop-request.ts';

export const countries: Readonly<Record<string, string>> = {
  AT: 'Austria',
  DE: 'Germany',
  FR: 'France',
  NL: 'Netherlands',
  SE: 'Sweden',
};
export const deliveryMethods: Readonly<Record<DeliveryMethod, string>> = {
  standard: 'Standard, three to five days, free',
  express: 'Express, next working day, free this week',
};
export const paymentMethods: Readonly<Record<PaymentMethod, string>> = {
  invoice: 'Invoice, within 30 days',
  'card-at-the-door': 'Card at the door',
};

/** What was entered, or a sentence saying what is wrong with it. */
export type Entered<Value> =
  | { readonly kind: 'accepted'; readonly value: Value }
  | { readonly kind: 'refused'; readonly reason: string };

export function readAddress(fields: URLSearchParams): Entered<Address> {
  const address = {
    name: text(fields, 'name').slice(0, 60),
    street: text(fields, 'street').slice(0, 100),
    postalCode: text(fields, 'postal_code'),
    city: text(fields, 'city').slice(0, 60),
    country: text(fields, 'country'),
    phone: text(fields, 'phone').slice(0, 30),
  };
  if (address.name === '') return refused('Please tell us who receives the order.');
  if (address.street === '') return refused('Please give street and number.');
  if (!/^\d{4,6}$/.test(address.postalCode)) {
    return refused('The postal code must have four to six digits.');
  }
  if (address.city === '') return refused('Please give the city.');
  if (!Object.hasOwn(countries, address.country)) return refused('Please choose a country.');
  return accepted(address);
}

export function readDelivery(
  fields: URLSearchParams,
): Entered<NonNullable<OrderDraft['delivery']>> {
  const method = text(fields, 'delivery');
  const note = text(fields, 'note').slice(0, 300);
  if (method === 'standard' || method === 'express') return accepted({ method, note });
  return refused('Please choose how we shall send it.');
}

export function readPayment(fields: URLSearchParams): Entered<PaymentMethod> {
  const method = text(fields, 'payment');
  if (fields.get('terms') !== 'yes') return refused('Please accept the terms.');
  if (method === 'invoice' || method === 'card-at-the-door') return accepted(method);
  return refused('Please choose how you would like to settle it.');
}

function accepted<Value>(value: Value): Entered<Value> {
  return { kind: 'accepted', value };
}

function refused(reason: string): Entered<never> {
  return { kind: 'refused', reason };
}
