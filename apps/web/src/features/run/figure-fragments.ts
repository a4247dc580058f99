import { graphql, type ResultOf } from '../../graphql/graphql.ts';

/** Milliseconds. */
export const percentiles = graphql(`
  fragment Times on Percentiles @_unmask { p50 p90 p95 p99 p999 max mean }
`);

const phases = graphql(
  `
  fragment PhaseTimes on Phases @_unmask {
    blocked { ...Times }
    connecting { ...Times }
    tlsHandshaking { ...Times }
    sending { ...Times }
    waiting { ...Times }
    receiving { ...Times }
  }
`,
  [percentiles],
);

export const thresholdResult = graphql(`
  fragment Threshold on ThresholdResult @_unmask {
    metric expression actual actualText boundText passed failedAtMs aborted
  }
`);

export const capacityLevel = graphql(
  `
  fragment Level on CapacityLevel @_unmask {
    level
    fromMs
    durationMs
    held
    certainty
    requestsPerSecond
    iterationsPerSecond
    errorRate
    responseTime { ...Times }
    results { metric expression actual actualText passed }
  }
`,
  [percentiles],
);

/** The generator's own honesty. */
export const generatorHealth = graphql(`
  fragment Generator on GeneratorHealth @_unmask {
    eventLoopDelayP99Ms
    cpu
    lateStartsP99Ms
    sockets
    memoryBytes
    baselineMs
    exhausted
    workers { cpu eventLoopDelayP99Ms users sockets }
  }
`);

export const seriesFigures = graphql(
  `
  fragment SeriesFigures on SeriesSummary @_unmask {
    scenario
    flowId
    stepId
    name
    requests
    unsent
    requestsPerSecond
    errors { errorClass count }
    errorRate
    statuses { status count }
    bytesIn
    bytesOut
    iterations
    failedIterations
    interruptedIterations
    droppedIterations
    checksPassed
    checksFailed
    checks { name passed failed }
    apdex
    serviceTime { ...Times }
    responseTime { ...Times }
    phases { ...PhaseTimes }
    iterationDuration { ...Times }
    lateness { ...Times }
  }
`,
  [percentiles, phases],
);

export type SeriesFigures = ResultOf<typeof seriesFigures>;
export type Percentiles = ResultOf<typeof percentiles>;
export type ThresholdState = ResultOf<typeof thresholdResult>;
export type CapacityLevel = ResultOf<typeof capacityLevel>;
export type Generator = ResultOf<typeof generatorHealth>;
