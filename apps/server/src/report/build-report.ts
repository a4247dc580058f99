import {
  assetsStepId,
  coverageOf,
  fidelityOf,
  isOneAtATime,
  type RunOutcome,
} from '@flowload/engine';
import type { Exchange, Flow } from '@flowload/engine/model/flow.ts';
import type { ErrorExample, SeriesSummary, Summary } from '@flowload/engine/model/metrics.ts';
import { finalStates, type RunConfig } from '@flowload/engine/model/run.ts';
import type { Figures } from './figures-shape.ts';
import { plainCopy } from './plain-data.ts';
import { reportConfig } from './report-config.ts';
import type { RunReport } from './run-report.ts';

export interface ReportFacts {
  readonly config: RunConfig;
  readonly outcome: RunOutcome;
  readonly exit: { readonly code: number; readonly reason: string };
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** FlowLoad's own. */
  readonly version: string;
}

/** Puts what a run left behind into the shape of `RunReport`. */
export function buildReport(facts: ReportFacts): RunReport {
  const { config, outcome, exit, startedAt, endedAt, version } = facts;
  const { summary } = outcome;
  return {
    $schema: 'run-report.schema.json',
    version: 1,
    flowload: version,
    url: config.url,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    state: finalState(outcome),
    exit,
    failure: outcome.failure,
    verdict: summary?.verdict ?? null,
    reasons: [...(summary?.reasons ?? [])],
    warnings: [...(summary?.warnings ?? [])],
    config: reportConfig(config),
    durationMs: summary?.durationMs ?? 0,
    peakUsers: summary?.peakUsers ?? 0,
    total: summary === null ? null : figuresOf(summary.total),
    scenarios:
      summary?.scenarios.map((series) => ({ name: series.name, figures: figuresOf(series) })) ?? [],
    thresholds: [...(summary?.thresholds ?? [])],
    capacity: plainCopy(summary?.capacity ?? null),
    coverage: reportCoverage(outcome, config),
    flows: outcome.flows.map((flow) => reportFlow(flow, summary)),
    errors: summary?.examples.map((example) => reportExample(example, outcome.flows)) ?? [],
    generator: plainCopy(summary?.generator ?? null),
  };
}

function finalState({ state }: RunOutcome): RunReport['state'] {
  if (!finalStates.has(state)) throw new Error(`A run that is ${state} has no report yet.`);
  return state as RunReport['state'];
}

function reportCoverage({ graph, flows }: RunOutcome, config: RunConfig): RunReport['coverage'] {
  return graph === null ? null : plainCopy(coverageOf(graph, flows, config.crawl));
}

function reportFlow(flow: Flow, summary: Summary | null): RunReport['flows'][number] {
  const series = summary?.flows.find(({ key }) => key.flowId === flow.id);
  return {
    id: flow.id,
    name: flow.name,
    effect: flow.effect,
    status: flow.proof.kind,
    reason: whyNotVerified(flow),
    repairs: flow.proof.kind === 'verified' ? [...flow.proof.repairs] : [],
    oneUserAtATime: isOneAtATime(flow),
    loaded: series !== undefined,
    fidelity: plainCopy(fidelityOf(flow)),
    figures: series === undefined ? null : figuresOf(series),
    steps: flow.steps.map(({ id, name, exchanges }) => ({
      id,
      name,
      requests: exchanges.map(requestLine),
      figures: stepFigures(summary, flow.id, id),
      assets: stepFigures(summary, flow.id, assetsStepId(id)),
    })),
  };
}

function stepFigures(summary: Summary | null, flowId: string, stepId: string): Figures | null {
  const series = summary?.steps.find(({ key }) => key.flowId === flowId && key.stepId === stepId);
  return series === undefined ? null : figuresOf(series);
}

/** Why a flow is not loaded, with the step where its trial replay failed; null for a verified one. */
export function whyNotVerified(flow: Flow): string | null {
  return flow.proof.kind === 'verified' ? null : fidelityOf(flow).verdict;
}

function requestLine({ request }: Exchange): string {
  return `${request.method} ${request.path}`;
}

function reportExample(
  { flowId, stepId, at, ...example }: ErrorExample,
  flows: readonly Flow[],
): RunReport['errors'][number] {
  const flow = flows.find(({ id }) => id === flowId);
  const step = flow?.steps.find(({ id }) => id === stepId);
  return {
    ...example,
    flow: flow?.name ?? flowId,
    step: step?.name ?? stepId,
    at: new Date(at).toISOString(),
  };
}

function figuresOf({ key: _, name: __, times, ...counts }: SeriesSummary): Figures {
  const { service, response, iteration, lateness, ...phases } = times;
  return {
    ...plainCopy(counts),
    errors: definedCounts(counts.errors),
    responseTimeMs: response,
    serviceTimeMs: service,
    phasesMs: phases,
    iterationDurationMs: iteration,
    latenessMs: lateness,
  };
}

function definedCounts(counts: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
