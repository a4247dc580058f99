import type { Account, Accounts } from '../data/accounts.ts';
import type { Session, Sessions } from '../data/sessions.ts';

const cookieName = 'shop_session';
const cookieAttributes = 'Path=/; HttpOnly; SameSite=Lax';

/** Who makes this request: finds the session by its cookie and makes one when a page needs it. */
export class Visit {
  readonly #sessions: Sessions;
  readonly #accounts: Accounts;
  readonly #sentId: string | null;
  #session: Session | null;
  #ended = false;

  constructor(sessions: Sessions, accounts: Accounts, cookieHeader: string | undefined) {
    this.#sessions = sessions;
    this.#accounts = accounts;
    this.#sentId = readCookie(cookieHeader);
    this.#session = this.#sentId === null ? null : sessions.find(this.#sentId);
  }

  get session(): Session {
    this.#session ??= this.#sessions.create();
    return this.#session;
  }

  get account(): Account | null {
    const id = this.#session?.accountId ?? null;
    return id === null ? null : this.#accounts.find(id);
  }

  signIn(account: Account): void {
    this.#session = this.#sessions.regenerate(this.session, account.id);
  }

  signOut(): void {
    if (this.#session !== null) this.#sessions.delete(this.#session);
    this.#session = null;
    this.#ended = true;
  }

  /** The Set-Cookie header to send, when the browser must learn something. */
  setCookie(): string | null {
    if (this.#session !== null && this.#session.id !== this.#sentId) {
      return `${cookieName}=${this.#session.id}; ${cookieAttributes}`;
    }
    const forget = this.#ended && this.#session === null;
    return forget ? `${cookieName}=; Max-Age=0; ${cookieAttributes}` : null;
  }
}

function readCookie(header: string | undefined): string | null {
  if (header === undefined) return null;
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName) return value ?? null;
  }
  return null;
}
