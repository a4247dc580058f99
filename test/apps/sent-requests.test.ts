import { expect, it } from 'vitest';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { sentRequests } from './sent-requests.ts';
import { site } from './truth.fixture.ts';

it('gives the fields of a form, of parts and of a JSON object', () => {
  const flow = flowOf([
    exchangeTo(site, {
      request: { method: 'post', body: { kind: 'form', fields: [['a', '${a}']] } },
    }),
    exchangeTo(site, {
      request: {
        body: {
          kind: 'multipart',
          parts: [{ name: 'b', value: '2', fileName: null, contentType: null }],
        },
      },
    }),
    exchangeTo(site, {
      request: {
        body: { kind: 'json', contentType: 'application/json', value: { c: 'x', d: [1] } },
      },
    }),
  ]);
  expect(sentRequests(flow).map(({ fields }) => fields)).toEqual([
    [['a', '${a}']],
    [['b', '2']],
    [
      ['c', 'x'],
      ['d', '[1]'],
    ],
  ]);
  expect(sentRequests(flow)[0]?.method).toBe('POST');
});

it('writes addresses so that a value can hold any sign', () => {
  const query = [['q', 'a&b=${c}']] as const;
  const flow = flowOf([exchangeTo(site, { request: { path: '/find', query } })]);
  expect(sentRequests(flow)[0]?.address).toBe('/find?q=a%26b%3D${c}');
});
