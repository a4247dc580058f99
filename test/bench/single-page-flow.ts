import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Plan } from '../../packages/engine/src/model/plan.ts';

/** A flow of one GET whose status and content type are checked. */
export function singlePageFlow(url: string): Flow {
  const { origin, pathname } = new URL(url);
  return {
    id: 'page',
    name: 'One page',
    effect: 'read',
    generators: [],
    needsCredentials: false,
    proof: { kind: 'unproven' },
    steps: [
      {
        id: 'open',
        name: 'Open the page',
        thinkTimeMs: 0,
        exchanges: [
          {
            id: 'get',
            kind: 'document',
            followsRedirect: false,
            request: {
              method: 'GET',
              origin,
              path: pathname,
              query: [],
              headers: [],
              body: { kind: 'none' },
            },
            expect: {
              status: 200,
              redirectTo: null,
              contentType: 'text/html',
              jsonShape: [],
              landmarks: [],
              absent: [],
            },
            extractors: [],
          },
        ],
      },
    ],
  };
}

export function steadyPlan(flow: Flow, users: number, durationMs: number): Plan {
  return {
    scenarios: [
      {
        name: 'bench',
        mix: [{ flowId: flow.id, weight: 1 }],
        executor: { kind: 'constant-vus', vus: users, durationMs },
        startMs: 0,
        thinkTime: { kind: 'none' },
        pacing: { kind: 'none' },
        assets: 'none',
        gracefulStopMs: 5_000,
        tags: {},
      },
    ],
    thresholds: [],
    checks: [],
    requestTimeoutMs: 30_000,
    apdexMs: 500,
    network: { insecure: true, ca: null, proxy: null, dns: 'cached', connectionsPerHost: 6 },
    seed: 1,
  };
}
