/**
 * A place in a request that holds one value, with what both recordings sent there. Objects and
 * arrays of a JSON body are leaves too (`json-tree`, their JSON as the value) before the walk goes
 * down into them: an application may send back whole what it was given.
 */
export interface Leaf {
  readonly place:
    | 'path'
    | 'query'
    | 'header'
    | 'form'
    | 'multipart'
    | 'json'
    | 'json-tree'
    | 'text';
  /** Field, parameter, header or JSON key; of a path segment the literal one before it; '' without. */
  readonly name: string;
  /** Tells it from the request's other leaves. */
  readonly key: string;
  readonly a: string;
  /** Null when the second recording sent nothing there. */
  readonly b: string | null;
}

/** Null leaves the leaf as the first recording had it. */
export type ResolveLeaf = (leaf: Leaf) => string | null;
