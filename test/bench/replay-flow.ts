import type { Exchange, Flow } from '../../packages/engine/src/model/flow.ts';
import { singlePageFlow } from './single-page-flow.ts';

/** Sign-in page, a JSON answer, a page: cookies, a token out of 10 KB of HTML and a value by its path. */
export function replayFlow(url: string): Flow {
  const login: Partial<Exchange> = {
    extractors: [
      {
        variable: 'token',
        source: { kind: 'form-field', name: 'token', form: null, occurrence: 0 },
        decode: [],
        evidence,
      },
    ],
  };
  const item: Partial<Exchange> = {
    kind: 'fetch',
    extractors: [
      { variable: 'id', source: { kind: 'json', path: ['item', 'id'] }, decode: [], evidence },
    ],
  };
  const steps = [
    stepOf(url, 'login', 'login', [], login),
    stepOf(url, 'item', 'item', [['token', '${token}']], item),
    stepOf(url, 'page', 'page', [['id', '${id}']], {}),
  ];
  return { ...singlePageFlow(url), id: 'replay', name: 'Replay', steps };
}

const evidence = {
  exchangeId: 'get',
  encoding: 'raw',
  places: 1,
  confidence: 1,
  ambiguity: null,
} as const;

function stepOf(
  url: string,
  id: string,
  path: string,
  query: Exchange['request']['query'],
  parts: Partial<Exchange>,
): Flow['steps'][number] {
  const [step] = singlePageFlow(url + path).steps;
  const [exchange] = step?.exchanges ?? [];
  if (step === undefined || exchange === undefined)
    throw new Error('a flow of one page has one exchange');
  const { request, expect } = exchange;
  return {
    ...step,
    id,
    name: id,
    exchanges: [
      {
        ...exchange,
        ...parts,
        request: { ...request, query },
        expect: { ...expect, contentType: null },
      },
    ],
  };
}
