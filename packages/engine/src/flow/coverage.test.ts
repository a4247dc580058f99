import { describe, expect, test } from 'vitest';
import { exchangeTo, flowOf } from '../load/flow.fixture.ts';
import type { Flow, Proof } from '../model/flow.ts';
import { notTriedReason, type SeenRequest, type SiteGraph } from '../model/site-graph.ts';
import { coverageOf } from './coverage.ts';
import { form, graphOf, link, minuteBudget, stateAt } from './graph.fixture.ts';

const verified: Proof = { kind: 'verified', users: 2, compared: 2, repairs: [], at: '' };
const failed: Proof = {
  kind: 'failed',
  stepId: '',
  exchangeId: null,
  reason: 'Status 500.',
  at: '',
};

const asks = (method: string, urlTemplate: string): SeenRequest[] => [
  { method, urlTemplate, kind: 'document', status: 200 },
];

const site: SiteGraph = {
  ...graphOf(
    [stateAt('/cart'), stateAt('/help'), stateAt('/found?q=:term'), stateAt('/terms')],
    [
      link('Cart', { to: '/cart', requests: asks('GET', '/cart') }),
      link('Your bag', { id: 'bag', from: '/help', to: '/cart', requests: asks('GET', '/bag') }),
      link('Help', { to: '/help', requests: asks('GET', '/help') }),
      link('Terms', { to: '/terms', requests: asks('GET', '/terms') }),
      form('Search', { to: '/found?q=:term', requests: asks('GET', '/found?q=:term') }),
      form('Search again', {
        id: 'again',
        from: '/help',
        to: '/found?q=:term',
        requests: asks('GET', '/found?q=:term'),
      }),
      form('Newsletter', { outcome: { kind: 'failed', reason: 'It asks for a code.' } }),
      link('Log out', {
        effect: 'destructive',
        outcome: { kind: 'left-alone', reason: 'It ends the session.' },
      }),
      link('Product 100', { id: 'late', outcome: { kind: 'left-alone', reason: notTriedReason } }),
    ],
  ),
  journeys: [
    { flowId: 'view-cart', actionIds: ['open', 'cart'] },
    { flowId: 'search', actionIds: ['open', 'search'] },
    { flowId: 'help', actionIds: ['open', 'help'] },
  ],
};

function flow(id: string, name: string, proof: Proof): Flow {
  return flowOf([exchangeTo('http://app.test')], { id, name, proof });
}

const flows = [
  flow('view-cart', 'View cart', verified),
  flow('search', 'Search', verified),
  flow('help', 'View help', failed),
];
const coverage = knownCoverage();

function knownCoverage() {
  const told = coverageOf(site, flows, minuteBudget);
  if (told === null) throw new Error('The graph has its journeys.');
  return told;
}

function standingOf(label: string) {
  const found = coverage.actionList.find((action) => action.label === label);
  return [found?.standing, found?.reason];
}

describe('an action', () => {
  test.each([
    ['is proven when a verified flow does it', 'Cart', 'proven', null],
    ['is proven when a verified flow asks for the same', 'Search again', 'proven', null],
    ['is proven when it is a link to the same kind of page', 'Your bag', 'proven', null],
    [
      'of a flow that is not verified says why',
      'Help',
      'unproven',
      '“View help” is not verified: Status 500.',
    ],
    [
      'that no journey was made of is only found',
      'Terms',
      'found',
      'It was tried, and no journey was made of it.',
    ],
    ['that failed says why', 'Newsletter', 'failed', 'It asks for a code.'],
    ['that was left alone says why', 'Log out', 'left-alone', 'It ends the session.'],
    ['whose turn did not come is untried', 'Product 100', 'untried', notTriedReason],
  ])('%s', (_, label, standing, reason) => {
    expect(standingOf(label)).toEqual([standing, reason]);
  });

  test('names the flows that prove it', () => {
    const again = coverage.actionList.find(({ actionId }) => actionId === 'again');
    expect(again?.flows).toEqual(['Search']);
  });
});

test('what only a journey does that was not recorded says so', () => {
  const asked = coverageOf(site, flows.slice(0, 1), minuteBudget);
  const search = asked?.actionList.find(({ label }) => label === 'Search');
  expect([search?.standing, search?.reason]).toEqual([
    'found',
    'It is part of a journey that was not recorded.',
  ]);
});

test('a page is proven when a verified flow comes through it', () => {
  const standings = coverage.pageList.map(({ urlTemplate, standing }) => [urlTemplate, standing]);
  expect(standings).toEqual([
    ['/', 'proven'],
    ['/cart', 'proven'],
    ['/help', 'unproven'],
    ['/found?q=:term', 'proven'],
    ['/terms', 'found'],
  ]);
});

test('everything is counted once', () => {
  expect(coverage.pages).toMatchObject({ total: 5, proven: 3, unproven: 1, found: 1 });
  expect(coverage.forms).toMatchObject({ total: 3, proven: 2, failed: 1 });
  expect(coverage.actions).toMatchObject({ total: 10, 'left-alone': 1, untried: 1 });
  expect(coverage.outlook.untried).toBe(coverage.actions.untried);
});

test('of a graph that was kept without its journeys nothing is told', () => {
  const { journeys: _, ...old } = site;
  expect(coverageOf(old, flows, minuteBudget)).toBeNull();
});
