import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** Asks over HTTP as any client does. */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}

/** The data; throws when there are errors. `T` is what the query asks for. */
export async function data<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const answer = await ask(url, query, variables);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data as T;
}

export function socketClient(url: string): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
}

/** Takes the subscription's messages until `enough`, then leaves; all of them when it ends by itself. */
export async function take<T>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
  enough: (message: T, all: readonly T[]) => boolean = () => false,
): Promise<T[]> {
  const all: T[] = [];
  for await (const { data: message, errors } of client.iterate<T>({ query, variables })) {
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    if (message === null || message === undefined) continue;
    all.push(message);
    if (enough(message, all)) break;
  }
  return all;
}
