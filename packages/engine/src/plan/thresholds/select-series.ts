import type { SeriesKey } from '../../model/metrics.ts';
import type { Scenario } from '../../model/plan.ts';
import { PlanError } from '../plan-error.ts';
import { type ParsedThreshold, type ThresholdText, thresholdText } from './parse-threshold.ts';
import { selectorKeys } from './selector.ts';

/** What selectors can name. */
export interface ThresholdNames {
  readonly scenarios: readonly Scenario[];
  readonly flows: readonly NamedFlow[];
  /** Names of the checks that people asked for. */
  readonly checks: readonly string[];
}

export interface NamedFlow {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly { readonly id: string; readonly name: string }[];
}

/** The series that a selector means, of those that workers measure. */
export interface SeriesSelection {
  readonly scenarios: readonly Scenario[];
  includes(key: SeriesKey): boolean;
}

/** Throws a PlanError that names what there is when the selector names what there isn't. */
export function selectSeries(
  threshold: ThresholdText,
  { selector }: ParsedThreshold,
  names: ThresholdNames,
): SeriesSelection {
  const fail = (what: string) => {
    throw new PlanError(`The threshold “${thresholdText(threshold)}” ${what}.`);
  };
  const { flow, step, check } = selector;
  const scenarios = chooseScenarios(selector, names.scenarios, fail);
  const flows = names.flows.filter((each) => flow === null || isCalled(each, flow));
  if (flows.length === 0 && flow !== null) fail(unknown('flow', flow, namesOf(names.flows)));
  const steps = flows.flatMap((each) =>
    each.steps
      .filter((one) => step !== null && isCalled(one, step))
      .map(({ id }) => stepKey(each.id, id)),
  );
  if (steps.length === 0 && step !== null) {
    fail(unknown('step', step, namesOf(flows.flatMap((each) => each.steps))));
  }
  if (check !== null && !names.checks.includes(check)) fail(unknown('check', check, names.checks));
  const scenarioNames = new Set(scenarios.map(({ name }) => name));
  const flowIds = flow === null ? null : new Set(flows.map(({ id }) => id));
  const stepKeys = step === null ? null : new Set(steps);
  return {
    scenarios,
    includes: ({ scenario, flowId, stepId }) =>
      scenario !== null &&
      scenarioNames.has(scenario) &&
      (flowIds === null || (flowId !== null && flowIds.has(flowId))) &&
      (stepKeys === null || stepKeys.has(stepKey(flowId, stepId))),
  };
}

function chooseScenarios(
  { scenario, stage, tags }: ParsedThreshold['selector'],
  all: readonly Scenario[],
  fail: (what: string) => void,
): readonly Scenario[] {
  let chosen = all;
  if (scenario !== null) {
    chosen = chosen.filter(({ name }) => name === scenario);
    if (chosen.length === 0) fail(unknown('scenario', scenario, namesOf(all)));
  }
  for (const [tag, value] of tags) {
    const values = all.flatMap(({ tags: own }) => own[tag] ?? []);
    if (values.length === 0) fail(unknownTag(tag, all));
    chosen = chosen.filter(({ tags: own }) => own[tag] === value);
    if (chosen.length === 0) fail(unknown(tag, value, values));
  }
  if (stage === null) return chosen;
  const most = Math.max(0, ...chosen.map((each) => stageCount(each)));
  if (stage > most) {
    fail(
      most === 0
        ? 'selects a stage, but no scenario that it looks at has stages'
        : `selects stage ${stage}, but there are only ${most}`,
    );
  }
  return chosen.filter((each) => stageCount(each) >= stage);
}

function stageCount({ executor }: Scenario): number {
  return 'stages' in executor ? executor.stages.length : 0;
}

function isCalled({ id, name }: { readonly id: string; readonly name: string }, text: string) {
  return name === text || id === text;
}

function stepKey(flowId: string | null, stepId: string | null): string {
  return JSON.stringify([flowId, stepId]);
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const list = [...new Set(known)].map((each) => `“${each}”`).join(', ');
  return `selects the ${what} “${name}”, which is not there: there is ${list === '' ? 'none' : list}`;
}

function unknownTag(tag: string, scenarios: readonly Scenario[]): string {
  const known = new Set(scenarios.flatMap(({ tags }) => Object.keys(tags)));
  const keys = [...selectorKeys, ...known].join(', ');
  return `selects by “${tag}”, which no scenario is tagged with: select by one of ${keys}`;
}

function namesOf(all: readonly { readonly name: string }[]): string[] {
  return all.map(({ name }) => name);
}
