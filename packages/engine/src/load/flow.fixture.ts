import type { Exchange, Extractor, Flow, RequestTemplate, Step } from '../model/flow.ts';
import type { Executor, Plan, Scenario } from '../model/plan.ts';
import { defaultNetwork } from '../plan/plan-load.ts';

/** For tests: flows and plans of which only what matters has to be said. */

type ExchangeParts = Partial<Omit<Exchange, 'request' | 'expect'>> & {
  readonly request?: Partial<RequestTemplate>;
  readonly expect?: Partial<Exchange['expect']>;
};

/** A GET of `/` that expects 200. */
export function exchangeTo(origin: string, parts: ExchangeParts = {}): Exchange {
  return {
    id: 'e1',
    kind: 'document',
    extractors: [],
    followsRedirect: false,
    ...parts,
    request: {
      method: 'GET',
      origin,
      path: '/',
      query: [],
      headers: [],
      body: { kind: 'none' },
      ...parts.request,
    },
    expect: {
      status: 200,
      redirectTo: null,
      contentType: null,
      jsonShape: [],
      landmarks: [],
      absent: [],
      ...parts.expect,
    },
  };
}

/** A flow with one step for each exchange; ids count from 1. */
export function flowOf(exchanges: readonly Exchange[], parts: Partial<Flow> = {}): Flow {
  return {
    id: 'flow',
    name: 'A flow',
    effect: 'read',
    generators: [],
    needsCredentials: false,
    proof: { kind: 'unproven' },
    steps: exchanges.map(
      (exchange, i): Step => ({
        id: `s${i + 1}`,
        name: `Step ${i + 1}`,
        thinkTimeMs: 0,
        exchanges: [{ ...exchange, id: `e${i + 1}` }],
      }),
    ),
    ...parts,
  };
}

export function extractorOf(variable: string, source: Extractor['source']): Extractor {
  const evidence = {
    exchangeId: 'e1',
    encoding: 'raw',
    places: 1,
    confidence: 1,
    ambiguity: null,
  } as const;
  return { variable, source, decode: [], evidence };
}

export function planOf(
  executor: Executor,
  flows: readonly Flow[],
  parts: Partial<Plan> = {},
  scenario: Partial<Scenario> = {},
): Plan {
  return {
    scenarios: [
      {
        name: 'test',
        mix: flows.map(({ id }) => ({ flowId: id, weight: 1 })),
        executor,
        startMs: 0,
        thinkTime: { kind: 'none' },
        pacing: { kind: 'none' },
        assets: 'none',
        gracefulStopMs: 5_000,
        tags: {},
        ...scenario,
      },
    ],
    thresholds: [],
    requestTimeoutMs: 5_000,
    network: defaultNetwork,
    checks: [],
    apdexMs: 500,
    seed: 1,
    ...parts,
  };
}
