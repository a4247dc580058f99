import { planSearch } from '../../capacity/search-plan.ts';
import { thresholdNames } from '../../load/thresholds/threshold-names.ts';
import type { Flow } from '../../model/flow.ts';
import type { RunConfig } from '../../model/run.ts';
import { PlanError } from '../../plan/plan-error.ts';
import { planLoad } from '../../plan/plan-load.ts';
import { parseThreshold, type ThresholdText } from '../../plan/thresholds/parse-threshold.ts';
import { selectSeries, type ThresholdNames } from '../../plan/thresholds/select-series.ts';
import type { ConfigIssue } from '../config-error.ts';
import { askedFor, checkAskedFor, UnknownFlowError } from '../select-flows.ts';

/** What of the configuration does not fit the flows that were given. */
export function flowIssues(config: RunConfig): readonly ConfigIssue[] {
  const { flows, onlyFlows, scenarios, checks } = config;
  if (flows === null) return [];
  if (flows.length === 0) {
    return [{ field: 'flows', message: 'There is no flow in the file; discover some first.' }];
  }
  const unknown = [
    ...unknownFlow(flows, 'onlyFlows', onlyFlows),
    ...scenarios.flatMap((scenario, at) =>
      scenario.flows.flatMap(({ flow }, index) =>
        unknownFlow(flows, `scenarios.${at}.flows.${index}.flow`, [flow]),
      ),
    ),
    ...checks.flatMap(({ flow }, index) =>
      flow === null ? [] : unknownFlow(flows, `checks.${index}.flow`, [flow]),
    ),
  ];
  if (unknown.length > 0) return unknown;
  const asked = askedFor(flows, onlyFlows);
  return [...missingLogin(asked, config), ...planIssues(asked, config)];
}

/** What can't be planned, and bounds that select what will not be loaded. */
function planIssues(flows: readonly Flow[], config: RunConfig): readonly ConfigIssue[] {
  try {
    const { capacity } = config;
    const plan = capacity === null ? planLoad(config, flows) : planSearch(config, capacity, flows);
    const names = thresholdNames(plan, flows);
    return [
      ...selectionIssues('thresholds', config.thresholds, names),
      ...selectionIssues('capacity.slo', capacity?.slo ?? [], names),
    ];
  } catch (error) {
    return [planIssue('scenarios', error)];
  }
}

function selectionIssues(
  field: string,
  bounds: readonly ThresholdText[],
  names: ThresholdNames,
): readonly ConfigIssue[] {
  return bounds.flatMap((bound, index) => {
    try {
      selectSeries(bound, parseThreshold(bound), names);
      return [];
    } catch (error) {
      return [planIssue(`${field}.${index}`, error)];
    }
  });
}

function planIssue(field: string, error: unknown): ConfigIssue {
  if (!(error instanceof PlanError)) throw error;
  return { field, message: error.message };
}

function unknownFlow(
  flows: readonly Flow[],
  field: string,
  asked: readonly string[],
): readonly ConfigIssue[] {
  try {
    checkAskedFor(flows, asked);
    return [];
  } catch (error) {
    if (!(error instanceof UnknownFlowError)) throw error;
    return [{ field, message: error.message }];
  }
}

function missingLogin(flows: readonly Flow[], { credentials }: RunConfig): readonly ConfigIssue[] {
  const signingIn = flows.find(({ needsCredentials }) => needsCredentials);
  if (signingIn === undefined || credentials.length > 0) return [];
  return [
    {
      field: 'credentials',
      message: `The flow “${signingIn.name}” signs in: give a user name and a password.`,
    },
  ];
}
