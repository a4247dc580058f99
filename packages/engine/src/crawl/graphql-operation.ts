/** What a GraphQL request asks for. */
export interface GraphqlOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** '' for one without a name. */
  readonly name: string;
}

const document =
  /"query"\s*:\s*"(?:\\[nrt]|\s|#[^"\\]*\\n)*(?:(query|mutation|subscription)\s*(\w*)|\{)/;
const namedOperation = /"operationName"\s*:\s*"(\w+)"/;

/** The operation in the body of a request; null when it is none. Of a batch, one that changes something counts. */
export function graphqlOperation(body: string | null): GraphqlOperation | null {
  if (body === null) return null;
  const all: GraphqlOperation[] = [...body.matchAll(new RegExp(document, 'g'))].map(
    ([, word, name = '']) => ({
      kind: word === 'mutation' || word === 'subscription' ? word : ('query' as const),
      name: name || (namedOperation.exec(body)?.[1] ?? ''),
    }),
  );
  return all.find(({ kind }) => kind === 'mutation') ?? all[0] ?? null;
}
