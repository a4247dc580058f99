import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import {
  capacityLevel,
  generatorHealth,
  percentiles,
  seriesFigures,
  thresholdResult,
} from './figure-fragments.ts';

/** What load was asked for, as far as it is told in a few words. */
export const askedLoad = graphql(`
  fragment AskedLoad on RunConfig @_unmask {
    users
    durationMs
    iterations
    logins
    preset
    capacity { unit from to slo { metric expression } }
    scenarios {
      name
      startMs
      executor {
        __typename
        ... on ConstantVusExecutor { vus }
        ... on RampingVusExecutor { startVus stages { durationMs target } }
        ... on SharedIterationsExecutor { vus }
        ... on PerVuIterationsExecutor { vus }
        ... on ConstantArrivalRateExecutor { rate timeUnitMs durationMs }
        ... on RampingArrivalRateExecutor { startRate timeUnitMs stages { durationMs target } }
      }
    }
  }
`);

export const runHead = graphql(
  `
  fragment RunHead on Run @_unmask {
    id
    name
    state
    active
    verdict
    failure { code message }
    config {
      url
      rampUpMs
      usernames
      fromFlowFile
      includeDestructive
      apdexMs
      ...AskedLoad
    }
    createdAt
    startedAt
    endedAt
  }
`,
  [askedLoad],
);

export const runSummary = graphql(
  `
  fragment RunSummary on Summary @_unmask {
    verdict
    reasons
    warnings
    durationMs
    peakUsers
    total { ...SeriesFigures }
    scenarios { ...SeriesFigures }
    flows { ...SeriesFigures }
    steps { ...SeriesFigures }
    thresholds { ...Threshold }
    examples { errorClass flowId stepId at method url status message request head body }
    generator { ...Generator }
    capacity { unit capacity low high limitedBy conclusion levels { ...Level } }
  }
`,
  [seriesFigures, thresholdResult, generatorHealth, capacityLevel],
);

/** What a list of flows shows; what the proof rests on is asked for by the flows page alone. */
export const flowCard = graphql(`
  fragment FlowCard on Flow @_unmask {
    id
    name
    effect
    needsCredentials
    proof { kind reason stepId users oneUserAtATime compared repairs at }
    steps { id flowId flowName name }
  }
`);

export const runProgress = graphql(`
  fragment Progress on RunProgress @_unmask {
    __typename
    ... on CrawlProgress { states actionsTried actionsQueued formsSubmitted url title doing thumbnail }
    ... on BuildProgress { journey done total }
    ... on VerifyProgress { flow done total }
    ... on LoadProgress { elapsedMs totalMs iterations totalIterations control level }
  }
`);

export const runEvent = graphql(
  `
  fragment Event on RunEvent @_unmask {
    seq
    at
    kind
    message
    level
    fromState
    toState
    flowId
    verified
    command { kind to scenario }
    threshold { ...Threshold }
    capacityLevel { ...Level }
  }
`,
  [thresholdResult, capacityLevel],
);

/** Only what charts draw: a long run has thousands of points. */
const pointTimes = graphql(`
  fragment PointTimes on Percentiles @_unmask { p50 p95 p99 }
`);

export const intervalPoint = graphql(
  `
  fragment Point on Interval @_unmask {
    seq
    startedAt
    durationMs
    activeUsers
    total {
      requests
      requestsPerSecond
      errors
      errorsByClass { errorClass count }
      bytesIn
      iterations
      failedIterations
      droppedIterations
      serviceTime { ...PointTimes }
      responseTime { ...PointTimes }
    }
    generator { eventLoopDelayP99Ms cpu lateStartsP99Ms }
  }
`,
  [pointTimes],
);

const liveFigures = graphql(
  `
  fragment LiveFigures on IntervalFigures @_unmask {
    flowId
    stepId
    requests
    requestsPerSecond
    errors
    serviceTime { ...Times }
    responseTime { ...Times }
  }
`,
  [percentiles],
);

const liveScenario = graphql(`
  fragment LiveScenario on IntervalFigures @_unmask {
    scenario
    iterationsPerSecond
  }
`);

export const liveInterval = graphql(
  `
  fragment LiveInterval on Interval @_unmask {
    ...Point
    generator { ...Generator }
    control
    thresholds { ...Threshold }
    scenarios { ...LiveScenario }
    flows { ...LiveFigures }
    steps { ...LiveFigures }
  }
`,
  [intervalPoint, generatorHealth, thresholdResult, liveScenario, liveFigures],
);

export const runSnapshotQuery = graphql(
  `
  query RunSnapshot($id: ID!) {
    run(id: $id) {
      ...RunHead
      sequence
      progress { ...Progress }
      flows { ...FlowCard }
      summary { ...RunSummary }
    }
  }
`,
  [runHead, runProgress, flowCard, runSummary],
);

export const runEventsQuery = graphql(
  `
  query RunEvents($id: ID!, $first: Int!, $after: String) {
    run(id: $id) {
      id
      events(first: $first, after: $after) {
        edges { node { ...Event } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  [runEvent],
);

export const runIntervalsQuery = graphql(
  `
  query RunIntervals($id: ID!, $fromSeq: Int!, $first: Int!) {
    run(id: $id) {
      id
      intervals(fromSeq: $fromSeq, first: $first) { ...Point }
    }
  }
`,
  [intervalPoint],
);

export const runUpdatesSubscription = graphql(
  `
  subscription RunUpdates($id: ID!, $after: Int) {
    runUpdates(id: $id, after: $after) {
      __typename
      ... on EventUpdate { sequence event { ...Event } run { ...RunHead } }
      ... on IntervalUpdate { sequence interval { ...LiveInterval } }
      ... on ProgressUpdate { sequence progress { ...Progress } }
      ... on FlowsUpdate { sequence flows { ...FlowCard } }
      ... on SummaryUpdate { sequence summary { ...RunSummary } run { ...RunHead } }
    }
  }
`,
  [runEvent, runHead, liveInterval, runProgress, flowCard, runSummary],
);

export type RunHead = ResultOf<typeof runHead>;
export type AskedLoad = ResultOf<typeof askedLoad>;
export type RunSnapshot = NonNullable<ResultOf<typeof runSnapshotQuery>['run']>;
export type RunUpdate = ResultOf<typeof runUpdatesSubscription>['runUpdates'];
export type RunProgress = ResultOf<typeof runProgress>;
export type RunEvent = ResultOf<typeof runEvent>;
export type RunSummary = ResultOf<typeof runSummary>;
export type FlowCard = ResultOf<typeof flowCard>;
export type IntervalPoint = ResultOf<typeof intervalPoint>;
export type LiveFigures = ResultOf<typeof liveFigures>;
export type LiveInterval = ResultOf<typeof liveInterval>;
export type CapacityResult = NonNullable<RunSummary['capacity']>;
export type ErrorClass = RunSummary['examples'][number]['errorClass'];
