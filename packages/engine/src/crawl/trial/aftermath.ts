import type { SeenTraffic } from '../browser/traffic.ts';
import type { Explorer } from '../explorer.ts';
import type { FilledValue } from '../forms/fill-values.ts';
import type { PageView } from '../page/page-view.ts';
import type { Incidents, Visitor } from '../visitor.ts';

/** What came of doing an action once. */
export interface Aftermath {
  readonly view: PageView;
  readonly before: PageView | null;
  readonly traffic: readonly SeenTraffic[];
  readonly incidents: Incidents;
  readonly inputs: readonly FilledValue[];
}

/** Drops what happened before the action, which is none of its aftermath. */
export function forget(visitor: Visitor): void {
  visitor.traffic.take();
  visitor.takeIncidents();
}

/** Looks at what came of what the visitor has just done. */
export async function aftermathOf(
  visitor: Visitor,
  explorer: Explorer,
  before: PageView | null,
  inputs: readonly FilledValue[],
): Promise<Aftermath> {
  if (visitor.crashed) throw new Error('The page crashed.');
  const view = await explorer.look(visitor);
  return {
    view,
    before,
    inputs,
    traffic: visitor.traffic.take(),
    incidents: visitor.takeIncidents(),
  };
}
