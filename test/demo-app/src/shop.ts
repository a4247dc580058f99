import { EffectCounter } from './conditions/effects.ts';
import { Accounts } from './data/accounts.ts';
import { ApiTokens } from './data/api-tokens.ts';
import { buildCatalogue, type Catalogue } from './data/catalogue.ts';
import { Orders } from './data/orders.ts';
import { Reviews, seedReviews } from './data/reviews.ts';
import { seededRandom } from './data/seeded-random.ts';
import { Sessions } from './data/sessions.ts';

/** Everything the shop knows; all of it in memory and bounded. */
export interface Shop {
  readonly catalogue: Catalogue;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly apiTokens: ApiTokens;
  readonly orders: Orders;
  readonly reviews: Reviews;
  readonly effects: EffectCounter;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Two customers who are always there; signing up makes more. */
export const seededCustomers = [
  { email: 'ada@example.com', password: 'ada-likes-tea-1', name: 'Ada Lind' },
  { email: 'ben@example.com', password: 'ben-likes-tea-2', name: 'Ben Okoro' },
] as const;

const capacity = { sessions: 100_000, accounts: 100_000, apiTokens: 100_000, orders: 100_000 };

export function createShop(seed: number, now: () => number): Shop {
  const random = seededRandom(seed);
  const catalogue = buildCatalogue(random);
  const reviews = new Reviews();
  seedReviews(reviews, catalogue, random);
  const accounts = new Accounts(capacity.accounts);
  for (const { email, password, name } of seededCustomers) accounts.create(email, password, name);
  return {
    catalogue,
    accounts,
    sessions: new Sessions(capacity.sessions),
    apiTokens: new ApiTokens(capacity.apiTokens),
    orders: new Orders(capacity.orders),
    reviews,
    effects: new EffectCounter(),
    now,
  };
}
