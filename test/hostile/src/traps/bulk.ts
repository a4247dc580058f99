import { gzipSync } from 'node:zlib';
import { page, sendPage, sendRepeated } from '../answer.ts';
import type { Trap } from '../trap.ts';

const megabyte = 1_048_576;
const pageMegabytes = 50;
const line = '<p>All work and no play makes Jack a dull boy. </p>\n';
const chunk = line.repeat(Math.ceil(megabyte / line.length)).slice(0, megabyte);

/** More than fits. */
export const bulkTraps: readonly Trap[] = [
  {
    name: 'huge-page',
    title: 'Fifty megabytes',
    why: 'A page of 50 MB.',
    serve: async ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write('<!doctype html><title>Huge</title><h1>Huge</h1>');
      await sendRepeated(response, chunk, pageMegabytes);
    },
  },
  {
    name: 'huge-text',
    title: 'Fifty megabytes in one line',
    why: 'One text node of 50 MB, and no line break.',
    serve: async ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write('<!doctype html><title>Long line</title><pre>');
      await sendRepeated(response, 'x'.repeat(megabyte), pageMegabytes);
    },
  },
  {
    name: 'huge-answer',
    title: 'Fifty megabytes of JSON',
    why: 'The page fetches 50 MB in the background.',
    serve: async ({ response, rest }) => {
      if (rest === '') {
        sendPage(
          response,
          'Big data',
          '<p id="size"></p><script>fetch("/huge-answer/data.json").then((a) => a.text()).then((t) => { size.textContent = t.length })</script>',
        );
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('["');
      await sendRepeated(response, 'y'.repeat(megabyte), pageMegabytes);
    },
  },
  {
    name: 'packed-bomb',
    title: 'Small and large',
    why: '50 KB on the wire are 50 MB in the page.',
    serve: ({ response }) => {
      const body = gzipSync(page('Packed', chunk.repeat(pageMegabytes)));
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
      });
      response.end(body);
    },
  },
  {
    name: 'many-links',
    title: 'Two hundred thousand links',
    why: 'Each is another address.',
    serve: async ({ response, rest }) => {
      if (rest !== '') return sendPage(response, `Link ${rest}`, '<p>One of many.</p>');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write('<!doctype html><title>Links</title><h1>Links</h1>');
      for (let part = 0; part < 200; part += 1) {
        const links = Array.from(
          { length: 1_000 },
          (_, at) => `<a href="/many-links/l${part * 1_000 + at}x">Link ${at}</a>\n`,
        );
        response.write(links.join(''));
      }
      response.end();
    },
  },
  {
    name: 'deep-nesting',
    title: 'Deep nesting',
    why: 'Twenty thousand elements in one another.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Deep',
        `${'<div>'.repeat(20_000)}<a href="/deep-nesting/bottom">Bottom</a>`,
      ),
  },
  {
    name: 'long-address',
    title: 'Long addresses',
    why: 'Links of a megabyte.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Long',
        `<a href="/long-address/?q=${'z'.repeat(megabyte)}">A long way</a><a title="${'t'.repeat(megabyte)}" href="/long-address/short">${'Long label. '.repeat(50_000)}</a>`,
      ),
  },
  {
    name: 'many-cookies',
    title: 'Cookies',
    why: 'It sets so many cookies that the server takes no further request.',
    serve: ({ response, message }) => {
      if ((message.headers.cookie ?? '').length > 6_000) {
        response.writeHead(431);
        response.end();
        return;
      }
      const cookies = Array.from(
        { length: 40 },
        (_, at) => `jar-${at}-${Date.now() % 1_000}=${'c'.repeat(300)}; Path=/many-cookies/`,
      );
      response.setHeader('set-cookie', cookies);
      sendPage(response, 'Cookies', '<a href="/many-cookies/more">More cookies</a>');
    },
  },
];
