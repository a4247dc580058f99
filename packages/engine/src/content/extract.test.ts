import { describe, expect, test } from 'vitest';
import type { Decoding, ExtractorSource } from '../model/flow.ts';
import type { Headers } from '../model/recording.ts';
import { compileExtractor, ResponseContent } from './extract.ts';

const url = 'http://shop.test/account/edit';

function extract(
  source: ExtractorSource,
  body: string | null,
  headers: Headers = [],
  decode: readonly Decoding[] = [],
): string | null {
  const response = new ResponseContent(200, url, headers, body);
  return compileExtractor({ source, decode })(response);
}

const field = (name: string, form: string | null = null, occurrence = 0): ExtractorSource => ({
  kind: 'form-field',
  name,
  form,
  occurrence,
});

const twoForms = `
  <form action="/cart/add" method="post"><input type=hidden name=csrf value="one"></form>
  <form id="news" action="/newsletter"><input name="csrf" value="two"></form>
  <form action="../orders/17/notes"><input name="csrf" value="three"></form>`;

describe('the value of a form field', () => {
  test.each<[string, string | null, string]>([
    ['<input name="t" value="a&amp;b">', 'a&b', 'is decoded'],
    ["<input value='x' type='hidden' name='t'>", 'x', 'may stand before the name'],
    ['<INPUT NAME=t VALUE=x>', 'x', 'needs no quotes and no lower case'],
    ['<input\n  name = "t"\n  value = "x"\n/>', 'x', 'may be spread over lines'],
    ['<input name="t">', '', 'is empty when there is none'],
    [
      '<input title="name=t" name="u" value="no"><input name="t" value="x">',
      'x',
      'is found by name',
    ],
    [
      '<input name="token" value="no"><input name="t" value="x">',
      'x',
      'is found by the whole name',
    ],
    [
      '<!-- <input name="t" value="old"> --><input name="t" value="x">',
      'x',
      'is none in a comment',
    ],
    ['<textarea name="t">\na &lt; b\n</textarea>', 'a < b\n', 'is the text of a text area'],
    [
      '<select name="t"><option value="1">A<option value="2" selected>B</select>',
      '2',
      'is the chosen one',
    ],
    [
      '<select name="t"><option> First </option><option>B</option></select>',
      'First',
      'is the first else',
    ],
    [
      '<input type="radio" name="t" value="1"><input type="radio" name="t" value="2" checked>',
      '2',
      'is the ticked one',
    ],
    ['<input type="checkbox" name="t" checked>', 'on', 'of a ticked box is on'],
    ['<button name="t" value="save">Save</button>', 'save', 'may be a button'],
    ['<input type="checkbox" name="t" value="1">', null, 'of an empty box is none'],
    ['<p name="t" value="x">', null, 'is no other element'],
    ['<input name="t" title="1 < 2" value="x">', 'x', 'may stand after a < in an attribute'],
  ])('%s gives %j: it %s', (html, value) => {
    expect(extract(field('t'), html)).toBe(value);
  });

  test.each<[ExtractorSource, string | null, string]>([
    [field('csrf'), 'one', 'the first without more to go by'],
    [field('csrf', null, 1), 'two', 'the second on the page'],
    [field('csrf', 'news'), 'two', 'the one in the form of that id'],
    [field('csrf', '/newsletter'), 'two', 'the one in the form of that action'],
    [
      field('csrf', '/orders/:id/notes'),
      'three',
      'the one in the form whose action has that shape',
    ],
    [field('csrf', '/gone'), null, 'none in a form that is not there'],
  ])('of several is chosen by form: %j is %j (%s)', (source, value) => {
    expect(extract(source, twoForms)).toBe(value);
  });

  test('is found by names with brackets and entities', () => {
    expect(
      extract(field('issue[lock_version]'), '<input name="issue[lock_version]" value="4">'),
    ).toBe('4');
    expect(extract(field('a"b'), '<input name="a&quot;b" value="4">')).toBe('4');
  });

  test('belongs to a form elsewhere on the page that it names', () => {
    const html = '<form id="f" action="/a"></form><input form="f" name="t" value="x">';
    expect(extract(field('t', '/a'), html)).toBe('x');
  });
});

describe('an extractor that has found its value once', () => {
  const extractor = (source: ExtractorSource) => {
    const run = compileExtractor({ source, decode: [] });
    return (body: string) => run(new ResponseContent(200, url, [], body));
  };

  test('goes on finding it on other pages, however they are written', () => {
    const run = extractor(field('csrf', '/a'));
    const written = (before: string, value: string) =>
      `${before}<form action="/a" method="post"><input type="hidden" name="csrf" value="${value}"></form>`;
    const other = '<form action="/b"><input type="hidden" name="csrf" value="no"></form>';
    expect(run(written('', 'one'))).toBe('one');
    expect(run(written('', 'two &amp; a half'))).toBe('two & a half');
    expect(run(written(other, 'three'))).toBe('three');
    expect(run(`${other}${written('', '4')}${other}`)).toBe('4');
    expect(run("<form action='/a'><input value=5 name=csrf></form>")).toBe('5');
    expect(
      run('<form action="/a" method="post"></form><input type="hidden" name="csrf" value="6">'),
    ).toBeNull();
    expect(run(other)).toBeNull();
  });

  test('keeps to the link that was meant', () => {
    const run = extractor({
      kind: 'link',
      template: '/add?p=cup&t',
      part: { kind: 'query', name: 't' },
    });
    expect(run('<a href="/add?p=pot&amp;t=1"><a href="/add?p=cup&amp;t=2%2B">')).toBe('2+');
    expect(run('<a href="/add?p=cup&t=3">')).toBe('3');
    expect(run('<a href="/add?t=4&p=cup">')).toBe('4');
    expect(run('<a href="/add?p=cup&amp;t=5&amp;u=1">')).toBe('5');
    expect(run('<a href="/add?p=pot&amp;t=6">')).toBeNull();
  });
});

describe('a link', () => {
  const html = `<a href="/wishlist/add?product=cup&amp;t=aa1">x</a>
    <a href='/wishlist/add?product=pot&amp;t=bb2'>y</a> <a href="view?id=9">z</a>
    <a href="/orders/77/edit">edit</a><img src="/files/a%20b.png">`;
  const query = (template: string, name: string): ExtractorSource => ({
    kind: 'link',
    template,
    part: { kind: 'query', name },
  });
  const segment = (template: string, index: number): ExtractorSource => ({
    kind: 'link',
    template,
    part: { kind: 'segment', index },
  });

  test.each<[ExtractorSource, string | null, string]>([
    [query('/wishlist/add?t', 't'), 'aa1', 'the first that has the shape'],
    [query('/wishlist/add?product=pot&t', 't'), 'bb2', 'the one with that query value'],
    [segment('/orders/:id/edit', 1), '77', 'a segment of its path'],
    [segment('/files/:name', 1), 'a b.png', 'decoded'],
    [query('/account/view?id', 'id'), '9', 'resolved against the page'],
    [segment('/users/:id', 1), null, 'none when no link has the shape'],
  ])('gives %j as %j: %s', (source, value) => {
    expect(extract(source, html)).toBe(value);
  });
});

describe('other places', () => {
  const jwt = `h.${Buffer.from('{"sub":"u42"}').toString('base64url')}.s`;

  test.each<[ExtractorSource, string, string | null, string]>([
    [
      { kind: 'meta', name: 'csrf-token' },
      '<meta content="x=" name="csrf-token">',
      'x=',
      'a meta tag',
    ],
    [
      { kind: 'meta', name: 'csrf-token' },
      '<meta name="csrf-token-2" content="x">',
      null,
      'another meta tag',
    ],
    [
      { kind: 'attribute', tag: 'div', attribute: 'data-key', occurrence: 1 },
      '<div data-key="a"></div><p data-key="b"></p><div data-key="c"></div>',
      'c',
      'the second such attribute of that tag',
    ],
    [
      { kind: 'json', path: ['items', 1, 'id'] },
      '{"items":[{"id":1},{"id":2}]}',
      '2',
      'a JSON number',
    ],
    [{ kind: 'json', path: ['items', -1] }, '{"items":["a","b"]}', 'b', 'the last element'],
    [{ kind: 'json', path: ['a'] }, '{"a":{"b":[1]}}', '{"b":[1]}', 'a JSON object as its text'],
    [{ kind: 'json', path: ['a', 'b'] }, '{"a":"{\\"b\\":5}"}', '5', 'JSON inside a JSON string'],
    [{ kind: 'json', path: ['t', 'sub'] }, `{"t":"${jwt}"}`, 'u42', 'a claim of a token'],
    [{ kind: 'json', path: ['a'] }, ')]}\',\n{"a":1}', '1', 'JSON behind a guard'],
    [{ kind: 'json', path: ['a'] }, '{"a":null}', null, 'null as nothing'],
    [{ kind: 'json', path: ['a'] }, '<html>', null, 'nothing where there is no JSON'],
    [
      { kind: 'script-json', marker: 'window.state = ', path: ['user', 'id'] },
      '<script>window.state = {"user":{"id":"a}b"},"x":[1]};</script>',
      'a}b',
      'an object given to a name',
    ],
    [
      { kind: 'script-json', marker: '"csrf":', path: [] },
      '<script>init({"csrf": "a\\u002fb"})</script>',
      'a/b',
      'a string given to a key',
    ],
    [
      { kind: 'boundary', left: 'order no. <b>', right: '</b>', occurrence: 1 },
      'order no. <b>1</b> order no. <b>2</b>',
      '2',
      'text between two others',
    ],
    [{ kind: 'boundary', left: 'a', right: 'z', occurrence: 0 }, 'abc', null, 'no open end'],
  ])('%j of %s gives %j: %s', (source, body, value) => {
    expect(extract(source, body)).toBe(value);
  });

  test.each<[ExtractorSource, Headers, string | null]>([
    [
      { kind: 'header', name: 'location', part: { kind: 'segment', index: 1 }, prefix: '' },
      [['location', '/orders/17?x=1']],
      '17',
    ],
    [
      { kind: 'header', name: 'authorization', part: null, prefix: 'Bearer ' },
      [['authorization', 'Bearer abc']],
      'abc',
    ],
    [
      { kind: 'cookie', name: 'xsrf' },
      [
        ['set-cookie', 'xsrf=old; Path=/'],
        ['set-cookie', 'sid=1'],
        ['set-cookie', 'xsrf="new%3D"; Path=/'],
      ],
      'new%3D',
    ],
    [{ kind: 'cookie', name: 'srf' }, [['set-cookie', 'xsrf=1']], null],
  ])('%j of the head %j gives %j', (source, headers, value) => {
    expect(extract(source, null, headers)).toBe(value);
  });

  test.each<[string, readonly Decoding[], string | null]>([
    ['a%3Db', ['url'], 'a=b'],
    ['a &amp; b', ['html'], 'a & b'],
    ['a\\/b\\u0041', ['json'], 'a/bA'],
    ['aGVsbG8=', ['base64'], 'hello'],
    ['aGVsbG8%3D', ['url', 'base64'], 'hello'],
    ['not base64!', ['base64'], null],
    [jwt, ['jwt'], '{"sub":"u42"}'],
  ])('%s decoded by %j is %j', (text, decode, value) => {
    const source: ExtractorSource = { kind: 'boundary', left: '[', right: ']', occurrence: 0 };
    expect(extract(source, `[${text}]`, [], decode)).toBe(value);
  });
});
