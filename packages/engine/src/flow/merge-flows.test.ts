import { expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import { mergeFlows } from './merge-flows.ts';
import { flowOf, page } from './recording.fixture.ts';

function flow(name: string, path: string, parts: Partial<Flow> = {}): Flow {
  const made = flowOf(() => [{ exchanges: [page('/', 'Home'), page(path, 'Page')] }]);
  return { ...made, id: name.toLowerCase(), name, effect: 'read', ...parts };
}

const summary = (flows: readonly Flow[]) =>
  flows.map(({ id, name, effect }) => `${id}: ${name}, ${effect}`);

test.each<[string, readonly Flow[], readonly string[]]>([
  [
    'the first stays, when no name tells more',
    [flow('Help', '/help'), flow('View help', '/help')],
    ['help: Help, read'],
  ],
  [
    'a name that says where it stands gives way to one that need not',
    [flow('View orders (Your account)', '/orders'), flow('View orders', '/orders')],
    ['view orders (your account): View orders, read'],
  ],
  [
    'the strongest effect counts',
    [flow('Playground', '/p'), flow('View playground', '/p', { effect: 'write' })],
    ['playground: Playground, write'],
  ],
  [
    'flows that ask for something else stay apart, and so do those without requests',
    [
      flow('One', '/1'),
      flow('Two', '/2'),
      flow('Three', '/3', { steps: [] }),
      flow('Four', '/4', { steps: [] }),
    ],
    ['one: One, read', 'two: Two, read', 'three: Three, read', 'four: Four, read'],
  ],
])('%s', (_, flows, merged) => {
  expect(summary(mergeFlows(flows))).toEqual(merged);
});

test('the same requests answered otherwise are two flows', () => {
  const found = flow('Found', '/x');
  const missing: Flow = {
    ...found,
    id: 'missing',
    steps: found.steps.map((step) => ({
      ...step,
      exchanges: step.exchanges.map((exchange) => ({
        ...exchange,
        expect: { ...exchange.expect, status: 404 },
      })),
    })),
  };
  expect(mergeFlows([found, missing])).toHaveLength(2);
});
