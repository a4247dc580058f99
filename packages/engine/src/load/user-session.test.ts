import { expect, it } from 'vitest';
import { createRandom } from '../content/generate.ts';
import { ResponseContent } from '../content/response-content.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, extractorOf, flowOf } from './flow.fixture.ts';
import { outcomeOf } from './outcome.fixture.ts';
import { UserSession } from './user-session.ts';

const origin = 'http://shop.test';
const flow = compileFlow(
  flowOf([
    exchangeTo(origin, {
      request: { path: '/in' },
      extractors: [extractorOf('token', { kind: 'json', path: ['token'] })],
    }),
    exchangeTo(origin, { request: { path: '/own', query: [['token', '${token}']] } }),
  ]),
);
const [signIn, own] = flow.steps.flatMap(({ exchanges }) => exchanges);

it('an iteration begins with no cookies and no values of the one before', () => {
  if (signIn === undefined || own === undefined) throw new Error('the flow has two exchanges');
  const session = new UserSession({ index: 0, credentials: null }, createRandom);
  session.begin(flow, 0);
  const outcome = outcomeOf({ setCookies: ['sid=one; Path=/'] });
  const answer = new ResponseContent(200, `${origin}/in`, [], '{"token":"t1"}');
  expect(session.accept(signIn, `${origin}/in`, outcome, answer)).toBeNull();
  const sent = session.render(own);
  expect(sent.path).toBe('/own?token=t1');
  expect(sent.head).toContain('cookie: sid=one\r\n');
  session.begin(flow, 1);
  expect(session.render(signIn).head).not.toContain('cookie:');
  expect(session.variables).toEqual({});
  expect(() => session.render(own)).toThrow('token has no value');
});
