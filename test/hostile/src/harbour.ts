import type { ServerResponse } from 'node:http';
import { sendPage } from './answer.ts';
import { traps } from './traps.ts';

/** Ordinary pages among the traps: before them, between them, after them and below. */
const pages: Readonly<Record<string, readonly [title: string, body: string]>> = {
  '/harbour/first': [
    'First harbour',
    '<form action="/harbour/asked"><label>Question <input name="question"></label><button>Ask</button></form>',
  ],
  '/harbour/between': ['Harbour between', '<p>Calm.</p>'],
  '/harbour/last': ['Last harbour', '<a href="/harbour/inner/">Inner harbour</a>'],
  '/harbour/inner/': ['Inner harbour', '<a href="room">A room</a>'],
  '/harbour/inner/room': ['A room', '<p>Rest here.</p>'],
  '/harbour/asked': ['Asked', '<p>Good question.</p>'],
};

/** Paths that a crawl must find in spite of everything. */
export const harbours: readonly string[] = Object.keys(pages);

export function serveHarbour(response: ServerResponse, path: string): void {
  if (path === '/') {
    sendPage(response, 'A rough coast', homeList());
    return;
  }
  const [title, body] = pages[path] ?? ['Not found', '<p>Only water here.</p>'];
  response.statusCode = path in pages ? 200 : 404;
  sendPage(response, title, body);
}

function homeList(): string {
  const links = traps.map(({ name, title }) => `<li><a href="/${name}/">${title}</a></li>`);
  const middle = Math.floor(links.length / 2);
  const list = [
    '<li><a href="/harbour/first">First harbour</a></li>',
    ...links.slice(0, middle),
    '<li><a href="/harbour/between">Harbour between</a></li>',
    ...links.slice(middle),
    '<li><a href="/harbour/last">Last harbour</a></li>',
  ];
  return `<ul>\n${list.join('\n')}\n</ul>`;
}
