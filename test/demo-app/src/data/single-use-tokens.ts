import { randomToken } from './random-token.ts';

/** What a token is good for: a token of one purpose is refused for another. */
export type TokenPurpose = 'form' | 'review' | 'wishlist' | 'api';

interface Outstanding {
  readonly value: string;
  readonly purpose: TokenPurpose;
}

/** The tokens of one session: each render mints new ones, each is good once, the oldest are dropped. */
export class SingleUseTokens {
  readonly #outstanding: Outstanding[] = [];
  readonly #capacity: number;

  constructor(capacity = 64) {
    this.#capacity = capacity;
  }

  mint(purpose: TokenPurpose): string {
    const value = randomToken();
    this.#outstanding.push({ value, purpose });
    if (this.#outstanding.length > this.#capacity) this.#outstanding.shift();
    return value;
  }

  /** True once for each token that was minted for this purpose. */
  spend(purpose: TokenPurpose, value: string): boolean {
    const at = this.#outstanding.findIndex((t) => t.value === value && t.purpose === purpose);
    if (at === -1) return false;
    this.#outstanding.splice(at, 1);
    return true;
  }
}
