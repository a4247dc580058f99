import type { GraphqlAnswer } from './client.ts';

export const createRun = `
  mutation Create($input: CreateRunInput!) {
    createRun(input: $input) {
      __typename
      ... on Run { id name state active sequence config { url users durationMs usernames } }
      ... on UserError { message }
      ... on InvalidInputError { problems { field message } }
      ... on LimitError { limit }
    }
  }`;

export const runState = `query ($id: ID!) { run(id: $id) { id state sequence verdict } }`;

export const runUpdates = `
  subscription Updates($id: ID!, $after: Int) {
    runUpdates(id: $id, after: $after) {
      __typename
      ... on EventUpdate { sequence event { seq kind toState message } run { state } }
      ... on IntervalUpdate { sequence interval { seq total { requests serviceTime { p95 } } } }
      ... on ProgressUpdate { sequence progress { __typename ... on CrawlProgress { thumbnail } } }
      ... on FlowsUpdate { sequence flows { id proof { kind } } }
      ... on SummaryUpdate { sequence summary { verdict } }
    }
  }`;

export interface Update {
  readonly runUpdates: {
    readonly __typename: string;
    readonly sequence: number;
    readonly event?: { readonly seq: number; readonly kind: string; readonly toState: string };
    readonly interval?: { readonly seq: number };
    readonly run?: { readonly state: string };
  };
}

export interface CreatedRun {
  readonly createRun: { readonly __typename: string; readonly id: string; readonly state: string };
}

export function firstError(answer: GraphqlAnswer): string {
  return answer.errors?.[0]?.message ?? '';
}
