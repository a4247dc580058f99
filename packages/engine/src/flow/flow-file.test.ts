import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Asset, Flow, FlowFile } from '../model/flow.ts';
import { FlowFileError, formatFlowFile, parseFlowFile } from './flow-file.ts';
import { flowFileJsonSchema } from './flow-schema.ts';
import { flowOf, json, page, post, redirect, typed, xhr } from './recording.fixture.ts';

const flow: Flow = flowOf((v) => [
  {
    exchanges: [
      page(
        '/login',
        `<form><input type="hidden" name="csrf" value="${v('k3J9x_pQ72', 'Zp81-wTn4c')}"></form>`,
      ),
    ],
  },
  {
    inputs: [
      typed('user', v('ada@app.test', 'bob@app.test'), { kind: 'credential', part: 'username' }),
      typed('note', v('amber kite', 'calm reef'), {
        kind: 'generate',
        generator: { kind: 'text', minLength: 0, maxLength: 30 },
      }),
    ],
    exchanges: [
      post(
        '/login',
        { csrf: v('k3J9x_pQ72', 'Zp81-wTn4c'), user: v('ada@app.test', 'bob@app.test') },
        redirect('/'),
      ),
      xhr('PUT /note', json({ ok: true }), { note: v('amber kite', 'calm reef'), tags: [1, null] }),
    ],
  },
]);

const file: FlowFile = {
  $schema: 'flows.schema.json',
  version: 1,
  url: 'http://app.test/',
  createdAt: '2026-01-01T00:00:00.000Z',
  accounts: [{ username: 'ada', password: 'secret' }],
  flows: [flow],
};

/** The file with one place changed, as text. */
function edited(change: (draft: { flows: unknown[] } & Record<string, unknown>) => void): string {
  const draft = JSON.parse(formatFlowFile(file));
  change(draft);
  return JSON.stringify(draft);
}

function set(target: unknown, path: readonly (string | number)[], value: unknown): void {
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce((at: unknown, key) => Reflect.get(Object(at), key), target);
  Reflect.set(Object(parent), last ?? '', value);
}

describe('a flow file', () => {
  test('comes back as it was written', () => {
    expect(parseFlowFile(formatFlowFile(file))).toEqual(file);
  });

  test('is laid out for people: what fits stands on one line', () => {
    const text = formatFlowFile(file);
    expect(text).toContain(
      '{ "variable": "note", "spec": { "kind": "text", "minLength": 0, "maxLength": 30 } }',
    );
    expect(text).toContain('"fields": [["csrf", "${csrf_token}"], ["user", "${username}"]]');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(160);
  });

  const request = ['flows', 0, 'steps', 0, 'exchanges', 0, 'request'];

  test.each<[readonly (string | number)[], unknown, string]>([
    [
      ['version'],
      2,
      'version: this version is not known: write 1, or make the file anew with flowload discover',
    ],
    [['url'], 'shop', 'url: Invalid URL'],
    [['extra'], 1, 'flows.json: “extra” is not known here: remove it or correct its name'],
    [
      [...request, 'method'],
      'get',
      'flows[0].steps[0].exchanges[0].request.method: write the method in capitals, such as GET or POST',
    ],
    [
      [...request, 'origin'],
      'http://app.test/',
      'flows[0].steps[0].exchanges[0].request.origin: write scheme, host and port alone, such as https://shop.example',
    ],
    [
      [...request, 'path'],
      'login',
      'flows[0].steps[0].exchanges[0].request.path: a path begins with /',
    ],
    [
      [...request, 'body'],
      { kind: 'blob' },
      'flows[0].steps[0].exchanges[0].request.body.kind: this kind is not known: see flows.schema.json for those there are',
    ],
    [
      [...request, 'path'],
      '/${',
      'flows[0].steps[0].exchanges[0].request.path: “/${” is no template: write ${name} or ${name|filter} with a filter of number, json, items, base64, base64url, url, crlf, s256, and $${ for a literal ${.',
    ],
    [
      [...request, 'path'],
      '/${order}',
      'flows[0].steps[0].exchanges[0].request.path: ${order} is used but nothing gives it a value: add an extractor to an earlier exchange or a generator, or correct the name',
    ],
    [
      [...request, 'query'],
      [['t', '${csrf_token}']],
      'flows[0].steps[0].exchanges[0].request.query[0][1]: ${csrf_token} is used before it is extracted: move the extractor to an earlier exchange',
    ],
    [
      ['flows', 0, 'needsCredentials'],
      false,
      'flows[0].steps[1].exchanges[0].request.body.fields[1][1]: ${username} is used but the flow needs no credentials: set needsCredentials to true',
    ],
    [
      ['flows', 0, 'steps', 1, 'exchanges', 1, 'id'],
      's1e1',
      'flows[0].steps[0].exchanges[0].id: another exchange of the flow has the id “s1e1” too',
    ],
    [
      ['flows', 0, 'generators', 0, 'variable'],
      'a b',
      'flows[0].generators[0].variable: a variable is named with letters, digits and _, such as order_id',
    ],
    [
      ['flows', 0, 'effect'],
      'nice',
      'flows[0].effect: Invalid option: expected one of "read"|"write"|"destructive"',
    ],
    [
      ['flows', 0, 'steps', 0, 'thinkTimeMs'],
      '3s',
      'flows[0].steps[0].thinkTimeMs: expected number, received string',
    ],
  ])('with %j set to %j is refused: %s', (path, value, message) => {
    const text = edited((draft) => set(draft, path, value));
    expect(() => parseFlowFile(text)).toThrow(FlowFileError);
    expect(messageOf(text)).toContain(message);
  });

  const assets = ['flows', 0, 'steps', 0, 'assets'] as const;

  test.each<[Partial<Asset>, string]>([
    [{}, ''],
    [
      { after: ['s2e1'] },
      'flows[0].steps[0].assets[0].after: “s2e1” is no exchange of the step and no asset before this one: remove it or correct it',
    ],
    [
      { id: 's1e1' },
      'flows[0].steps[0].assets[0].id: the step has “s1e1” already: give each its own',
    ],
    [
      { url: 'http://app.test/${order}.png' },
      'flows[0].steps[0].assets[0].url: ${order} is used but nothing gives it a value',
    ],
    [
      { url: '/site.css' },
      'flows[0].steps[0].assets[0].url: write the whole address, such as https://shop.example/site.css',
    ],
    [
      { caching: { kind: 'kept', freshSeconds: -1, etag: null, lastModified: null } },
      'freshSeconds',
    ],
  ])('with an asset of %j says “%s”', (parts, message) => {
    const asset: Asset = {
      id: 's1a1',
      kind: 'stylesheet',
      url: 'http://app.test/site.css?t=${csrf_token}',
      after: ['s1e1'],
      status: 200,
      caching: { kind: 'kept', freshSeconds: 60, etag: '"1"', lastModified: null },
      ...parts,
    };
    const text = edited((draft) => set(draft, assets, [asset]));
    if (message === '') expect(parseFlowFile(text).flows[0]?.steps[0]?.assets).toEqual([asset]);
    else expect(messageOf(text)).toContain(message);
  });

  test('that is no JSON says so', () => {
    expect(messageOf('{"version": 1,')).toMatch(
      /^flows\.json: the file is no JSON \(.+\): correct it/,
    );
  });

  test('with two flows of one id is refused', () => {
    const text = edited((draft) => draft.flows.push(draft.flows[0]));
    expect(messageOf(text)).toContain('flows[1].id: another flow has the id “journey” already');
  });
});

test('the committed JSON Schema is the current one', () => {
  const committed = readFileSync(new URL('../../flows.schema.json', import.meta.url), 'utf8');
  // Made by: node packages/engine/src/flow/print-schema.ts > packages/engine/flows.schema.json
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(flowFileJsonSchema())));
});

function messageOf(text: string): string {
  try {
    parseFlowFile(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
