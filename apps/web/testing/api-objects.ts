import type { RunEvent, RunSnapshot } from '../src/features/run/documents.ts';
import { runSnapshot, serverInfo } from './fixtures.ts';

/** A run as the API has it: everything that any page asks of one. */
export function apiRun(
  part: Partial<RunSnapshot> & {
    readonly allEvents?: readonly RunEvent[];
    readonly allIntervals?: readonly unknown[];
  } = {},
) {
  const { allEvents = [], allIntervals = [], ...snapshot } = part;
  const run = runSnapshot(snapshot);
  return {
    __typename: 'Run',
    ...run,
    config: {
      ...run.config,
      onlyFlows: [],
      thinkTime: { kind: 'RECORDED', scale: 1 },
      pacing: { kind: 'NONE' },
      assets: 'NONE',
      thresholds: [
        {
          metric: 'http_req_duration',
          expression: 'p(95)<500',
          abortOnFail: false,
          delayAbortEvalMs: 0,
        },
      ],
      checks: [],
      requestTimeoutMs: 30_000,
      crawl: serverInfo.defaults.crawl,
      network: { insecure: false, ca: null, proxy: null, dns: 'CACHED', connectionsPerHost: 6 },
    },
    siteGraph: null,
    flowFile: null,
    events: ({ first, after }: { first: number; after: string | null }) => {
      const from = after === null ? 0 : Number(after) + 1;
      const page = allEvents.slice(from, from + first);
      return {
        edges: page.map((node, index) => ({ cursor: String(from + index), node })),
        pageInfo: {
          hasNextPage: from + page.length < allEvents.length,
          hasPreviousPage: from > 0,
          startCursor: null,
          endCursor: page.length === 0 ? null : String(from + page.length - 1),
        },
      };
    },
    intervals: ({ fromSeq, first }: { fromSeq: number; first: number }) =>
      allIntervals.slice(fromSeq, fromSeq + first),
  };
}
