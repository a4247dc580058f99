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

export const finishCrawlingMutation = graphql(`
  mutation FinishCrawling($id: ID!) {
    finishCrawling(id: $id) {
      __typename
      ... on Run { id state }
      ... on UserError { message }
    }
  }
`);

export const adjustLoadMutation = graphql(`
  mutation AdjustLoad($id: ID!, $to: Float!, $scenario: String) {
    adjustLoad(id: $id, to: $to, scenario: $scenario) {
      __typename
      ... on Run { id }
      ... on UserError { message }
    }
  }
`);

export const pauseLoadMutation = graphql(`
  mutation PauseLoad($id: ID!) {
    pauseLoad(id: $id) {
      __typename
      ... on Run { id }
      ... on UserError { message }
    }
  }
`);

export const resumeLoadMutation = graphql(`
  mutation ResumeLoad($id: ID!) {
    resumeLoad(id: $id) {
      __typename
      ... on Run { id }
      ... on UserError { message }
    }
  }
`);

export const stopLoadMutation = graphql(`
  mutation StopLoad($id: ID!) {
    stopLoad(id: $id) {
      __typename
      ... on Run { id }
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
