import { describe, expect, test } from 'vitest';
import { addressesInScript } from './addresses-in-script.ts';
import { addressesIn } from './read-source.ts';

function inHtml(body: string): readonly string[] {
  return addressesIn({
    url: 'http://s/dir/page',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body,
  });
}

function inType(type: string, body: string, url = 'http://s/dir/file'): readonly string[] {
  return addressesIn({ url, headers: { 'content-type': type }, body });
}

describe('documents', () => {
  test.each([
    ['a canonical link', '<link rel="canonical" href="chair">', 'http://s/dir/chair'],
    ['a base', '<base href="/new/"><link rel="next" href="two">', 'http://s/new/two'],
    [
      'a refresh that comes late',
      `<meta http-equiv="Refresh" content="30;URL='bye'">`,
      'http://s/dir/bye',
    ],
    ['a property', '<meta property="og:url" content="http://s/shared">', 'http://s/shared'],
    ['a picture for large screens', '<img srcset="small 1x, large 3x">', 'http://s/dir/large'],
    ['a style', '<div style="background:url(banner)">', 'http://s/dir/banner'],
    ['a style element', '<style>@font-face { src: url("quill") }</style>', 'http://s/dir/quill'],
    ['a quotation', '<blockquote cite="protocol">', 'http://s/dir/protocol'],
    ['a comment', '<!-- <a href="/x/old">Old</a> or /x/older -->', 'http://s/x/older'],
    ['a conditional comment', '<!--[if IE]><img src="up"><![endif]-->', 'http://s/dir/up'],
    ['a data attribute', '<p data-source="/x/contacts">', 'http://s/x/contacts'],
    ['properties', '<p data-props="{&quot;more&quot;:&quot;\\/x\\/two&quot;}">', 'http://s/x/two'],
    [
      'data',
      '<script type="application/json">{"links":{"a":"/x/billing"}}</script>',
      'http://s/x/billing',
    ],
    [
      'a template',
      '<script type="text/x-handlebars"><img src="/x/face"></script>',
      'http://s/x/face',
    ],
    ['running text', '<p>See http://s/x/minutes.</p>', 'http://s/x/minutes'],
    ['a text field', '<textarea>Vote at http://s/x/ballot now</textarea>', 'http://s/x/ballot'],
    ['an inline handler', `<p onclick="location='/x/go'">`, 'http://s/x/go'],
  ])('%s', (_, html, address) => {
    expect(inHtml(html)).toContain(address);
  });

  test('links and forms are left to the browser, types and dates are no addresses', () => {
    expect(
      inHtml(
        '<a href="/a">A</a><form action="/b"></form><p data-type="text/html" data-on="11/22">',
      ),
    ).toEqual([]);
  });
});

describe('scripts', () => {
  test.each([
    ['written out', `location.href = '/x/beta'`, '/x/beta'],
    ['relative, where an address belongs', `fetch('books')`, 'books'],
    ['a sum', `go('/x/' + 'a' + '/' + 'b')`, '/x/a/b'],
    ['a variable', `const root = '/x'; go(root + '/y')`, '/x/y'],
    ['a template literal', 'const home = "/x"; go(`${home}/y`)', '/x/y'],
    ['joined', `go(['', 'x', 'y'].join('/'))`, '/x/y'],
    ['escaped slashes', String.raw`x = {"home":"\/x\/y"}`, '/x/y'],
    ['escaped characters', String.raw`x = "\u002Fx\x2Fy"`, '/x/y'],
    ['a comment', '/* the old one: /x/abacus */', '/x/abacus'],
    ['a table of routes', `[{ path: '/x', children: [{ path: 'y' }] }]`, '/x/y'],
    ['after a regular expression', `a = /['"]/; b = '/x/y'`, '/x/y'],
    ['after a division', `a = b / c; d = '/x/y'; e = f / g`, '/x/y'],
  ])('%s', (_, source, address) => {
    expect(addressesInScript(source)).toContain(address);
  });

  test.each([
    `fetch('/x/y', { headers: {}, method: 'POST' })`,
    `request.open('PUT', '/x/y')`,
    `axios.delete('/x/y')`,
    `navigator.sendBeacon('/x/y', data)`,
  ])('what something is sent to is left out: %s', (source) => {
    expect(addressesInScript(source)).toEqual([]);
  });

  test('what is no address is left out, and nothing throws', () => {
    expect(addressesInScript(`a = 'text/html'; b = '11/22/2026'; c = 'and/or not'; d = "`)).toEqual(
      [],
    );
    expect(addressesInScript('`${`${')).toEqual([]);
  });
});

test.each([
  [
    'a manifest',
    'application/manifest+json',
    '{"start_url":"installed"}',
    'http://s/dir/installed',
  ],
  ['a feed', 'application/rss+xml', '<rss><link>http://s/first</link></rss>', 'http://s/first'],
  [
    'a search description',
    'application/opensearchdescription+xml',
    '<Url template="http://s/find?q={searchTerms}"/>',
    'http://s/find?q=',
  ],
  ['a stylesheet', 'text/css', '@import "a.css" print; b { c: url( "d" ) }', 'http://s/dir/d'],
  [
    'a set of images',
    'text/css',
    'a { background: image-set("dull" 1x, "crisp" 4x) }',
    'http://s/dir/crisp',
  ],
  ['a text', 'text/plain', '# Maze\n- [Guide](/x/guide)', 'http://s/x/guide'],
])('%s', (_, type, body, address) => {
  expect(inType(type, body)).toContain(address);
});

test('robots.txt names paths and site maps', () => {
  const body =
    'User-agent: *\nDisallow: /a/b\nAllow: /c$\nDisallow: /*.pdf\nSitemap: http://s/map.xml';
  expect(inType('text/plain', body, 'http://s/robots.txt')).toEqual([
    'http://s/a/b',
    'http://s/c',
    'http://s/map.xml',
  ]);
});

test('headers name addresses, too', () => {
  const headers = {
    'content-type': 'text/html',
    link: '<two>; rel="next", <http://e/>; rel="help"',
    'content-location': 'en',
    refresh: '30; url=later',
  };
  expect(addressesIn({ url: 'http://s/d/p', headers, body: '' })).toEqual([
    'http://s/d/two',
    'http://e/',
    'http://s/d/en',
    'http://s/d/later',
  ]);
});
