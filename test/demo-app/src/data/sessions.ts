import { BoundedMap } from './bounded-map.ts';
import type { Cart } from './cart.ts';
import type { Product } from './catalogue.ts';
import type { OrderDraft } from './orders.ts';
import { randomToken } from './random-token.ts';
import { SingleUseTokens } from './single-use-tokens.ts';

/**
 * One visitor. Cart and wish list live here and not with the account, so that two users who share
 * an account don't disturb each other.
 */
export interface Session {
  readonly id: string;
  readonly tokens: SingleUseTokens;
  readonly accountId: number | null;
  cart: Cart;
  /** Newest first. */
  wishlist: readonly Product[];
  drafts: readonly OrderDraft[];
  /** Shown once, on the next page. */
  notice: string | null;
}

const emptyCart: Cart = [];
const noProducts: readonly Product[] = [];
const noDrafts: readonly OrderDraft[] = [];

export class Sessions {
  readonly #byId: BoundedMap<string, Session>;

  constructor(capacity: number) {
    this.#byId = new BoundedMap(capacity);
  }

  find(id: string): Session | null {
    return this.#byId.get(id) ?? null;
  }

  create(accountId: number | null = null): Session {
    const session: Session = {
      id: randomToken(),
      tokens: new SingleUseTokens(),
      accountId,
      cart: emptyCart,
      wishlist: noProducts,
      drafts: noDrafts,
      notice: null,
    };
    this.#byId.set(session.id, session);
    return session;
  }

  /** A new id for the same visitor, so that an id known before signing in is worth nothing after it. */
  regenerate(old: Session, accountId: number): Session {
    this.#byId.delete(old.id);
    const session = this.create(accountId);
    session.cart = old.cart;
    session.wishlist = old.wishlist;
    return session;
  }

  delete(session: Session): void {
    this.#byId.delete(session.id);
  }
}
