import type { Credentials } from '../../model/target.ts';
import type { KnownAction, SiteMap } from '../map/site-map.ts';
import { bySigningIn, Entrance } from './entrance.ts';

/** What ways through the site do to the session of who goes them, and how one gets into one. */
export class Sessions {
  readonly entrance: Entrance;
  readonly #map: SiteMap;
  /** Ids of actions after which the session was another one. */
  readonly #changing = new Set<string>();

  constructor(map: SiteMap, login: Credentials | null) {
    this.#map = map;
    this.entrance = new Entrance(login);
  }

  markChanging(actionId: string): void {
    this.#changing.add(actionId);
  }

  isChanging(actionId: string): boolean {
    return this.#changing.has(actionId);
  }

  /** The session a route needs: what it changed on its way. */
  worldOf(route: readonly string[]): string {
    return route.filter((id) => this.#changing.has(id)).join(' ');
  }

  /** True when everybody can sign in instead of signing up. */
  get canSignIn(): boolean {
    return this.entrance.hasForm && this.entrance.credentials !== null;
  }

  /** Signing in has worked; true the first time. */
  signedIn(action: KnownAction): boolean {
    if (!this.entrance.signedIn(action)) return false;
    this.markChanging(action.id);
    return true;
  }

  /** From a clean browser to being signed in; null while nobody has been. */
  get wayIn(): readonly string[] | null {
    const { signedInBy } = this.entrance;
    if (signedInBy === null) return null;
    const before = this.#map.state(signedInBy.fromStateId)?.route ?? [];
    return [...before, signedInBy.id];
  }

  /** The same way, by signing in where it makes an account. */
  bySigningIn(route: readonly string[]): readonly string[] {
    const { account } = this.entrance;
    const { wayIn } = this;
    if (account === null || wayIn === null) return route;
    return bySigningIn(route, account.actionId, wayIn, (id) => this.isChanging(id));
  }

  /** Where signing in led. */
  get home(): string | null {
    const id = this.entrance.signedInBy?.toStateId ?? null;
    return id === null ? null : (this.#map.state(id)?.url ?? null);
  }
}

/** More has happened in the session than signing in. */
export function isChain(world: string, signedIn: boolean): boolean {
  return world !== '' && world.split(' ').length > (signedIn ? 1 : 0);
}
