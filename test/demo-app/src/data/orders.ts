import { BoundedMap } from './bounded-map.ts';
import type { Cart } from './cart.ts';

export interface Address {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string;
}

export type DeliveryMethod = 'standard' | 'express';
export type PaymentMethod = 'invoice' | 'card-at-the-door';

/** An order on its way through the three steps; its token is good for one order. */
export interface OrderDraft {
  readonly token: string;
  readonly address: Address | null;
  readonly delivery: { readonly method: DeliveryMethod; readonly note: string } | null;
}

export interface Order {
  readonly id: number;
  readonly accountId: number;
  /** Epoch milliseconds. */
  readonly placedAt: number;
  readonly lines: Cart;
  readonly address: Address;
  readonly delivery: DeliveryMethod;
  readonly payment: PaymentMethod;
  readonly totalCents: number;
}

const keptPerAccount = 50;

export class Orders {
  readonly #byId: BoundedMap<number, Order>;
  readonly #idsByAccount: BoundedMap<number, readonly number[]>;
  #lastId = 10_000;

  constructor(capacity: number) {
    this.#byId = new BoundedMap(capacity);
    this.#idsByAccount = new BoundedMap(capacity);
  }

  place(order: Omit<Order, 'id'>): Order {
    const placed = { ...order, id: ++this.#lastId };
    this.#byId.set(placed.id, placed);
    const earlier = this.#idsByAccount.get(order.accountId) ?? [];
    this.#idsByAccount.set(order.accountId, [placed.id, ...earlier].slice(0, keptPerAccount));
    return placed;
  }

  find(id: number): Order | null {
    return this.#byId.get(id) ?? null;
  }

  /** Newest first, the last 50. */
  ofAccount(accountId: number): readonly Order[] {
    const ids = this.#idsByAccount.get(accountId) ?? [];
    return ids.map((id) => this.find(id)).filter((order) => order !== null);
  }
}
