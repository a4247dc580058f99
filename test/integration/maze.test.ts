import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { groups } from '../maze/src/groups.ts';
import { describeTechnique, type ExpectedRequest } from '../maze/src/maze-technique.ts';
import { scoreCrawl } from '../maze/src/score.ts';
import { type Maze, startMaze } from '../maze/src/start-maze.ts';
import type { Proof } from '../maze/src/technique.ts';

/** Groups whose targets are put together while the page runs, and so stand nowhere before. */
const madeByScripts = new Set([
  'inline-handlers',
  'listeners',
  'frameworks',
  'reveal',
  'routing',
  'requests',
  'steps',
]);

const ways = groups.flatMap((group) =>
  group.techniques.map((technique) => ({
    ...describeTechnique(group, technique),
    proof: technique.proof,
  })),
);
type Way = (typeof ways)[number];

function waysWith<Kind extends Proof['kind']>(kind: Kind) {
  return ways.flatMap((way) =>
    way.proof.kind === kind ? [{ ...way, proof: way.proof as Extract<Proof, { kind: Kind }> }] : [],
  );
}

let maze: Maze;
let browser: Browser;

beforeAll(async () => {
  maze = await startMaze();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await maze?.close();
});

describe('the maze by hand', () => {
  test.concurrent.each(waysWith('by-hand'))('$group: $name', async (way) => {
    await visit(async (page, places) => {
      const served: Promise<string>[] = [];
      page.on('response', (response) => {
        const isLibrary = pathOf(response.url()).startsWith('/assets/');
        if (!isLibrary) served.push(response.text().catch(() => ''));
      });
      await page.goto(maze.url + way.entry);
      if (madeByScripts.has(way.group)) expectHidden(way, await Promise.all(served));
      await way.proof.walk(page);
      await expectReached(way, places);
    });
  });

  test.concurrent.each(waysWith('opening'))('$group: $name', async (way) => {
    await visit(async (page, places) => {
      await page.goto(maze.url + way.entry);
      await expectReached(way, places);
    });
  });
});

describe('the maze as it stands', () => {
  test.each(waysWith('reading'))('$group: $name', async (way) => {
    const { at, text } = way.proof;
    const source = new URL(at, maze.url + way.entry);
    const response = await fetch(source, { redirect: 'manual' });
    const answer = JSON.stringify([...response.headers]) + (await response.text());
    expect(answer).toContain(at === '' || text.includes('"') ? jsonOrPlain(answer, text) : text);
    for (const { method, target } of way.targets) {
      const verb = method ?? 'GET';
      const { status } = await fetch(maze.url + target, { method: verb, redirect: 'manual' });
      expect(status, target).toBeLessThan(400);
    }
  });
});

describe('the plan of the maze', () => {
  test('holds at least ninety ways, each with a place of its own', () => {
    expect(ways.filter(({ offLimits }) => offLimits === null).length).toBeGreaterThan(90);
    expect(new Set(ways.map(({ entry }) => entry)).size).toBe(ways.length);
    const targets = ways.flatMap(({ targets }) => targets.map(({ target }) => target));
    expect(new Set(targets).size).toBe(targets.length);
  });

  test('counts a way only when all its targets were asked for or reported', () => {
    const plan = [
      { ...plain, name: 'both', targets: [get('/one'), get('/two')] },
      { ...plain, name: 'posted', targets: [{ method: 'POST', target: '/three' }] },
      { ...plain, name: 'any', targets: [{ method: null, target: '/four' }] },
      { ...plain, name: 'never', targets: [get('/five')], offLimits: 'Nobody can.' },
    ];
    const requested = new Set(['GET /one', 'GET /three', 'POST /four']);
    const score = scoreCrawl(plan, requested, new Set(['GET /two']));
    expect(score).toEqual({
      found: 2,
      expected: 3,
      groups: [{ group: 'some', found: 2, expected: 3, missed: ['posted'] }],
    });
  });
});

const plain = { group: 'some', why: '', entry: '/some/', offLimits: null };
const get = (target: string): ExpectedRequest => ({ method: 'GET', target });

/** The attribute's quotes are escaped in the JSON of the headers and plain in the body. */
function jsonOrPlain(answer: string, text: string): string {
  return answer.includes(text) ? text : JSON.stringify(text).slice(1, -1);
}

async function visit(act: (page: Page, places: ReadonlySet<string>) => Promise<void>) {
  // One page's dragging would hold up the others of its context.
  const context = await browser.newContext({ hasTouch: true });
  context.setDefaultTimeout(15_000);
  const places = new Set<string>();
  const page = await context.newPage();
  page.on('framenavigated', (frame) => places.add(`GET ${pathOf(frame.url())}`));
  page.on('dialog', (dialog) => void dialog.accept());
  try {
    await act(page, places);
  } finally {
    await context.close();
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Nobody may find the way without walking it; a write is not found by its address alone. */
function expectHidden({ targets, entry }: Way, served: readonly string[]) {
  const last = targets.findLast(({ method }) => method === 'GET')?.target ?? entry;
  const name = last.startsWith(entry) ? last.slice(entry.length) || entry : last;
  expect(served.filter((text) => text.includes(name))).toEqual([]);
  expect(isReached(targets.at(-1), maze.reached())).toBe(false);
}

async function expectReached({ targets }: Way, places: ReadonlySet<string>) {
  const missing = () => {
    const reached = new Set([...maze.reached(), ...places]);
    return targets.filter((target) => !isReached(target, reached));
  };
  const givenUp = performance.now() + 10_000;
  while (missing().length > 0 && performance.now() < givenUp) await wait(20);
  expect(missing()).toEqual([]);
}

function isReached(wanted: ExpectedRequest | undefined, reached: ReadonlySet<string>): boolean {
  if (wanted === undefined) return false;
  return reached.has(`${wanted.method ?? 'GET'} ${wanted.target}`);
}
