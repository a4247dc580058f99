import type { Effect } from './effect.ts';
import type { Action } from './site-graph.ts';

/** A way through the site graph that ends in something worth testing; not yet recorded. */
export interface Journey {
  readonly id: string;
  /** As a person would say it: "Sign in", "Search products", "Check out". */
  readonly name: string;
  readonly effect: Effect;
  /** From a clean browser: the first is always an `open`. */
  readonly actions: readonly Action[];
  /** Why it stays unrecorded, such as a destructive effect that nobody asked for. */
  readonly leftAlone: string | null;
}

/** Who makes a recording: two personas type different values, so that what differs shows. */
export interface Persona {
  /** 0 or 1; feeds the generators, so that one persona types the same values again. */
  readonly index: number;
  readonly seed: number;
  readonly credentials: { readonly username: string; readonly password: string } | null;
}
