import type { RunOutcome } from '@flowload/engine';
import type { FlowFile } from '@flowload/engine/model/flow.ts';
import type { RunConfig } from '@flowload/engine/model/run.ts';

/**
 * What a run found, as a flow file. The account that the crawl made goes with it; logins that a
 * person gave stay with the person.
 */
export function flowFileOf(
  { flows, graph }: Pick<RunOutcome, 'flows' | 'graph'>,
  { url }: Pick<RunConfig, 'url'>,
  createdAt: Date,
): FlowFile {
  const account = graph?.account ?? null;
  return {
    $schema: 'flows.schema.json',
    version: 1,
    url,
    createdAt: createdAt.toISOString(),
    accounts: account === null ? [] : [{ username: account.username, password: account.password }],
    flows,
  };
}
