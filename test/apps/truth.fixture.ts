import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { BodyTemplate, Flow, Proof } from '../../packages/engine/src/model/flow.ts';
import type { Action, SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import type { Truth, TruthFlow } from './truth.ts';

/** For tests: truths, flows and graphs of which only what matters has to be said. */

export const site = 'http://app.test';

export const verified: Proof = {
  kind: 'verified',
  users: 2,
  compared: 1,
  repairs: [],
  at: '2026-01-01T00:00:00.000Z',
};

export function truthOf(parts: Partial<Truth>): Truth {
  return {
    app: 'app',
    origin: site,
    users: {},
    navTargets: [],
    navObserved: null,
    flows: [],
    ...parts,
  };
}

export function truthFlowOf(id: string, parts: Partial<TruthFlow>): TruthFlow {
  return { id, title: id, requests: [], verify: null, ...parts };
}

/** A flow that sends these requests, `POST /path?a=b`, all with the same form. */
export function flowThatSends(
  requests: readonly string[],
  fields: Readonly<Record<string, string>> = {},
  proof: Proof = verified,
): Flow {
  const body: BodyTemplate = { kind: 'form', fields: Object.entries(fields) };
  return flowOf(
    requests.map((request) => {
      const [method = 'GET', address = '/'] = request.split(' ');
      const [path = '/', search = ''] = address.split('?');
      const query = search === '' ? [] : search.split('&').map(pairOf);
      return exchangeTo(site, { request: { method, path, query, body } });
    }),
    { name: requests.join(', '), proof },
  );
}

function pairOf(text: string): readonly [string, string] {
  const [name = '', value = ''] = text.split('=');
  return [name, value];
}

export function graphOf(parts: Partial<SiteGraph>): SiteGraph {
  return {
    startUrl: `${site}/`,
    states: [],
    actions: [],
    offSite: {},
    account: null,
    ended: 'exhausted',
    elapsedMs: 0,
    ...parts,
  };
}

export function linkTo(address: string, parts: Partial<Action> = {}): Action {
  const element = { selectors: [], frameUrl: null };
  return {
    id: 'a1',
    fromStateId: 's1',
    toStateId: null,
    operation: { kind: 'follow-link', element, url: site + address },
    label: 'A link',
    heading: '',
    effect: 'read',
    outcome: { kind: 'explored', status: 200 },
    requests: [],
    ...parts,
  };
}
