import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRandom } from '../content/random.ts';
import type { Asset, Flow } from '../model/flow.ts';
import type { AssetLoading } from '../model/plan.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, extractorOf, flowOf } from './flow.fixture.ts';
import { httpClients } from './http/http-clients.ts';
import { network } from './http/network.fixture.ts';
import { selfSigned } from './http/self-signed.fixture.ts';
import { runIteration } from './run-iteration.ts';
import { Sleepers } from './sleepers.ts';
import type { ExchangeReport } from './user-observer.ts';
import { VirtualUser } from './virtual-user.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Answers by path; what it has no answer for is an empty page. */
type Answers = Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
>;

interface Site {
  readonly origin: string;
  /** `path condition`, in the order they came. */
  readonly log: string[];
  /** The most that were under way at once. */
  most: number;
}

async function site(answers: Answers = {}): Promise<Site> {
  let underWay = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    underWay += 1;
    seen.most = Math.max(seen.most, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    const condition = request.headers['if-none-match'] ?? request.headers['if-modified-since'];
    seen.log.push([path, condition].filter((part) => part !== undefined).join(' '));
    const answer = answers[path.split('?', 1)[0] ?? ''];
    if (answer === undefined) response.end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seen: Site = { origin, log: [], most: 0 };
  return seen;
}

function asset(url: string, after: readonly string[], parts: Partial<Asset> = {}): Asset {
  const id = url.slice(url.lastIndexOf('/') + 1);
  return { id, kind: 'image', url, after, status: 200, caching: { kind: 'never' }, ...parts };
}

/** A page for each list of assets. */
function pages(origin: string, ...lists: readonly (readonly Asset[])[]): Flow {
  const flow = flowOf(
    lists.map((_, index) => exchangeTo(origin, { request: { path: `/page${index + 1}` } })),
  );
  const steps = flow.steps.map((step, index) => ({ ...step, assets: lists[index] ?? [] }));
  return { ...flow, steps };
}

function userOf(assets: AssetLoading, connections = 6) {
  /** `step path status error class`. */
  const told: string[] = [];
  const blocked: number[] = [];
  const exchanged = ({ step, request, outcome, failure }: ExchangeReport) => {
    const line = [step.id, request.path, outcome.status, failure?.errorClass];
    told.push(line.filter(Boolean).join(' '));
    blocked.push(outcome.blockedMs);
  };
  const user = new VirtualUser(
    { index: 0, credentials: null },
    {
      clients: httpClients({
        network: network({ connectionsPerHost: connections, insecure: true }),
        timeoutMs: 1_000,
      }),
      observer: { exchanged, startedLate: () => {} },
      thinkTime: { kind: 'none' },
      assets,
      assetsAtOnce: connections,
      requestTimeoutMs: 5_000,
      beforeExchange: null,
      randomOf: (...numbers) => createRandom(...numbers),
      sleepers: Sleepers.byTimer(),
    },
  );
  closers.push(() => user.close());
  const iterate = (flow: Flow) => runIteration(user, compileFlow(flow), 0, performance.now());
  return { user, iterate, told, blocked };
}

describe('sub-resources', () => {
  it('are asked for when what leads to them has come, and the next step waits for them', async () => {
    const { origin, log } = await site();
    const flow = pages(
      origin,
      [
        asset(`${origin}/a.css`, ['e1'], { kind: 'stylesheet' }),
        asset(`${origin}/b.png`, ['e1']),
        asset(`${origin}/c.woff2`, ['a.css', 'b.png']),
      ],
      [],
    );
    const { iterate, told } = userOf('first-visit');
    expect(await iterate(flow)).toEqual({ outcome: 'done' });
    expect(log.map((line) => line[1])).toHaveLength(5);
    expect([log[0], log.slice(1, 3).toSorted(), log[3], log[4]]).toEqual([
      '/page1',
      ['/a.css', '/b.png'],
      '/c.woff2',
      '/page2',
    ]);
    expect(told.filter((line) => line.startsWith('s1/assets'))).toHaveLength(3);
  });

  it('are not asked for unless that is wanted', async () => {
    const { origin, log } = await site();
    await userOf('none').iterate(pages(origin, [asset(`${origin}/a.css`, ['e1'])]));
    expect(log).toEqual(['/page1']);
  });

  it('are asked for over so many connections at once and no more', async () => {
    const slow = (_: IncomingMessage, response: ServerResponse) => {
      setTimeout(() => response.end(), 10);
    };
    const paths = Array.from({ length: 10 }, (_, index) => `/${index}.png`);
    const seen = await site(Object.fromEntries(paths.map((path) => [path, slow])));
    const list = paths.map((path) => asset(seen.origin + path, ['e1']));
    const { iterate, blocked } = userOf('first-visit', 4);
    await iterate(pages(seen.origin, list));
    expect(seen.most).toBe(4);
    // The others had to wait, at least for the first answers.
    expect(blocked.filter((ms) => ms > 5).length).toBeGreaterThanOrEqual(6);
    expect(seen.log.toSorted()).toEqual([...paths, '/page1']);
  });

  it('are all asked for at once over the one connection that HTTP/2 needs', async () => {
    const waiting: Http2ServerResponse[] = [];
    let sessions = 0;
    const server = createSecureServer(selfSigned, ({ url }, response) => {
      if (url === '/page1') response.end();
      else if (waiting.push(response) === 10) for (const each of waiting) each.end();
    });
    server.on('session', () => {
      sessions += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const list = Array.from({ length: 10 }, (_, index) => asset(`${origin}/${index}.png`, ['e1']));
    expect(await userOf('first-visit', 2).iterate(pages(origin, list))).toEqual({
      outcome: 'done',
    });
    expect(waiting).toHaveLength(10);
    // One more may have been there to learn what the server speaks.
    expect(sessions).toBeLessThanOrEqual(2);
  });

  it('send cookies and the page they are on, and may set cookies', async () => {
    const got: (string | undefined)[] = [];
    const note = ({ headers }: IncomingMessage, response: ServerResponse) => {
      got.push(headers.cookie, headers.referer, headers.accept);
      response.setHeader('set-cookie', 'b=2').end();
    };
    const { origin } = await site({
      '/page1': (_, response) => response.setHeader('set-cookie', 'a=1').end(),
      '/x.css': note,
      '/y.png': note,
    });
    const list = [
      asset(`${origin}/x.css`, ['e1'], { kind: 'stylesheet' }),
      asset(`${origin}/y.png`, ['x.css']),
    ];
    await userOf('first-visit').iterate(pages(origin, list));
    expect(got.slice(0, 3)).toEqual(['a=1', `${origin}/page1`, 'text/css,*/*;q=0.1']);
    expect(got[3]).toBe('a=1; b=2');
  });

  it('take in what the flow took out of answers', async () => {
    const { origin, log } = await site({
      '/page1': (_, response) => response.end('<meta name="order" content="7 up">'),
    });
    const [step] = pages(origin, [asset(`${origin}/\${order}.png?o=\${order}`, ['e1'])]).steps;
    if (step === undefined) throw new Error('no step');
    const exchanges = step.exchanges.map((exchange) => ({
      ...exchange,
      extractors: [extractorOf('order', { kind: 'meta', name: 'order' })],
    }));
    await userOf('first-visit').iterate(pagesOf({ ...step, exchanges }));
    expect(log).toEqual(['/page1', '/7%20up.png?o=7%20up']);
  });

  it('that fail are errors of their own and end nothing', async () => {
    const { origin, log } = await site({
      '/a.css': (_, response) => response.writeHead(500).end(),
      '/gone.png': (_, response) => response.writeHead(404).end(),
      '/cut.png': (request) => request.socket.destroy(),
    });
    const list = [
      asset(`${origin}/a.css`, ['e1']),
      asset(`${origin}/font`, ['a.css']),
      asset(`${origin}/gone.png`, ['e1'], { status: 404 }),
      asset(`${origin}/cut.png`, ['e1']),
    ];
    const { iterate, told } = userOf('first-visit');
    expect(await iterate(pages(origin, list, []))).toEqual({ outcome: 'done' });
    expect(told.toSorted()).toEqual([
      's1 /page1 200',
      's1/assets /a.css 500 asset',
      's1/assets /cut.png asset',
      's1/assets /gone.png 404',
      's2 /page2 200',
    ]);
    expect(log).not.toContain('/font');
  });

  it('that take too long fail alone', async () => {
    let heldSince = 0;
    const { origin } = await site({
      '/held.png': () => {
        heldSince = performance.now();
      },
      '/first.png': (_, response) => setTimeout(() => response.end(), 30),
      '/later.png': (_, response) => {
        // By then only the one that is held has had all its time.
        user.expire(heldSince + 5_000);
        response.end();
      },
    });
    const { user, iterate, told } = userOf('first-visit');
    const list = [
      asset(`${origin}/held.png`, ['e1']),
      asset(`${origin}/first.png`, ['e1']),
      asset(`${origin}/later.png`, ['first.png']),
    ];
    expect(await iterate(pages(origin, list))).toEqual({ outcome: 'done' });
    expect(told.toSorted()).toEqual([
      's1 /page1 200',
      's1/assets /first.png 200',
      's1/assets /held.png asset',
      's1/assets /later.png 200',
    ]);
  });

  it('under way when the load ends are cut off, and so is the iteration', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { origin } = await site({ '/slow.png': () => resolve() });
    const list = [asset(`${origin}/slow.png`, ['e1']), asset(`${origin}/next.png`, ['slow.png'])];
    const { user, iterate, told } = userOf('first-visit');
    const end = iterate(pages(origin, list));
    await promise;
    user.interrupt();
    expect(await end).toEqual({ outcome: 'interrupted' });
    expect(told).toEqual(['s1 /page1 200', 's1/assets /slow.png']);
  });
});

it('that wait for their turn are not sent when the load is aborted, nor counted', async () => {
  const held: ServerResponse[] = [];
  const arrived = Promise.withResolvers<void>();
  const hold = (_: IncomingMessage, response: ServerResponse) => {
    if (held.push(response) === 2) arrived.resolve();
  };
  const { origin, log } = await site({ '/1.png': hold, '/2.png': hold });
  const list = ['1', '2', '3', '4'].map((name) => asset(`${origin}/${name}.png`, ['e1']));
  const { user, iterate, told } = userOf('first-visit', 2);
  const end = iterate(pages(origin, list));
  await arrived.promise;
  user.finishSoon();
  for (const response of held) response.end();
  expect(await end).toEqual({ outcome: 'interrupted' });
  expect(log.toSorted()).toEqual(['/1.png', '/2.png', '/page1']);
  expect(told).toHaveLength(3);
});

it('a request of the page itself does not wait behind its images', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = (_: IncomingMessage, response: ServerResponse) =>
    void promise.then(() => response.end());
  const names = ['1', '2', '3', '4', '5'];
  const { origin, log } = await site({
    '/1.png': (_, response) => response.end(),
    ...Object.fromEntries(names.slice(1).map((name) => [`/${name}.png`, slow])),
    '/api': (_, response) => {
      resolve();
      response.end();
    },
  });
  const list = names.map((name) => asset(`${origin}/${name}.png`, ['e1']));
  const [step] = pages(origin, list).steps;
  if (step === undefined) throw new Error('no step');
  const exchanges = [
    ...step.exchanges,
    exchangeTo(origin, { id: 'e2', kind: 'fetch', request: { path: '/api' } }),
  ];
  await userOf('first-visit', 2).iterate(pagesOf({ ...step, exchanges }));
  expect(log.indexOf('/api')).toBeLessThan(log.indexOf('/4.png'));
});

/** The validators as they were recorded, and the server's answers to match. */
describe('a browser’s cache', () => {
  const etag: Asset['caching'] = { kind: 'kept', freshSeconds: 0, etag: '"1"', lastModified: null };
  const fresh: Asset['caching'] = {
    kind: 'kept',
    freshSeconds: 60,
    etag: '"2"',
    lastModified: null,
  };
  const answers: Answers = {
    '/no-cache.js': ({ headers }, response) => {
      response.setHeader('cache-control', 'no-cache').setHeader('etag', '"1"');
      response.writeHead(headers['if-none-match'] === '"1"' ? 304 : 200).end();
    },
    '/fresh.css': (_, response) => response.setHeader('cache-control', 'max-age=60').end(),
    '/no-store.png': (_, response) => response.setHeader('cache-control', 'no-store').end(),
    '/new.png': (_, response) =>
      response
        .setHeader('last-modified', 'Sat, 01 Aug 2026 10:00:00 GMT')
        .setHeader('cache-control', 'no-cache')
        .end(),
  };
  const list = (origin: string, after: string) => [
    asset(`${origin}/no-cache.js`, [after], { caching: etag }),
    asset(`${origin}/fresh.css`, [after], { caching: fresh }),
    asset(`${origin}/font`, ['fresh.css']),
    asset(`${origin}/no-store.png`, [after]),
  ];

  it('is empty on a first visit, and has what the pages before had', async () => {
    const { origin, log } = await site(answers);
    const flow = pages(origin, list(origin, 'e1'), list(origin, 'e2'));
    const { iterate } = userOf('first-visit');
    const first = ['/page1', '/no-cache.js', '/fresh.css', '/no-store.png', '/font'];
    const second = ['/page2', '/no-cache.js "1"', '/no-store.png', '/font'];
    await iterate(flow);
    expect(log.toSorted()).toEqual([...first, ...second].toSorted());
    await iterate(flow);
    expect(log.slice(first.length + second.length).toSorted()).toEqual(
      [...first, ...second].toSorted(),
    );
  });

  it('has what was recorded when somebody comes back, and what came since', async () => {
    const { origin, log } = await site(answers);
    const changed = asset(`${origin}/new.png`, ['e1'], { caching: etag });
    const flow = pages(origin, [...list(origin, 'e1'), changed]);
    const { iterate, told } = userOf('returning-visit');
    await iterate(flow);
    expect(log.toSorted()).toEqual(
      ['/page1', '/no-cache.js "1"', '/no-store.png', '/font', '/new.png "1"'].toSorted(),
    );
    expect(told).toContain('s1/assets /no-cache.js 304');
    // It was another one than recorded: from now on that one is asked about.
    expect(told).toContain('s1/assets /new.png 200');
    log.length = 0;
    await iterate(flow);
    expect(log).toContain('/new.png Sat, 01 Aug 2026 10:00:00 GMT');
  });
});

function pagesOf(...steps: readonly Flow['steps'][number][]): Flow {
  return { ...flowOf([]), steps };
}
