import type { Json } from '../model/flow.ts';

/** A place in a request that holds one value, with what both recordings sent there. */
export interface Leaf {
  readonly place: 'path' | 'query' | 'header' | 'cookie' | 'form' | 'multipart' | 'json' | 'text';
  /** Field, parameter, header, cookie or JSON key; of a path segment the literal one before it; '' without. */
  readonly name: string;
  /** Tells it from the request's other leaves. */
  readonly key: string;
  readonly a: string;
  /** Null when the second recording sent nothing there. */
  readonly b: string | null;
  /** Numbers and the like can't be text around a value. */
  readonly whole?: true;
}

/** An object or array in a JSON body, before the walk goes down into it. */
export interface Tree {
  readonly name: string;
  readonly key: string;
  readonly a: Json;
  readonly b: Json;
}

/** Says what stands at the places of a request; null leaves a place as the first recording had it. */
export interface Resolver {
  leaf(leaf: Leaf): string | null;
  tree(tree: Tree): TreeTemplate | null;
}

export interface TreeTemplate {
  readonly template: string;
  /** Elements that follow the ones of the template in an array; null when it stands for the whole. */
  readonly added: { readonly a: readonly Json[]; readonly b: readonly Json[] } | null;
}
