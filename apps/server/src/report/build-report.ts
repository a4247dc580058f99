import { coverageOf, fidelityOf, isOneAtATime, type RunOutcome } from '@flowload/engine';
import type { Exchange, Flow } from '@flowload/engine/model/flow.ts';
import type { ErrorExample, SeriesSummary, Summary } from '@flowload/engine/model/metrics.ts';
import type { ThinkTime } from '@flowload/engine/model/plan.ts';
import { finalStates, type RunConfig } from '@flowload/engine/model/run.ts';
import { plainCopy } from './plain-data.ts';
import type { Figures, RunReport } from './run-report.ts';

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
    config: reportConfig(config),
    durationMs: summary?.durationMs ?? 0,
    peakUsers: summary?.peakUsers ?? 0,
    total: summary === null ? null : figuresOf(summary.total),
    thresholds: [...(summary?.thresholds ?? [])],
    coverage: reportCoverage(outcome, config),
    flows: outcome.flows.map((flow) => reportFlow(flow, summary)),
    errors: summary?.examples.map((example) => reportExample(example, outcome.flows)) ?? [],
    generator: summary?.generator ?? null,
  };
}

function finalState({ state }: RunOutcome): RunReport['state'] {
  if (!finalStates.has(state)) throw new Error(`A run that is ${state} has no report yet.`);
  return state as RunReport['state'];
}

function reportCoverage({ graph, flows }: RunOutcome, config: RunConfig): RunReport['coverage'] {
  return graph === null ? null : plainCopy(coverageOf(graph, flows, config.crawl));
}

function reportConfig(config: RunConfig): RunReport['config'] {
  const { length } = config;
  return {
    users: config.users,
    durationMs: length.kind === 'duration' ? length.durationMs : null,
    iterations: length.kind === 'iterations' ? length.iterations : null,
    maxDurationMs: length.kind === 'iterations' ? length.maxDurationMs : null,
    rampUpMs: config.rampUpMs,
    thinkTime: thinkTimeText(config.thinkTime),
    onlyFlows: [...config.onlyFlows],
    includeDestructive: config.includeDestructive,
  };
}

function thinkTimeText(thinkTime: ThinkTime): string {
  switch (thinkTime.kind) {
    case 'none':
      return 'none';
    case 'recorded':
      return thinkTime.scale === 1 ? 'recorded' : `recorded*${thinkTime.scale}`;
    case 'uniform':
      return `${thinkTime.minMs}ms-${thinkTime.maxMs}ms`;
  }
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
    steps: flow.steps.map((step) => {
      const ofStep = summary?.steps.find(
        ({ key }) => key.flowId === flow.id && key.stepId === step.id,
      );
      return {
        id: step.id,
        name: step.name,
        requests: step.exchanges.map(requestLine),
        figures: ofStep === undefined ? null : figuresOf(ofStep),
      };
    }),
  };
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

function figuresOf(series: SeriesSummary): Figures {
  const { key, name, serviceTime, responseTime, timeToFirstByte, connectTime, tlsTime, ...rest } =
    series;
  return {
    ...rest,
    errors: definedCounts(series.errors),
    responseTimeMs: responseTime,
    serviceTimeMs: serviceTime,
    timeToFirstByteMs: timeToFirstByte,
    connectTimeMs: connectTime,
    tlsTimeMs: tlsTime,
  };
}

function definedCounts(counts: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
