import { describe, expect, it } from 'vitest';
import type { BodyTemplate, RequestTemplate } from '../model/flow.ts';
import { type CompiledRequest, compileRequest } from './compile-request.ts';
import { exchangeTo } from './flow.fixture.ts';

const variables: Record<string, string> = {
  id: 'a/b c',
  token: 'x+y=&z',
  name: 'Zoë "Q"',
  count: '3',
};
const lookup = (name: string) => variables[name] ?? '';
const request = (parts: Partial<RequestTemplate>) =>
  compileRequest(exchangeTo('http://127.0.0.1:1', { request: parts }), {
    keepBody: false,
    expectedStatus: 200,
  });
const render = (compiled: CompiledRequest, cookies = '') =>
  compiled.render(lookup, compiled.path(lookup), cookies);

describe('paths', () => {
  it.each<[string, Partial<RequestTemplate>, string]>([
    ['a path without variables is sent as it stands', { path: '/a%20b/c' }, '/a%20b/c'],
    ['a variable is one segment', { path: '/p/${id}/edit' }, '/p/a%2Fb%20c/edit'],
    [
      'a query is encoded',
      {
        query: [
          ['q', 'two words'],
          ['t', '${token}'],
        ],
      },
      '/?q=two%20words&t=x%2By%3D%26z',
    ],
    [
      'repeats and order are kept',
      {
        query: [
          ['a', '2'],
          ['a', '1'],
          ['b', ''],
        ],
      },
      '/?a=2&a=1&b=',
    ],
    ['names may vary too', { query: [['f[${count}]', '1']] }, '/?f%5B3%5D=1'],
  ])('%s', (_, parts, path) => {
    expect(request(parts).path(lookup)).toBe(path);
  });
});

describe('bodies', () => {
  const form: BodyTemplate = {
    kind: 'form',
    fields: [
      ['user name', '${name}'],
      ['t', '${token}'],
      ['t', 'b'],
    ],
  };
  const json: BodyTemplate = {
    kind: 'json',
    contentType: 'application/json',
    value: { name: '${name}', count: '${count|number}', list: [1, null, 'x'] },
  };
  it.each<[string, BodyTemplate, string | null, string | null]>([
    ['none', { kind: 'none' }, null, null],
    [
      'a form',
      form,
      'application/x-www-form-urlencoded',
      'user+name=Zo%C3%AB+%22Q%22&t=x%2By%3D%26z&t=b',
    ],
    ['JSON', json, 'application/json', '{"name":"Zoë \\"Q\\"","count":3,"list":[1,null,"x"]}'],
    [
      'text',
      { kind: 'text', contentType: 'text/xml', text: '<n>${count}</n>' },
      'text/xml',
      '<n>3</n>',
    ],
  ])('%s', (_, body, contentType, text) => {
    const rendered = render(request({ method: 'post', body }));
    expect(rendered).toMatchObject({
      method: 'POST',
      body: text,
      bodyBytes: Buffer.byteLength(text ?? ''),
    });
    expect(headerOf(rendered.headers, 'content-type')).toBe(contentType);
  });

  it('a multipart form with a file', () => {
    const compiled = request({
      method: 'POST',
      body: {
        kind: 'multipart',
        parts: [
          { name: 'token', value: '${token}', fileName: null, contentType: null },
          { name: 'file', value: 'hello', fileName: '${name}.txt', contentType: 'text/plain' },
        ],
      },
    });
    const rendered = render(compiled);
    const type = headerOf(rendered.headers, 'content-type') ?? '';
    const boundary = type.slice(type.indexOf('=') + 1);
    expect(rendered.body).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\nx+y=&z\r\n` +
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="Zoë %22Q%22.txt"\r\n` +
        `Content-Type: text/plain\r\n\r\nhello\r\n--${boundary}--\r\n`,
    );
    expect(compiled.variables).toEqual(['token', 'name']);
  });
});

describe('headers', () => {
  it('leaves out what belongs to the connection, the jar and the body', () => {
    const compiled = request({
      headers: [
        ['Host', 'elsewhere'],
        ['Cookie', 'a=1'],
        ['Content-Length', '7'],
        ['Accept', 'text/html'],
        ['X-Token', '${token}'],
      ],
    });
    const { headers } = render(compiled);
    expect(headers.filter((_, i) => i % 2 === 0)).toEqual([
      'user-agent',
      'accept-language',
      'accept-encoding',
      'Accept',
      'X-Token',
    ]);
    expect(headerOf(headers, 'X-Token')).toBe('x+y=&z');
  });

  it('keeps the charset that a form was recorded with', () => {
    const type = 'application/x-www-form-urlencoded; charset=UTF-8';
    const compiled = request({
      method: 'POST',
      headers: [['content-type', type]],
      body: { kind: 'form', fields: [['a', '1']] },
    });
    expect(headerOf(render(compiled).headers, 'content-type')).toBe(type);
  });

  it('never lets a value begin another header', () => {
    const compiled = request({ headers: [['X-Note', '${note}']] });
    const { headers, head } = compiled.render(() => 'a\r\nSet-Cookie: b', '/', '');
    expect(headerOf(headers, 'X-Note')).toBe('a Set-Cookie: b');
    expect(head).toContain('\r\nX-Note: a Set-Cookie: b\r\n');
  });

  it('makes a request that never changes once', () => {
    const compiled = request({ headers: [['X-Same', 'always']] });
    expect(render(compiled)).toBe(render(compiled));
    expect(render(request({ path: '/${id}' })).path).toBe('/a%2Fb%20c');
  });

  it('has the cookies beside the other headers', () => {
    const compiled = request({});
    const rendered = render(compiled, 'a=1; b=2');
    expect(headerOf(rendered.headers, 'cookie')).toBe('a=1; b=2');
    expect(rendered.head).toMatch(/^GET \/ HTTP\/1\.1\r\nhost: 127\.0\.0\.1:1\r\n/);
    expect(rendered.head).toMatch(/\r\ncookie: a=1; b=2\r\n\r\n$/);
    expect(headerOf(render(compiled).headers, 'cookie')).toBeNull();
  });

  it.each<[string, Partial<RequestTemplate>, string]>([
    ['a body', { method: 'POST', body: { kind: 'text', contentType: 'a/b', text: 'né' } }, '3'],
    ['none where one is usual', { method: 'POST' }, '0'],
  ])('says how long %s is', (_, parts, length) => {
    expect(render(request(parts)).head).toContain(`\r\ncontent-length: ${length}\r\n`);
  });

  it('knows what can not be put on the wire', () => {
    const compiled = request({ headers: [['X-Note', '${note}']] });
    expect(compiled.render(() => '€', '/', '').fault).toMatch(/header X-Note/);
    expect(compiled.render(() => 'é', '/', '').fault).toBeNull();
    expect(render(request({}), 'a=€').fault).toMatch(/header cookie/);
  });
});

function headerOf(headers: readonly string[], name: string): string | null {
  const at = headers.findIndex((each, i) => i % 2 === 0 && each === name);
  return at < 0 ? null : (headers[at + 1] ?? null);
}
