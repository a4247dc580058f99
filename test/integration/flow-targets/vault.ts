import { randomBytes } from 'node:crypto';
import type { Session } from './small-app.ts';

/** Tokens that are good once. */
export class Vault {
  readonly #good = new Set<string>();

  issue(place: string, { secret }: Session, token = randomBytes(18).toString('base64url')): string {
    this.#good.add(`${place} ${secret} ${token}`);
    return token;
  }

  take(place: string, { secret }: Session, token: string | undefined): boolean {
    return this.#good.delete(`${place} ${secret} ${token}`);
  }
}
