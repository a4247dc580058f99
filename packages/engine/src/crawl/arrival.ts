/** How somebody came to a page. */
export interface Arrival {
  /** Ids of the actions that led there from a clean browser. */
  readonly route: readonly string[];
  readonly depth: number;
  readonly signedIn: boolean;
}
