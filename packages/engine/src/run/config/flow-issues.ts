import type { Flow } from '../../model/flow.ts';
import type { RunConfig } from '../../model/run.ts';
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
  return unknown.length > 0 ? unknown : missingLogin(askedFor(flows, onlyFlows), config);
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
