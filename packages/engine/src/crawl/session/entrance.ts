import type { Account, FormPurpose } from '../../model/site-graph.ts';
import type { Credentials } from '../../model/target.ts';
import type { KnownAction } from '../map/site-map.ts';

/**
 * How one gets into a site that knows its users: with which login, by which forms, and what came of
 * trying. However fast the explorers are, the same holds: one account is made, and everybody signs in
 * with it, unless signing in was really refused.
 */
export class Entrance {
  readonly #given: Credentials | null;
  /** Ids of the sign-in forms that were met, and of those that refused. */
  readonly #forms = new Set<string>();
  readonly #refused = new Set<string>();
  #account: Account | null = null;
  /** Nobody can sign in with it; who signed up goes on from there. */
  #isGoneOnWith = false;
  #signedInBy: KnownAction | null = null;

  constructor(given: Credentials | null) {
    this.#given = given;
  }

  /** A login was given; nobody needs an account. */
  get hasLogin(): boolean {
    return this.#given !== null;
  }

  /** Who signs in: given, or made by a sign-up. */
  get credentials(): Credentials | null {
    if (this.#given !== null || this.#account === null) return this.#given;
    return { username: this.#account.username, password: this.#account.password };
  }

  get account(): Account | null {
    return this.#account;
  }

  /** The first form by which signing in worked. */
  get signedInBy(): KnownAction | null {
    return this.#signedInBy;
  }

  /** A sign-in form is known that has not refused, whether it was tried, is being tried or waits for its turn. */
  get hasForm(): boolean {
    return this.#forms.difference(this.#refused).size > 0;
  }

  noteForm(actionId: string): void {
    this.#forms.add(actionId);
  }

  /** Keeps the account that a sign-up made, to sign in with from now on. */
  made(account: Account): void {
    if (this.hasLogin || this.#account !== null) return;
    this.#account = account;
    this.#isGoneOnWith = !this.hasForm;
  }

  /** True the first time. */
  signedIn(action: KnownAction): boolean {
    if (this.#signedInBy !== null) return false;
    this.#signedInBy = action;
    return true;
  }

  /** The form let nobody in. An account that all have refused is no good, unless somebody goes on with it. */
  refused(actionId: string): void {
    this.#refused.add(actionId);
    const isLost = !this.hasForm && this.#signedInBy === null && !this.#isGoneOnWith;
    if (isLost) this.#account = null;
  }

  /**
   * Whether such a form is worth submitting: false when it is not any more, null when it must wait.
   * Signing up waits while something leads to where one could sign in, because a session that cannot
   * be had again by signing in costs another account each time; and a second time it waits for every
   * way in to refuse.
   */
  wants(purpose: FormPurpose, leadsToSignIn: () => boolean): boolean | null {
    if (purpose === 'sign-in') {
      if (this.#signedInBy !== null) return false;
      return this.credentials === null ? null : true;
    }
    if (purpose !== 'sign-up') return true;
    if (this.#account === null) return this.hasForm || !leadsToSignIn() ? true : null;
    return this.hasForm && this.#signedInBy === null ? null : false;
  }
}

/**
 * The way to the same place by signing in, instead of by making an account on the way. What was kept
 * in the session before, such as a filled cart, is done all the same.
 */
export function bySigningIn(
  route: readonly string[],
  signUpId: string,
  wayIn: readonly string[],
  isChanging: (actionId: string) => boolean,
): readonly string[] {
  const at = route.indexOf(signUpId);
  if (at === -1 || wayIn.includes(signUpId)) return route;
  const lastChange = route.slice(0, at).findLastIndex(isChanging);
  return [...route.slice(0, lastChange + 1), ...wayIn, ...route.slice(at + 1)];
}
