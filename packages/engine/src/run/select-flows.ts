import type { Flow } from '../model/flow.ts';
import type { ScenarioConfig } from '../model/run.ts';

/** Somebody asked for a flow by a name that no flow has. */
export class UnknownFlowError extends Error {
  readonly asked: readonly string[];
  readonly available: readonly string[];

  constructor(asked: readonly string[], available: readonly string[]) {
    const named = asked.map((name) => `“${name}”`).join(', ');
    const list = available.length > 0 ? available.join(', ') : 'none';
    super(`No flow is called ${named}. The flows there are: ${list}.`);
    this.name = 'UnknownFlowError';
    this.asked = asked;
    this.available = available;
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The flows asked for by name (in any letter case) or id, in the order found; all when none is asked for. */
export function askedFor<T extends Named>(
  flows: readonly T[],
  asked: readonly string[],
): readonly T[] {
  if (asked.length === 0) return flows;
  return flows.filter((flow) => asked.some((name) => answersTo(flow, name)));
}

/** Throws an `UnknownFlowError` when something is asked for that nothing is called. */
export function checkAskedFor(flows: readonly Named[], asked: readonly string[]): void {
  const unknown = asked.filter((name) => !flows.some((flow) => answersTo(flow, name)));
  if (unknown.length === 0) return;
  throw new UnknownFlowError(
    unknown,
    flows.map((flow) => flow.name),
  );
}

/** Those that may be put under load: proven, and destructive only when that was asked for. */
export function loadableFlows(
  flows: readonly Flow[],
  asked: readonly string[],
  includeDestructive: boolean,
): readonly Flow[] {
  return askedFor(flows, asked).filter(
    (flow) =>
      flow.proof.kind === 'verified' && (flow.effect !== 'destructive' || includeDestructive),
  );
}

/** Those that a scenario asks for; one that asks for none in particular takes them all. */
export function inScenarios<T extends Named>(
  flows: readonly T[],
  scenarios: readonly Pick<ScenarioConfig, 'flows'>[],
): readonly T[] {
  if (scenarios.some((scenario) => scenario.flows.length === 0)) return flows;
  return askedFor(
    flows,
    scenarios.flatMap((scenario) => scenario.flows.map(({ flow }) => flow)),
  );
}

function answersTo(flow: Named, name: string): boolean {
  return flow.id === name || flow.name.toLowerCase() === name.trim().toLowerCase();
}
