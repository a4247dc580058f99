import type { Browser } from 'playwright-core';
import { recordJourney } from '../crawl/record-journey.ts';
import { buildFlows } from '../flow/build-flows.ts';
import { findJourneys } from '../flow/journeys.ts';
import type { Flow } from '../model/flow.ts';
import type { RunConfig } from '../model/run.ts';
import { BrowserLease } from './browser-lease.ts';
import { browserNetworkOf } from './browser-network-of.ts';
import type { RunStages } from './ports.ts';
import { recordInTime } from './record-in-time.ts';
import { checkAskedFor } from './select-flows.ts';
import { asStageError } from './stage-error.ts';
import { targetOf } from './target-of.ts';

/** Records each journey twice and makes flows of them. */
export function buildStage(launch: () => Promise<Browser>): RunStages['build'] {
  return async ({ config, graph }, { signal, report }) => {
    await using lease = new BrowserLease(launch, signal);
    const target = targetOf(config);
    const network = browserNetworkOf(config.network);
    const built: Flow[] = [];
    try {
      // Somebody who mistyped a name should not wait for recordings to learn it.
      checkAskedFor(findJourneys(graph, config), flowsNamed(config));
      return await buildFlows({
        graph,
        target,
        includeDestructive: config.includeDestructive,
        only: config.onlyFlows,
        signal,
        record: (journey, persona) =>
          lease.use(
            (browser) =>
              recordInTime(
                journey,
                persona,
                recordJourney({
                  browser,
                  target,
                  journey,
                  persona,
                  network,
                  signal,
                }),
              ),
            ({ failure }) => failure === null,
          ),
        onProgress: (progress) => report({ kind: 'progress', progress }),
        onFlow(flow) {
          built.push(flow);
          report({ kind: 'flow-built', flow });
        },
      });
    } catch (error) {
      if (signal.aborted) return built;
      throw asStageError(error);
    }
  };
}

/** Wherever flows are asked for by name. */
function flowsNamed({ onlyFlows, scenarios, checks }: RunConfig): readonly string[] {
  const ofScenarios = scenarios.flatMap(({ flows }) => flows.map(({ flow }) => flow));
  const ofChecks = checks.flatMap(({ flow }) => flow ?? []);
  return [...onlyFlows, ...ofScenarios, ...ofChecks];
}
