/** What a GraphQL request asks for. */
export interface GraphqlOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** '' for one without a name. */
  readonly name: string;
}

const document =
  /"query"\s*:\s*"(?:\\[nrt]|\s|#[^"\\]*\\n)*(?:(query|mutation|subscription)\s*(\w*)|\{)/;
const writtenDocument = /^(?:\s|#[^\n]*\n)*(query|mutation|subscription)\b\s*(\w*)/;
const namedOperation = /"operationName"\s*:\s*"(\w+)"/;

/** The operations in the body of a request, several in a batch; none when it is no GraphQL. */
export function graphqlOperations(body: string | null): readonly GraphqlOperation[] {
  if (body === null) return [];
  return [...body.matchAll(new RegExp(document, 'g'))].map(([, word, name = '']) => ({
    kind: kindOf(word),
    name: name || (namedOperation.exec(body)?.[1] ?? ''),
  }));
}

/** The operation that stands in an address, as GraphQL sent by GET has it; null when there is none. */
export function graphqlOperationIn(query: URLSearchParams): GraphqlOperation | null {
  const match = writtenDocument.exec(query.get('query') ?? '');
  if (match === null) return null;
  return { kind: kindOf(match[1]), name: query.get('operationName') ?? match[2] ?? '' };
}

/** The operation that tells what a request does; null when it is none. Of a batch, one that changes something. */
export function graphqlOperation(body: string | null): GraphqlOperation | null {
  const all = graphqlOperations(body);
  return all.find(({ kind }) => kind === 'mutation') ?? all[0] ?? null;
}

/** The name of an operation that the server knows already and whose text is not sent; '' when there is none. */
export function persistedOperationName(body: string | null): string {
  if (body === null || !body.includes('"persistedQuery"')) return '';
  return namedOperation.exec(body)?.[1] ?? '';
}

function kindOf(word: string | undefined): GraphqlOperation['kind'] {
  return word === 'mutation' || word === 'subscription' ? word : 'query';
}
