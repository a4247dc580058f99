import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.ts';

export const createRunMutation = graphql(`
  mutation CreateRun($input: CreateRunInput!) {
    createRun(input: $input) {
      __typename
      ... on Run { id }
      ... on InvalidInputError { message problems { field message } }
      ... on LimitError { message limit }
    }
  }
`);

/** An earlier run that a new one is made from. */
export const sourceRunQuery = graphql(`
  query SourceRun($id: ID!) {
    run(id: $id) {
      id
      name
      config {
        url
        users
        durationMs
        iterations
        rampUpMs
        onlyFlows
        includeDestructive
        thinkTime { kind scale minMs maxMs }
        thresholds { metric expression }
        crawl { maxStates maxDepth maxVisitsPerTemplate timeMs contexts }
        insecure
        usernames
        logins
        fromFlowFile
      }
      flows { id name proof { kind } }
    }
  }
`);

export type CreateRunInput = VariablesOf<typeof createRunMutation>['input'];
export type CreateRunResult = ResultOf<typeof createRunMutation>['createRun'];
export type SourceRun = NonNullable<ResultOf<typeof sourceRunQuery>['run']>;
