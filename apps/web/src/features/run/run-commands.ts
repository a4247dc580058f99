import { graphql } from '../../graphql/graphql.ts';

export const startRunMutation = graphql(`
  mutation StartRun($id: ID!) {
    startRun(id: $id) {
      __typename
      ... on Run { id state }
      ... on UserError { message }
    }
  }
`);

export const abortRunMutation = graphql(`
  mutation AbortRun($id: ID!) {
    abortRun(id: $id) {
      __typename
      ... on Run { id state }
      ... on UserError { message }
    }
  }
`);

export const deleteRunMutation = graphql(`
  mutation DeleteRun($id: ID!) {
    deleteRun(id: $id) {
      __typename
      ... on DeletedRun { id }
      ... on UserError { message }
    }
  }
`);

export const repeatRunMutation = graphql(`
  mutation RepeatRun($id: ID!, $reuseFlows: Boolean!) {
    repeatRun(id: $id, reuseFlows: $reuseFlows) {
      __typename
      ... on Run { id }
      ... on UserError { message }
    }
  }
`);
