import { describe, expect, test } from 'vitest';
import type { Json } from '../model/flow.ts';
import { encodeForm, encodeJsonString, encodePathSegment, encodeQuery } from './encoding.ts';
import { compileJsonTemplate } from './json-template.ts';
import { compileTemplate, escapeTemplate, TemplateError } from './template.ts';

const values: Readonly<Record<string, string>> = {
  id: '17',
  word: 'tea & milk/50%',
  quote: 'say "hi"\n',
  list: '[{"a":1},{"a":2}]',
  none: '[]',
};
const lookup = (name: string) => values[name] ?? '';

describe('a template', () => {
  test.each([
    ['/orders/${id}', '/orders/17', 'takes a variable in'],
    ['${id}-${id}', '17-17', 'takes it in as often as it is named'],
    ['no variables', 'no variables', 'may be plain text'],
    ['$${id} costs 5$', '${id} costs 5$', 'keeps literal ${ and $ as they are'],
    ['$$${id}', '$${id}', 'keeps a dollar before a literal ${'],
    ['${word|url}', 'tea%20%26%20milk%2F50%25', 'encodes for a URL inside of another place'],
    ['Basic ${id|base64}', 'Basic MTc=', 'encodes as base64'],
  ])('%s renders %s: it %s', (template, text) => {
    expect(compileTemplate(template).render(lookup, (value) => value)).toBe(text);
  });

  test.each([
    [encodePathSegment, 'a b/c@d:e', 'a%20b%2Fc@d:e'],
    [encodeQuery, 'a b&c=d+e', 'a%20b%26c%3Dd%2Be'],
    [encodeForm, "it's 5 & up (~)", 'it%27s+5+%26+up+%28%7E%29'],
    [encodeJsonString, 'a "b"\n', 'a \\"b\\"\\n'],
    [encodeQuery, '\ud800', '%EF%BF%BD'],
  ])('encodes only what is taken in, by the rules of its place (%o)', (encode, value, encoded) => {
    const template = compileTemplate('<${x}>');
    expect(template.render(() => value, encode)).toBe(`<${encoded}>`);
  });

  test('keeps any text through escaping and rendering', () => {
    for (const text of ['${a}', '$${a}', '$$${', 'a$b{c}', '${', '$']) {
      expect(compileTemplate(escapeTemplate(text)).constant).toBe(text);
    }
  });

  test('names its variables once, in order', () => {
    expect(compileTemplate('${b}${a}${b}').variables).toEqual(['b', 'a']);
  });

  test.each(['${', '${}', '${a b}', '${a|shout}', '${1}'])('%s is refused', (template) => {
    expect(() => compileTemplate(template)).toThrow(TemplateError);
  });
});

describe('a JSON template', () => {
  test.each<[Json, string, string]>([
    [{ id: '${id|number}' }, '{"id":17}', 'sends numbers unquoted'],
    [{ id: '${id}' }, '{"id":"17"}', 'sends text quoted'],
    [{ say: '${quote}' }, '{"say":"say \\"hi\\"\\n"}', 'escapes what it takes in'],
    [
      ['${list|items}', { a: 3 }],
      '[{"a":1},{"a":2},{"a":3}]',
      'puts new elements after given ones',
    ],
    [[{ a: 0 }, '${list|items}'], '[{"a":0},{"a":1},{"a":2}]', 'puts given elements after its own'],
    [['${none|items}', 1], '[1]', 'leaves no hole where there are no elements'],
    [[1, '${none|items}'], '[1]', 'leaves no hole at the end either'],
    [{ flows: '${list|json}' }, '{"flows":[{"a":1},{"a":2}]}', 'sends whole documents'],
    [{ a: [true, null, 1.5, 'x'] }, '{"a":[true,null,1.5,"x"]}', 'keeps everything else'],
    [{ gone: '${missing|number}' }, '{"gone":null}', 'stays JSON when a value is empty'],
  ])('%j: %s: it %s', (value, text) => {
    expect(compileJsonTemplate(value).render(lookup)).toBe(text);
  });
});
