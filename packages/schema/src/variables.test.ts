import type { Extractor, ExtractorSource, Flow } from '@flowload/engine/model/flow.ts';
import { expect, it } from 'vitest';
import { variablesOf } from './variables.ts';

function flowWith(sources: readonly ExtractorSource[]): Flow {
  const extractors: readonly Extractor[] = sources.map((source, index) => ({
    variable: `v${index}`,
    source,
    decode: [],
    evidence: {
      exchangeId: 'e1',
      encoding: 'raw',
      places: 1,
      confidence: 0.5,
      ambiguity: null,
    },
  }));
  return {
    id: 'f',
    name: 'Flow',
    effect: 'write',
    generators: [{ variable: 'city', spec: { kind: 'address', part: 'city' } }],
    needsCredentials: true,
    proof: { kind: 'unproven' },
    steps: [
      {
        id: 's',
        name: 'Step',
        thinkTimeMs: 0,
        exchanges: [
          {
            id: 'e1',
            kind: 'document',
            request: {
              method: 'GET',
              origin: 'http://shop.example',
              path: '/login',
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
            extractors: [...extractors, ...extractors],
            followsRedirect: false,
          },
        ],
      },
    ],
  };
}

const rows: readonly (readonly [ExtractorSource, string])[] = [
  [{ kind: 'form-field', name: 'csrf', form: null, occurrence: 0 }, 'form field csrf'],
  [{ kind: 'meta', name: 'token' }, 'meta tag token'],
  [{ kind: 'json', path: ['data', 0, 'id'] }, 'JSON value data[0].id'],
  [
    { kind: 'header', name: 'location', part: { kind: 'segment', index: 1 }, prefix: '' },
    'path segment 2 of the header location',
  ],
  [{ kind: 'cookie', name: 'xsrf' }, 'cookie xsrf'],
];

it.each(rows)('says of %j that it is the %s', (source, words) => {
  expect(variablesOf(flowWith([source]))[0]).toMatchObject({
    name: 'v0',
    origin: 'extracted',
    description: `${words} of GET /login`,
  });
});

it('names each variable once: extracted, made up, given', () => {
  const variables = variablesOf(flowWith([{ kind: 'meta', name: 'token' }]));
  expect(variables.map(({ name, origin }) => [name, origin])).toEqual([
    ['v0', 'extracted'],
    ['city', 'generated'],
    ['username', 'credential'],
    ['password', 'credential'],
  ]);
});
