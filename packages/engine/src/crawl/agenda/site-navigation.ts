/** Kinds of pages that must have a link before it counts as the site's own navigation. */
const enoughKinds = 4;

/**
 * Tells links of a site's navigation, whatever elements it is made of: the same address stands on
 * pages of several kinds, while a product is linked from lists alone.
 */
export class SiteNavigation {
  readonly #kindsLinking = new Map<string, Set<string>>();

  /** A page of the kind (a URL template) has links to these addresses. */
  note(kind: string, addresses: readonly string[]): void {
    for (const address of addresses) {
      const kinds = this.#kindsLinking.get(address) ?? new Set();
      this.#kindsLinking.set(address, kinds);
      if (kinds.size < enoughKinds) kinds.add(kind);
    }
  }

  leadsTo(address: string): boolean {
    return (this.#kindsLinking.get(address)?.size ?? 0) >= enoughKinds;
  }
}
