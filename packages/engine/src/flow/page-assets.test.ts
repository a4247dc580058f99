import { describe, expect, it } from 'vitest';
import type { Asset, Flow } from '../model/flow.ts';
import type { Headers, RecordedExchange, ResourceKind } from '../model/recording.ts';
import { exchange, flowOf, json, origin, page, xhr } from './recording.fixture.ts';

/** When it was asked for and answered, and by whom. */
function at(
  [startedMs, endedMs]: readonly [number, number],
  recorded: RecordedExchange,
  by: RecordedExchange | null = null,
  script: string | null = null,
): RecordedExchange {
  const told = { startedMs, durationMs: endedMs - startedMs };
  if (by === null) return { ...recorded, ...told };
  const kind = script === null ? 'markup' : 'script';
  const url = script === null ? by.request.url : `${origin}${script}`;
  const documentId = by.kind === 'document' ? by.id : (by.initiator?.documentId ?? null);
  return { ...recorded, ...told, initiator: { documentId, kind, url } };
}

function file(
  kind: ResourceKind,
  path: string,
  headers: Headers = [],
  status = 200,
): RecordedExchange {
  return exchange(`GET ${path}`, { kind }, { headers, status });
}

function assetsOf(flow: Flow, step = 0): readonly Asset[] {
  return flow.steps[step]?.assets ?? [];
}

/** `path after what`. */
function waits(flow: Flow): string[] {
  const urls = new Map(assetsOf(flow).map(({ id, url }) => [id, url.slice(origin.length)]));
  return assetsOf(flow).map(
    ({ url, after }) =>
      `${url.slice(origin.length)} after ${after.map((id) => urls.get(id) ?? id).join(' and ')}`,
  );
}

const home = at(
  [0, 10],
  page(
    '/',
    '<link href="/site.css"><link href="/other.css"><script src="/app.js"></script><img src="/logo.png">',
  ),
);

it('keeps what a page pulls in with what a cache makes of it', () => {
  const flow = flowOf(() => [
    {
      exchanges: [
        home,
        at([11, 20], file('stylesheet', '/site.css', [['cache-control', 'max-age=60']]), home),
        at([11, 20], file('image', '/logo.png', [], 404), home),
      ],
    },
  ]);
  expect(assetsOf(flow)).toEqual([
    {
      id: 's1a1',
      kind: 'stylesheet',
      url: `${origin}/site.css`,
      after: ['s1e1'],
      status: 200,
      caching: { kind: 'kept', freshSeconds: 60, etag: null, lastModified: null },
    },
    {
      id: 's1a2',
      kind: 'image',
      url: `${origin}/logo.png`,
      after: ['s1e1'],
      status: 404,
      caching: { kind: 'never' },
    },
  ]);
  expect(flow.steps[0]?.exchanges).toHaveLength(1);
});

describe('what leads to a sub-resource', () => {
  it('is the document that names it, whenever that was', () => {
    const flow = flowOf(() => [
      {
        exchanges: [
          home,
          at([5, 20], file('script', '/app.js'), home),
          at([90, 99], file('image', '/logo.png'), home),
        ],
      },
    ]);
    expect(waits(flow)).toEqual(['/app.js after s1e1', '/logo.png after s1e1']);
  });

  it('is the sheet that names it, and for what is laid out the last sheet by then', () => {
    const css = at([11, 20], file('stylesheet', '/site.css'), home);
    const js = at([11, 20], file('script', '/app.js'), home);
    const flow = flowOf(() => [
      {
        exchanges: [
          home,
          css,
          js,
          at([21, 40], file('stylesheet', '/more.css'), css),
          at([21, 50], file('stylesheet', '/other.css'), home),
          at([51, 60], file('font', '/own.woff2'), css),
        ],
      },
    ]);
    expect(waits(flow)).toEqual([
      '/site.css after s1e1',
      '/app.js after s1e1',
      '/more.css after /site.css',
      '/other.css after s1e1',
      '/own.woff2 after /site.css and /other.css',
    ]);
  });

  it('is a script for what no markup names, and what that script asked for first', () => {
    const js = at([11, 20], file('script', '/app.js'), home);
    const list = at([21, 30], xhr('GET /api/list', json({ items: [1] })), home, '/app.js');
    const flow = flowOf(() => [
      {
        exchanges: [
          home,
          js,
          at([20, 29], file('fetch', '/data.webmanifest'), home, '/app.js'),
          list,
          at([31, 40], file('image', '/one.png'), home),
        ],
      },
    ]);
    expect(waits(flow)).toEqual([
      '/app.js after s1e1',
      '/data.webmanifest after /app.js',
      '/one.png after s1e2',
    ]);
  });

  it('is the redirect that sent there', () => {
    const moved = at([11, 20], file('image', '/logo.png', [['location', '/new.png']], 302), home);
    const next = { ...file('image', '/new.png'), redirectedFrom: moved.id, startedMs: 20 };
    expect(waits(flowOf(() => [{ exchanges: [home, moved, next] }]))).toEqual([
      '/logo.png after s1e1',
      '/new.png after /logo.png',
    ]);
  });

  it('is nothing when the step begins with it', () => {
    const chunk = at([100, 110], file('script', '/chunk.js'), home, '/app.js');
    const flow = flowOf(() => [
      { exchanges: [home] },
      { exchanges: [chunk, at([111, 120], xhr('GET /api/x', json({})), home, '/app.js')] },
    ]);
    expect(assetsOf(flow, 1).map(({ after }) => after)).toEqual([[]]);
  });
});

describe('a sub-resource with another address in each recording', () => {
  it('is kept when the flow knows the value', () => {
    const flow = flowOf((v) => {
      const id = v('101', '202');
      const made = page('/new', `<a href="/orders/${id}">Order</a>`);
      const order = at([50, 60], page(`/orders/${id}`, `<img src="/qr/${id}.png?o=${id}">`));
      return [
        { exchanges: [made] },
        { exchanges: [order, at([61, 70], file('image', `/qr/${id}.png?o=${id}`), order)] },
      ];
    });
    const variable = flow.steps[0]?.exchanges[0]?.extractors[0]?.variable;
    expect(assetsOf(flow, 1).map(({ url }) => url)).toEqual([
      `${origin}/qr/\${${variable}}.png?o=\${${variable}}`,
    ]);
  });

  it('is left out when nothing explains it, and so is what one recording has alone', () => {
    const flow = flowOf((v) => [
      {
        exchanges: [
          home,
          at([11, 20], file('image', `/logo.png?t=${v(17, 42)}`), home),
          ...v([at([11, 20], file('image', '/advert.png'), home)], []),
        ],
      },
    ]);
    expect(flow.steps[0]).not.toHaveProperty('assets');
  });
});

it('leaves out other origins, what streams, and what is asked for twice', () => {
  const flow = flowOf(() => [
    {
      exchanges: [
        home,
        at([11, 20], file('image', 'http://cdn.test/logo.png'), home),
        at([11, 20], file('event-source', '/events'), home),
        at([11, 20], file('image', '/logo.png'), home),
        at([30, 40], file('image', '/logo.png#again'), home),
      ],
    },
  ]);
  expect(waits(flow)).toEqual(['/logo.png after s1e1']);
});
