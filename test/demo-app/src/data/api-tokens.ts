import { BoundedMap } from './bounded-map.ts';
import { randomToken } from './random-token.ts';

/** What a bearer token stands for. */
export interface ApiGrant {
  readonly accountId: number;
  readonly sessionId: string;
  /**
   * The profile version this client may save against: the one it was last given, once. Held by
   * client and not by account, so that users who share an account can save at the same time, while
   * a stale form or a save sent twice is a conflict.
   */
  profileVersion: number | null;
}

export class ApiTokens {
  readonly #grants: BoundedMap<string, ApiGrant>;

  constructor(capacity: number) {
    this.#grants = new BoundedMap(capacity);
  }

  issue(accountId: number, sessionId: string): string {
    const token = randomToken();
    this.#grants.set(token, { accountId, sessionId, profileVersion: null });
    return token;
  }

  find(token: string): ApiGrant | null {
    return this.#grants.get(token) ?? null;
  }
}
