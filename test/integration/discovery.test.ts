import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowFileOf } from '../../apps/server/src/cli/flow-file-of.ts';
import { runReportSchema } from '../../apps/server/src/report/run-report.ts';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../packages/engine/src/crawl/browser-network.ts';
import { crawl } from '../../packages/engine/src/crawl/crawl.ts';
import { recordJourney } from '../../packages/engine/src/crawl/record-journey.ts';
import { buildFlows } from '../../packages/engine/src/flow/build-flows.ts';
import { formatFlowFile, parseFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import { verifyFlow } from '../../packages/engine/src/flow/verify.ts';
import { network } from '../../packages/engine/src/load/http/network.fixture.ts';
import { replayFlow } from '../../packages/engine/src/load/replay.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Recording } from '../../packages/engine/src/model/recording.ts';
import type { SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import type { Credentials, Target } from '../../packages/engine/src/model/target.ts';
import { pause } from '../../packages/engine/src/run/pause.ts';
import { sealProof } from '../../packages/engine/src/run/proof-seal.ts';
import type { Effects } from '../demo-app/src/conditions/effects.ts';
import { type DemoApp, startDemoApp } from '../demo-app/src/start-demo-app.ts';
import { cliHere } from './cli-here.ts';

/** From a URL to proven flows: crawl, journeys, two recordings of each, correlation, trial replay. */

const signal = AbortSignal.timeout(900_000);
/** The crawl ends when it has seen everything; a busy machine may take its time. */
const budget = {
  maxStates: 80,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 240_000,
  contexts: 2,
};

let shop: DemoApp;
let browser: Browser;
let graph: SiteGraph;
let flows: readonly Flow[];
const recordings = new Map<string, Recording>();

beforeAll(async () => {
  shop = await startDemoApp();
  browser = await launchBrowser();
  const scope = { origins: [shop.url], includePaths: [], excludePaths: [] };
  const target: Target = { url: shop.url, scope, credentials: [] };
  graph = await crawl({
    browser,
    target,
    budget,
    network: straightNetwork,
    signal,
    onProgress() {},
  });
  const built = await buildFlows({
    graph,
    target,
    includeDestructive: false,
    only: [],
    signal,
    onProgress() {},
    onFlow() {},
    async record(journey, persona) {
      const recording = await recordJourney({
        browser,
        target,
        journey,
        persona,
        network: straightNetwork,
        signal,
      });
      if (persona.index === 0) recordings.set(journey.name, recording);
      return recording;
    },
  });
  const account = graph.account;
  flows = [];
  for (const flow of built) {
    flows = [...flows, await prove(flow, account === null ? [] : [account])];
  }
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

function prove(flow: Flow, credentials: readonly Credentials[]): Promise<Flow> {
  return verifyFlow(flow, {
    users: 2,
    signal,
    now: () => new Date(),
    pause,
    replay: (trial, options) => replayFlow(trial, { ...options, credentials, network: network() }),
  });
}

function flowNamed(name: string): Flow {
  const flow = flows.find((candidate) => candidate.name === name);
  if (flow === undefined) throw new Error(`There is no flow “${name}”.`);
  return flow;
}

/** What an application counted while something went on. */
async function effectsOf(app: DemoApp, work: () => Promise<unknown>): Promise<Partial<Effects>> {
  const before = app.effects();
  await work();
  const after = Object.entries(app.effects());
  const grown = after.map(([name, count]) => [name, count - Number(Reflect.get(before, name))]);
  return Object.fromEntries(grown.filter(([name, count]) => count !== 0 && name !== 'requests'));
}

const changing: readonly [name: string, effects: Partial<Effects>][] = [
  ['Sign up', { accounts: 2 }],
  ['Sign in', { logins: 2 }],
  ['Add to cart', { cartAdds: 2 }],
  ['Add to wishlist', { wishlistAdds: 2 }],
  ['Write a review', { reviews: 2 }],
  ['Contact us', { contactMessages: 2 }],
  ['Subscribe to the newsletter', { newsletterSignups: 2 }],
  ['Update profile', { logins: 2, profileUpdates: 2 }],
  ['Check out', { logins: 2, cartAdds: 2, orders: 2 }],
];

describe('in the demo shop', () => {
  test('finds every journey a person would name', () => {
    expect(flows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...changing.map(([name]) => name),
        'Open the start page',
        'Browse products',
        'Browse categories',
        'Search products',
        'View cart',
        'View wishlist',
        'View account',
        'View orders',
        'Log out',
        'Delete account',
      ]),
    );
  });

  test('proves every flow but those that take something away', () => {
    const unproven = flows.filter(({ proof }) => proof.kind !== 'verified');
    expect(unproven.map(({ name, proof }) => [name, proof.kind])).toEqual([
      ['Log out', 'left-alone'],
      ['Delete account', 'left-alone'],
    ]);
    expect(shop.effects()).toMatchObject({ logouts: 0, deletedAccounts: 0 });
  });

  test.each(changing)('%s, replayed by two users, leaves exactly %j', async (name, effects) => {
    const credentials = graph.account === null ? [] : [graph.account];
    expect(await effectsOf(shop, () => prove(flowNamed(name), credentials))).toEqual(effects);
  });

  test.each(changing.filter(([name]) => name !== 'Sign in').map(([name]) => name))(
    '%s, replayed as it was recorded, leaves nothing',
    async (name) => {
      const recording = recordings.get(name);
      if (recording === undefined) throw new Error(`“${name}” was not recorded.`);
      expect(await effectsOf(shop, () => replayVerbatim(recording))).toEqual({});
    },
  );

  test('takes all that changes from where it comes from', () => {
    const checkout = flowNamed('Check out');
    const variables = checkout.steps.flatMap(({ exchanges }) =>
      exchanges.flatMap(({ extractors }) => extractors.map(({ variable }) => variable)),
    );
    expect([...new Set(variables)].sort()).toEqual([
      'csrf_token',
      'next',
      'order_id',
      'order_token',
      'product',
      'quantity',
    ]);
    expect(checkout.needsCredentials).toBe(true);
  });

  test('keeps its flows through a file', () => {
    const file = flowFileOf({ flows, graph }, { url: shop.url }, new Date(0));
    expect(file.accounts).toHaveLength(1);
    expect(parseFlowFile(formatFlowFile(file))).toEqual(file);
  });

  test.each([
    ['Check out', 'orders'],
    ['Sign up', 'accounts'],
    ['Write a review', 'reviews'],
    ['Update profile', 'profileUpdates'],
  ] as const)(
    '%s, 40 times by 8 users from the file, leaves exactly 40 more %s',
    async (flow, effect) => {
      const before = shop.effects()[effect];
      const report = await loadedFromFile(
        ...['--flow', flow, '--iterations', '40', '--users', '8', '--think-time', 'none'],
      );
      expect(shop.effects()[effect] - before).toBe(40);
      expect(report).toMatchObject({
        state: 'completed',
        total: { iterations: 40, failedIterations: 0, errors: {} },
      });
    },
  );

  test('goes on proving them after the application was started anew', async () => {
    const { port } = shop;
    await shop.close();
    shop = await startDemoApp({ port, seed: 99 });
    const customers = [
      { username: 'ada@example.com', password: 'ada-likes-tea-1' },
      { username: 'ben@example.com', password: 'ben-likes-tea-2' },
    ];
    const proofs = new Map<string, string>();
    const effects = await effectsOf(shop, async () => {
      for (const [name] of changing) {
        proofs.set(name, (await prove(flowNamed(name), customers)).proof.kind);
      }
    });
    expect([...new Set(proofs.values())]).toEqual(['verified']);
    expect(effects).toMatchObject({ orders: 2, accounts: 2, reviews: 2, profileUpdates: 2 });
  });
});

/** Loads flows of the shop as they stand in a file. */
async function loadedFromFile(...args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'flowload-discovery-'));
  try {
    const [from, out] = [join(folder, 'flows.json'), join(folder, 'report.json')];
    // As the proof stage leaves them: a flow that writes and whose proof holds is not proven again.
    const proven = flows.map(sealProof);
    const file = flowFileOf({ flows: proven, graph }, { url: shop.url }, new Date());
    await writeFile(from, formatFlowFile(file));
    await cliHere(['run', from, '--out', out, '--quiet', ...args]);
    return runReportSchema.parse(JSON.parse(await readFile(out, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends the very bytes again, cookies and tokens included. */
async function replayVerbatim({ steps }: Recording): Promise<void> {
  const own = /^(?::|host$|connection$|content-length$|accept-encoding$)/;
  for (const { request } of steps.flatMap(({ exchanges }) => exchanges)) {
    if (new URL(request.url).origin !== shop.url) continue;
    const headers = request.headers.filter(([name]) => !own.test(name));
    const response = await fetch(request.url, {
      method: request.method,
      headers: headers.map(([name, value]) => [name, value]),
      body: request.body,
      redirect: 'manual',
    });
    await response.arrayBuffer();
  }
}
