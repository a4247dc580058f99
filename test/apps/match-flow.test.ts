import { expect, it } from 'vitest';
import { flowsThatDo } from './match-flow.ts';
import { flowThatSends, truthFlowOf, verified } from './truth.fixture.ts';

const post = (url: string, fields: readonly string[] = []) => ({ method: 'POST', url, fields });
const namesOf = (...args: Parameters<typeof flowsThatDo>) =>
  flowsThatDo(...args).map(({ name }) => name);

it('finds the flow that sends the request with all its fields', () => {
  const truth = truthFlowOf('note', {
    requests: [post('/issues/N', ['_method=patch', 'issue[...]', 'issue[notes]', '...', 'commit'])],
  });
  const note = { _method: 'patch', 'issue[notes]': '${notes}', commit: 'Submit' };
  expect(flowsThatDo(truth, [flowThatSends(['POST /issues/${id}'], note)])).toHaveLength(1);
  expect(
    flowsThatDo(truth, [
      flowThatSends(['GET /issues/1'], note),
      flowThatSends(['POST /issues/1'], { ...note, _method: 'delete' }),
      flowThatSends(['POST /issues/1'], { _method: 'patch', commit: 'Submit' }),
      flowThatSends(['POST /news/1'], note),
    ]),
  ).toEqual([]);
});

it('asks for the earlier requests from any flow', () => {
  const truth = truthFlowOf('edit', {
    requests: [post('/page', ['do[preview]=1']), post('/page', ['do[save]=1'])],
  });
  const preview = flowThatSends(['POST /page'], { 'do[preview]': '1' });
  const save = flowThatSends(['POST /page'], { 'do[save]': '1' });
  expect(flowsThatDo(truth, [save])).toEqual([]);
  expect(flowsThatDo(truth, [preview, save])).toEqual([save]);
});

it('puts the verified before the others', () => {
  const truth = truthFlowOf('login', { requests: [post('/login')] });
  const failed = { kind: 'failed', stepId: 's1', exchangeId: null, reason: '', at: '' } as const;
  const flows = [
    flowThatSends(['POST /login'], {}, failed),
    flowThatSends(['GET /', 'POST /login'], {}, verified),
  ];
  expect(namesOf(truth, flows)).toEqual(['GET /, POST /login', 'POST /login']);
});

it('finds nothing where the truth says no request', () => {
  expect(flowsThatDo(truthFlowOf('x', {}), [flowThatSends(['GET /'])])).toEqual([]);
});
