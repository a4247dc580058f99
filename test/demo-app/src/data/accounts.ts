import { BoundedMap } from './bounded-map.ts';
import { hashPassword, type PasswordHash, passwordMatches } from './passwords.ts';

export interface Account {
  readonly id: number;
  readonly email: string;
  readonly password: PasswordHash;
  readonly profile: Profile;
}

export interface Profile {
  readonly displayName: string;
  readonly phone: string;
  /** Drawn from one sequence for all accounts, so that no two saved profiles share a version. */
  readonly version: number;
}

export class Accounts {
  readonly #byId: BoundedMap<number, Account>;
  readonly #idByEmail: BoundedMap<string, number>;
  #lastId = 0;
  #lastVersion = 1000;

  constructor(capacity: number) {
    this.#byId = new BoundedMap(capacity);
    this.#idByEmail = new BoundedMap(capacity);
  }

  find(id: number): Account | null {
    return this.#byId.get(id) ?? null;
  }

  findByEmail(email: string): Account | null {
    const id = this.#idByEmail.get(normalise(email));
    return id === undefined ? null : this.find(id);
  }

  create(email: string, password: string, displayName: string): Account {
    const profile = { displayName, phone: '', version: ++this.#lastVersion };
    const id = ++this.#lastId;
    const account = { id, email: normalise(email), password: hashPassword(password), profile };
    this.#byId.set(id, account);
    this.#idByEmail.set(account.email, id);
    return account;
  }

  authenticate(email: string, password: string): Account | null {
    const account = this.findByEmail(email);
    return account !== null && passwordMatches(account.password, password) ? account : null;
  }

  saveProfile(account: Account, displayName: string, phone: string): Account {
    const profile = { displayName, phone, version: ++this.#lastVersion };
    const saved = { ...account, profile };
    this.#byId.set(account.id, saved);
    return saved;
  }

  delete(account: Account): void {
    this.#byId.delete(account.id);
    this.#idByEmail.delete(account.email);
  }
}

function normalise(email: string): string {
  return email.trim().toLowerCase();
}
