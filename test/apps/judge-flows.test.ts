import { expect, it } from 'vitest';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import { isProven, judgeFlows } from './judge-flows.ts';
import type { FlowReading } from './readings.ts';
import { flowThatSends, graphOf, linkTo, truthFlowOf, truthOf } from './truth.fixture.ts';
import type { TruthFlow } from './truth.ts';

const save = truthFlowOf('save', {
  requests: [{ method: 'POST', url: '/drafts/NAME' }],
  proof: true,
});

function kindOf(
  truth: TruthFlow,
  readings: Readonly<Record<string, FlowReading>>,
  flows: readonly Flow[],
  graphs: readonly SiteGraph[],
) {
  return judgeFlows(truthOf({ flows: [truth] }), readings, flows, graphs)[0]?.kind;
}

it('finds a flow, and proves it by the best that was discovered', () => {
  const unproven = flowThatSends(['POST /drafts/1'], {}, { kind: 'unproven' });
  const truth = truthOf({ flows: [save] });
  const [first] = judgeFlows(truth, {}, [unproven], []);
  const [second] = judgeFlows(truth, {}, [unproven, flowThatSends(['POST /drafts/2'])], []);
  expect(first && isProven(first)).toBe(false);
  expect(second && isProven(second)).toBe(true);
});

it('looks at the address of the reading where the truth gives an example', () => {
  const flows = [flowThatSends(['POST /pages/${name}'])];
  expect(kindOf(save, {}, flows, [])).toBe('missed');
  expect(kindOf(save, { save: { address: '/pages/NAME' } }, flows, [])).toBe('found');
});

it('leaves out what is out of reach, unless it was found', () => {
  const reading = { save: { outOfReach: 'no element sends it' } };
  expect(kindOf(save, reading, [], [])).toBe('left-out');
  expect(kindOf(save, reading, [flowThatSends(['POST /drafts/1'])], [])).toBe('found');
});

it('leaves out what can never be completed', () => {
  expect(kindOf({ ...save, expect: 'not completable' }, {}, [], [])).toBe('left-out');
});

it('wants a trap to be seen and left alone', () => {
  const trap = truthFlowOf('logout', {
    requests: [{ method: 'GET', url: '/logout' }],
    trap: 'ends the session',
  });
  const reason = 'Left alone because it ends the session.';
  const actions = [linkTo('/logout', { outcome: { kind: 'left-alone', reason } })];
  expect(kindOf(trap, {}, [], [graphOf({ actions })])).toBe('trap-left-alone');
  expect(kindOf(trap, {}, [flowThatSends(['GET /logout'])], [])).toBe('missed');
});
