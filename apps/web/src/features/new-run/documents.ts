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

const thinkTime = graphql(`
  fragment SourceThinkTime on ThinkTime @_unmask { kind scale ms minMs maxMs meanMs deviationMs }
`);

const pacing = graphql(`
  fragment SourcePacing on Pacing @_unmask { kind everyMs minMs maxMs }
`);

const executor = graphql(`
  fragment SourceExecutor on Executor @_unmask {
    __typename
    ... on ConstantVusExecutor { vus durationMs }
    ... on RampingVusExecutor { startVus stages { durationMs target } gracefulRampDownMs }
    ... on SharedIterationsExecutor { vus iterations maxDurationMs }
    ... on PerVuIterationsExecutor { vus iterations maxDurationMs }
    ... on ConstantArrivalRateExecutor { rate durationMs timeUnitMs preAllocatedVus maxVus }
    ... on RampingArrivalRateExecutor {
      startRate stages { durationMs target } timeUnitMs preAllocatedVus maxVus
    }
  }
`);

const check = graphql(`
  fragment SourceCheck on Check @_unmask {
    name
    flow
    step
    condition {
      __typename
      ... on TextCondition { text present }
      ... on JsonCondition { path equals }
      ... on HeaderCondition { header: name contains }
      ... on SizeCondition { minBytes maxBytes }
      ... on TimeCondition { maxMs }
    }
  }
`);

/** An earlier run that a new one is made from. */
export const sourceRunQuery = graphql(
  `
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
        preset
        scenarios {
          name
          flows { flow weight }
          executor { ...SourceExecutor }
          startMs
          thinkTime { ...SourceThinkTime }
          pacing { ...SourcePacing }
          assets
          gracefulStopMs
          tags { name value }
        }
        capacity { slo { metric expression } unit from to levelMs precision }
        onlyFlows
        includeDestructive
        thinkTime { ...SourceThinkTime }
        pacing { ...SourcePacing }
        assets
        thresholds { metric expression abortOnFail delayAbortEvalMs }
        checks { ...SourceCheck }
        apdexMs
        requestTimeoutMs
        crawl { maxStates maxDepth maxVisitsPerTemplate timeMs contexts }
        network { insecure ca proxy dns connectionsPerHost }
        usernames
        logins
        fromFlowFile
      }
      flows { id name proof { kind } }
    }
  }
`,
  [thinkTime, pacing, executor, check],
);

export type CreateRunInput = VariablesOf<typeof createRunMutation>['input'];
export type CreateRunResult = ResultOf<typeof createRunMutation>['createRun'];
export type SourceRun = NonNullable<ResultOf<typeof sourceRunQuery>['run']>;
export type SourceConfig = SourceRun['config'];
export type SourceExecutor = ResultOf<typeof executor>;
export type SourceThinkTime = ResultOf<typeof thinkTime>;
export type SourcePacing = ResultOf<typeof pacing>;
export type SourceCheck = ResultOf<typeof check>;
