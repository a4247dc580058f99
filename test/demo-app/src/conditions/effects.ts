const effectNames = [
  'accounts',
  'logins',
  'logouts',
  'deletedAccounts',
  'profileUpdates',
  'cartAdds',
  'cartUpdates',
  'cartRemovals',
  'orders',
  'wishlistAdds',
  'wishlistRemovals',
  'reviews',
  'contactMessages',
  'newsletterSignups',
] as const;

export type EffectName = (typeof effectNames)[number];

/** How often each side effect took place, and how many requests came in all; `/__` paths don't count. */
export type Effects = Readonly<Record<EffectName | 'requests', number>>;

export class EffectCounter {
  #counts = noEffects();

  count(effect: EffectName | 'requests'): void {
    this.#counts[effect] += 1;
  }

  snapshot(): Effects {
    return { ...this.#counts };
  }

  reset(): void {
    this.#counts = noEffects();
  }
}

function noEffects(): Record<EffectName | 'requests', number> {
  const counts = Object.fromEntries([...effectNames, 'requests'].map((name) => [name, 0]));
  return counts as Record<EffectName | 'requests', number>;
}
