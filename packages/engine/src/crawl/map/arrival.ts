/** How somebody came to a page. */
export interface Arrival {
  /** Ids of the actions that led there from a clean browser. */
  readonly route: readonly string[];
  readonly depth: number;
  readonly signedIn: boolean;
  /** Under a name that nothing had so far; what is done there makes something new. */
  readonly creates?: boolean;
}
