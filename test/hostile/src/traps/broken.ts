import { page, sendPage } from '../answer.ts';
import type { Trap } from '../trap.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

/** Answers that break the rules. */
export const brokenTraps: readonly Trap[] = [
  {
    name: 'invalid-text',
    title: 'Invalid UTF-8',
    why: 'Bytes that are no text, zeros among them.',
    serve: ({ response }) => {
      response.writeHead(200, html);
      response.end(
        Buffer.concat([
          Buffer.from(
            '<!doctype html><title>Br\xfcken \xff\xfe\x00 \xc3\x28</title><h1>',
            'latin1',
          ),
          Buffer.from([0x00, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0xf8, 0x88]),
          Buffer.from(
            '</h1><a href="/invalid-text/%ff%fe">On</a><a href="/invalid-text/\xff">Off</a>',
            'latin1',
          ),
        ]),
      );
    },
  },
  {
    name: 'wrong-charset',
    title: 'Wrong charset',
    why: 'It says UTF-16 and is not.',
    serve: ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-16' });
      response.end(page('Wrong', '<a href="/wrong-charset/on">On</a>'));
    },
  },
  {
    name: 'broken-markup',
    title: 'Broken markup',
    why: 'Unclosed, crossed and nested where nothing may nest.',
    serve: ({ response }) => {
      response.writeHead(200, html);
      response.end(
        '<html><body><form action="/broken-markup/a"><form action="/broken-markup/b"><input name=x<p><a href=/broken-markup/c<b><table><a href="/broken-markup/d">D<select><option><a href="/broken-markup/e">E</textarea><svg><p><![CDATA[<a href=/broken-markup/f>]]><script>"</script><style></style',
      );
    },
  },
  {
    name: 'truncated',
    title: 'Truncated',
    why: 'Less comes than was promised, and the connection breaks.',
    serve: ({ response }) => {
      response.writeHead(200, { ...html, 'content-length': '100000' });
      response.write(page('Truncated', '<a href="/truncated/on">On</a>'));
      setTimeout(() => response.destroy(), 50).unref();
    },
  },
  {
    name: 'reset',
    title: 'Reset',
    why: 'The connection breaks before anything comes.',
    serve: ({ message }) => void message.socket.destroy(),
  },
  {
    name: 'not-http',
    title: 'Not HTTP',
    why: 'The answer is no HTTP at all.',
    serve: ({ message }) =>
      void message.socket.end('220 mail.example.com ESMTP\r\n\u0000\u0001\u0002'),
  },
  {
    name: 'wrong-packing',
    title: 'Wrong packing',
    why: 'It says gzip and is not.',
    serve: ({ response }) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' });
      response.end(page('Packed?', '<p>No.</p>'));
    },
  },
  {
    name: 'huge-head',
    title: 'Huge head',
    why: 'A megabyte of headers.',
    serve: ({ response }) => {
      response.writeHead(200, { ...html, 'x-large': 'h'.repeat(1_048_576) });
      response.end(page('Head', ''));
    },
  },
  {
    name: 'odd-status',
    title: 'Odd numbers',
    why: 'Status codes that mean nothing, or forbid a body.',
    serve: ({ response, rest }) => {
      const codes = ['204', '205', '304', '418', '451', '599', '999'];
      if (codes.includes(rest)) {
        response.writeHead(Number(rest), html);
        response.end(page(rest, `<p>${rest}</p>`));
        return;
      }
      sendPage(
        response,
        'Codes',
        codes.map((code) => `<a href="/odd-status/${code}">${code}</a>`).join('\n'),
      );
    },
  },
  {
    name: 'not-a-page',
    title: 'Not a page',
    why: 'It says HTML and is a picture, or the other way round.',
    serve: ({ response, rest }) => {
      if (rest === 'picture') {
        response.writeHead(200, { 'content-type': 'image/png' });
        response.end(page('I am a page', ''));
        return;
      }
      response.writeHead(200, html);
      response.end(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    },
  },
  {
    name: 'bad-addresses',
    title: 'Bad addresses',
    why: 'Links that lead nowhere good.',
    serve: ({ response, otherOrigin }) => {
      const addresses = [
        'http://[',
        'http://%/',
        'http://127.0.0.1:1/',
        'http://127.0.0.1:99999/',
        'http://',
        'javascript:',
        'javascript:for(;;);',
        'data:text/html,<h1>Data</h1>',
        'file:///etc/passwd',
        'mailto:a@example.com',
        'tel:+1',
        'sms:+1',
        'ftp://127.0.0.1/',
        'blob:null/1',
        'about:blank',
        'chrome://crash',
        'chrome://kill',
        'view-source:/',
        'steam://run/1',
        'ws://127.0.0.1/',
        '//',
        '///',
        '\\\\',
        '#',
        '?',
        '%00',
        '%',
        '\u0000',
        `${otherOrigin}/strayed/link`,
      ];
      sendPage(
        response,
        'Addresses',
        addresses.map((one) => `<a href="${one}">${one.replace('<', '&lt;')}</a>`).join('\n'),
      );
    },
  },
];
