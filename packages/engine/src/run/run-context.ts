import { createSummary, type SummaryBuilder } from '../metrics/summary.ts';
import type { Flow } from '../model/flow.ts';
import type { CapacityResult, Interval, Summary } from '../model/metrics.ts';
import type { RunConfig, RunFailure, RunOutputs, RunState } from '../model/run.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { Credentials } from '../model/target.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { FailedThresholds } from './failed-thresholds.ts';
import type { LoadSteering } from './load-steering.ts';
import type { StageFact } from './ports.ts';
import type { Ending } from './run-ending.ts';
import { inScenarios, loadableFlows } from './select-flows.ts';
import { type TargetWatch, watchFromStart, watchInterval } from './target-watch.ts';

/** How far a run goes: to proven flows only, or through the load. */
export type RunGoal = 'flows' | 'load';

export interface RunInput {
  readonly config: RunConfig;
  readonly outputs: RunOutputs;
  readonly goal: RunGoal;
  readonly history: RunHistory;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Where a run goes on whose first events were stored before a crash. */
export interface RunHistory {
  readonly nextSeq: number;
  readonly state: RunState | null;
}

export const noHistory: RunHistory = { nextSeq: 0, state: null };

/** What a run leaves behind. Parts it never reached are null or empty. */
export interface RunOutcome {
  readonly state: RunState;
  readonly failure: RunFailure | null;
  readonly graph: SiteGraph | null;
  readonly flows: readonly Flow[];
  readonly summary: Summary | null;
}

export interface RunContext {
  readonly config: RunConfig;
  readonly outputs: RunOutputs;
  readonly goal: RunGoal;
  readonly log: EventLog;
  /** Tells of thresholds as they fail. */
  readonly failures: FailedThresholds;
  /** The state told last. */
  readonly state: RunState | null;
  /** Cuts the present stage short. */
  readonly cancel: AbortController;
  readonly retries: number;
  readonly ending: Ending | null;
  readonly graph: SiteGraph | null;
  readonly flows: readonly Flow[];
  /** Added up in place as intervals come. */
  readonly totals: SummaryBuilder;
  readonly intervals: number;
  /** Milliseconds of load so far, those in which it was paused left out. */
  readonly loadedMs: number;
  readonly target: TargetWatch;
  /** Takes the commands of a load that is under way; null at any other time. */
  readonly steering: LoadSteering | null;
  /** What a capacity search came to. */
  readonly capacity: CapacityResult | null;
  readonly summary: Summary | null;
}

export function firstContext(input: RunInput): RunContext {
  const { config, outputs, history } = input;
  const log = createEventLog((event) => outputs.event(event), input.now, history.nextSeq);
  return {
    config,
    outputs,
    goal: input.goal,
    log,
    failures: new FailedThresholds((result) => log.append({ kind: 'threshold-failed', result })),
    state: history.state,
    cancel: new AbortController(),
    retries: 0,
    ending: null,
    graph: null,
    flows: config.flows ?? [],
    totals: createSummary(),
    intervals: 0,
    loadedMs: 0,
    target: watchFromStart,
    steering: null,
    capacity: null,
    summary: null,
  };
}

/** The flows that some part of the load may run. */
export function loadableOf({ flows, config }: RunContext): readonly Flow[] {
  const loadable = loadableFlows(flows, config.onlyFlows, config.includeDestructive);
  return inScenarios(loadable, config.scenarios);
}

/** Who the virtual users sign in as: those given, or the account that the crawl made. */
export function credentialsOf({ config, graph }: RunContext): readonly Credentials[] {
  if (config.credentials.length > 0 || !graph?.account) return config.credentials;
  const { username, password } = graph.account;
  return [{ username, password }];
}

export function graphOf({ graph }: RunContext): SiteGraph {
  if (graph === null) throw new Error('A run builds flows only after its crawl.');
  return graph;
}

/** What a fact changes. */
export function factKept(context: RunContext, fact: StageFact): Pick<RunContext, KeptFromFacts> {
  switch (fact.kind) {
    case 'flow-built':
    case 'flow-proven':
      return { ...context, flows: withFlow(context.flows, fact.flow) };
    case 'interval':
      return { ...context, ...intervalKept(context, fact.interval) };
    case 'steering':
      return { ...context, steering: fact.steering };
    case 'capacity':
      return { ...context, capacity: fact.capacity };
    default:
      return context;
  }
}

type KeptFromFacts = 'flows' | 'intervals' | 'loadedMs' | 'target' | 'steering' | 'capacity';

function intervalKept({ intervals, loadedMs, target }: RunContext, interval: Interval) {
  const wasPaused = interval.control === 'paused';
  return {
    intervals: intervals + 1,
    loadedMs: loadedMs + (wasPaused ? 0 : interval.durationMs),
    target: watchInterval(target, interval),
  };
}

function withFlow(flows: readonly Flow[], flow: Flow): readonly Flow[] {
  return flows.some((known) => known.id === flow.id)
    ? flows.map((known) => (known.id === flow.id ? flow : known))
    : [...flows, flow];
}

/** Hands a fact to the run's consumer. The context already holds what the fact changed. */
export function handOut(context: RunContext, fact: StageFact): void {
  const { outputs, log, failures, flows, totals } = context;
  switch (fact.kind) {
    case 'progress':
      outputs.progress(fact.progress);
      break;
    case 'log':
      log.append(fact);
      break;
    case 'interval':
      totals.add(fact.interval);
      outputs.interval(fact.interval);
      failures.hear(fact.interval.thresholds);
      break;
    case 'capacity-level':
      log.append(fact);
      break;
    case 'flow-built':
      outputs.flows(flows);
      log.append({ kind: 'flow-found', flowId: fact.flow.id, name: fact.flow.name });
      break;
    case 'flow-proven':
      outputs.flows(flows);
      log.append(proofEvent(fact.flow));
      break;
  }
}

export function tellState({ log, state, ending }: RunContext, to: RunState): void {
  if (state === to) return;
  const failure = to === 'failed' && ending?.kind === 'failed' ? ending.failure : null;
  log.append({ kind: 'state', from: state, to, failure });
}

export function tellWarning({ log }: RunContext, message: string): void {
  log.append({ kind: 'log', level: 'warning', message });
}

export function outcomeOf(context: RunContext): RunOutcome {
  const { state, ending, graph, flows, summary } = context;
  return {
    state: state ?? 'queued',
    failure: ending?.kind === 'failed' ? ending.failure : null,
    graph,
    flows,
    summary,
  };
}

function proofEvent({ id, name, proof }: Flow) {
  return {
    kind: 'flow-proven',
    flowId: id,
    name,
    verified: proof.kind === 'verified',
    reason: proof.kind === 'failed' || proof.kind === 'left-alone' ? proof.reason : null,
  } as const;
}
