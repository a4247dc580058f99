import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import type { Operation } from '../../packages/engine/src/model/site-graph.ts';
import { startArticleShelf } from './flow-targets/article-shelf.ts';
import { startAuthorWindow } from './flow-targets/author-window.ts';
import { startCookielessShop } from './flow-targets/cookieless-shop.ts';
import { startFragmentApp } from './flow-targets/fragment-app.ts';
import { startPostbackDesk } from './flow-targets/postback-desk.ts';
import {
  click,
  follow,
  open,
  Prover,
  prove,
  replayed,
  sentVerbatim,
  submit,
  text,
} from './flow-targets/proving.ts';
import { startSignInDance } from './flow-targets/sign-in-dance.ts';
import { startTaskBoard } from './flow-targets/task-board.ts';

/** Ways of building applications that have little in common with one another. */

let prover: Prover;

beforeAll(async () => {
  prover = await Prover.launch();
});

afterAll(async () => {
  await prover.close();
});

interface Target {
  readonly url: string;
  readonly effects: object;
  close(): Promise<void>;
}

test.concurrent.each<
  [string, () => Promise<Target>, (url: string) => readonly Operation[], readonly string[]]
>([
  [
    'pages that post their whole state to themselves',
    startPostbackDesk,
    (url) => [open(`${url}/order`), click('#next'), submit('form', { ctl00$street: text })],
    ['orders'],
  ],
  [
    'the second of several forms of one kind',
    startPostbackDesk,
    (url) => [open(`${url}/rows`), submit('.row-Second', { name: text })],
    ['renamed'],
  ],
  [
    'tokens that are renewed on the way, and lists in another order each time',
    startTaskBoard,
    (url) => [open(`${url}/`), click('button')],
    ['done'],
  ],
  [
    'lists of links in another order each time',
    startArticleShelf,
    (url) => [
      open(`${url}/`),
      follow('Bridge', `${url}/articles/1`),
      submit('form', { comment: text }),
    ],
    ['comments'],
  ],
  [
    'a session in the path',
    startCookielessShop,
    (url) => [open(`${url}/path`), submit('#add'), submit('#order', { street: text })],
    ['path'],
  ],
  [
    'a session after a semicolon',
    startCookielessShop,
    (url) => [open(`${url}/matrix`), submit('#add'), submit('#order', { street: text })],
    ['matrix'],
  ],
  [
    'signing in with a code and the digest of its verifier',
    startSignInDance,
    (url) => [open(`${url}/`), click('button')],
    ['visits'],
  ],
  [
    'a form in a window of its own, whose answer fills the one that opened it',
    startAuthorWindow,
    (url) => [
      open(`${url}/`),
      click('#add'),
      submit('form', { name: text }),
      submit('form', { title: text }),
    ],
    ['authors', 'books'],
  ],
  [
    'fragments of pages that bring the next token',
    startFragmentApp,
    (url) => [open(`${url}/`), submit('form', { title: text })],
    ['added', 'kept'],
  ],
])('%s', async (_, start, way, counted) => {
  const target = await start();
  try {
    const { flow: unproven, recordings } = await prover.correlate(target.url, way(target.url));
    const flow = await prove(unproven);
    const lines = outline(flow)
      .join('\n')
      .replace(/\S{400,}/g, '…');
    expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2 });
    const before: object = { ...target.effects };
    await sentVerbatim(recordings[0]);
    expect(target.effects).toEqual(before);
    expect(await replayed(flow, 4, 2), lines).toBe(8);
    const grown = counted.map((name) => [name, Number(Reflect.get(before, name)) + 8]);
    expect(target.effects, lines).toMatchObject(Object.fromEntries(grown));
  } finally {
    await target.close();
  }
});
