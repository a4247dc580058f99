import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Flow } from '../model/flow.ts';
import { exchangeTo, extractorOf, flowOf } from './flow.fixture.ts';
import { network } from './http/network.fixture.ts';
import { LoadError } from './load-error.ts';
import { type ReplayOptions, replayFlow } from './replay.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function site(handle: Handler): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    handle(request, response, body);
  });
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function replay(flow: Flow, options: Partial<ReplayOptions> = {}) {
  const signal = new AbortController().signal;
  return replayFlow(flow, { users: 1, credentials: [], network: network(), signal, ...options });
}

describe('a flow with a token, a cookie and a redirect', () => {
  /** A login form whose token changes with each render and works once. */
  async function loginSite(): Promise<{ readonly origin: string; readonly signIns: string[] }> {
    const tokens = new Map<string, string>();
    const signIns: string[] = [];
    let last = 0;
    const origin = await site((request, response, body) => {
      if (request.url === '/login' && request.method === 'GET') {
        last += 1;
        tokens.set(`t${last}&x`, `s${last}`);
        response.setHeader('Set-Cookie', `session=s${last}; Path=/; HttpOnly`);
        response.setHeader('Content-Type', 'text/html');
        response.end(`<form><input name="csrf" type="hidden" value="t${last}&amp;x"></form>`);
      } else if (request.method === 'POST') {
        const form = new URLSearchParams(body);
        const token = form.get('csrf') ?? '';
        const good = request.headers.cookie === `session=${tokens.get(token)}`;
        tokens.delete(token);
        if (good) signIns.push(form.get('user') ?? '');
        response.writeHead(good ? 303 : 200, good ? { Location: `/home/${last}` } : {});
        response.end();
      } else {
        response.setHeader('Content-Type', 'text/html');
        response.end(`<h1>Welcome</h1> at ${request.url}`);
      }
    });
    return { origin, signIns };
  }

  function loginFlow(origin: string): Flow {
    const form = exchangeTo(origin, {
      request: { path: '/login' },
      extractors: [
        {
          ...extractorOf('csrf', { kind: 'form-field', name: 'csrf', form: null, occurrence: 0 }),
          decode: [],
        },
      ],
    });
    const post = exchangeTo(origin, {
      request: {
        method: 'POST',
        path: '/login',
        body: {
          kind: 'form',
          fields: [
            ['user', '${username}'],
            ['csrf', '${csrf}'],
          ],
        },
      },
      expect: { status: 303, redirectTo: '/home/:id' },
      extractors: [
        extractorOf('home', {
          kind: 'header',
          name: 'location',
          part: { kind: 'segment', index: 1 },
          prefix: '',
        }),
      ],
    });
    const home = exchangeTo(origin, {
      request: { path: '/home/${home}' },
      expect: { landmarks: ['Welcome'], contentType: 'text/html' },
      followsRedirect: true,
    });
    return flowOf([form, post, home], { needsCredentials: true });
  }

  it('is done by several users at once, each with what is its own', async () => {
    const { origin, signIns } = await loginSite();
    const credentials = [
      { username: 'ann', password: 'a' },
      { username: 'bob', password: 'b' },
    ];
    const traces = await replay(loginFlow(origin), { users: 3, credentials });
    expect(traces.map(({ failure }) => failure)).toEqual([null, null, null]);
    expect(traces.map(({ userIndex }) => userIndex)).toEqual([0, 1, 2]);
    expect(signIns.toSorted()).toEqual(['ann', 'ann', 'bob']);
    expect(new Set(traces.map(({ variables }) => variables.csrf)).size).toBe(3);
  });

  it('is traced whole, as a recording would have it', async () => {
    const { origin } = await loginSite();
    const credentials = [{ username: 'ann', password: 'a' }];
    const [trace] = await replay(loginFlow(origin), { credentials });
    const [, post, home] = trace?.exchanges ?? [];
    expect(post).toMatchObject({ stepId: 's2', exchangeId: 'e2' });
    expect(post?.exchange.request).toMatchObject({
      method: 'POST',
      url: `${origin}/login`,
      body: 'user=ann&csrf=t1%26x',
    });
    expect(post?.exchange.request.headers).toContainEqual(['cookie', 'session=s1']);
    expect(post?.exchange.response?.status).toBe(303);
    expect(home?.exchange.redirectedFrom).toBe(post?.exchange.id);
    expect(home?.exchange.response).toMatchObject({
      status: 200,
      body: '<h1>Welcome</h1> at /home/1',
      bodyBytes: 27,
    });
  });

  it('can not be replayed without credentials', async () => {
    const { origin } = await loginSite();
    await expect(replay(loginFlow(origin))).rejects.toThrow(LoadError);
  });
});

describe('what goes wrong', () => {
  it.each<[string, Parameters<typeof exchangeTo>[1], Handler, object]>([
    [
      'another status',
      {},
      (_, response) => response.writeHead(503).end('busy'),
      { errorClass: 'status', message: 'status 503 instead of 200' },
    ],
    [
      'a redirect nobody recorded',
      {},
      (_, response) => response.writeHead(302, { Location: '/login' }).end(),
      { errorClass: 'status', message: 'status 302 (to /login) instead of 200' },
    ],
    [
      'a page that says 200 and means no',
      { expect: { absent: ['has expired'] } },
      (_, response) => response.end('This form has expired.'),
      { errorClass: 'check' },
    ],
    [
      'a value that is not there',
      { extractors: [extractorOf('id', { kind: 'json', path: ['order', 'id'] })] },
      (_, response) => response.end('{"order":{}}'),
      { errorClass: 'extraction' },
    ],
    [
      'an answer that can not be unpacked',
      { expect: { landmarks: ['x'] } },
      (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'),
      { errorClass: 'protocol' },
    ],
  ])('%s stops the replay there', async (_, parts, handle, failure) => {
    const origin = await site(handle);
    const [trace] = await replay(flowOf([exchangeTo(origin, parts), exchangeTo(origin)]));
    expect(trace?.failure).toMatchObject({ stepId: 's1', exchangeId: 'e1', ...failure });
    expect(trace?.exchanges).toHaveLength(1);
  });

  it('a dead target is a failure of the trace', async () => {
    const [trace] = await replay(flowOf([exchangeTo('http://127.0.0.1:1')]));
    expect(trace?.failure).toMatchObject({ errorClass: 'connection' });
    expect(trace?.exchanges[0]?.exchange).toMatchObject({ response: null });
  });

  it('a flow without requests is refused', async () => {
    await expect(replay(flowOf([]))).rejects.toThrow(/has no request to send/);
  });

  it('so is one that sends a value nothing gives', async () => {
    const flow = flowOf([exchangeTo('http://127.0.0.1:1', { request: { path: '/${lost}' } })]);
    await expect(replay(flow)).rejects.toThrow(/sends \$\{lost\} in e1/);
  });

  it('an abort ends it at once', async () => {
    const abort = new AbortController();
    const origin = await site(() => abort.abort());
    const [trace] = await replay(flowOf([exchangeTo(origin), exchangeTo(origin)]), {
      signal: abort.signal,
    });
    expect(trace).toMatchObject({ failure: null });
    expect(trace?.exchanges[0]?.exchange.response).toBeNull();
  });
});

it('reads packed answers', async () => {
  const origin = await site((_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' });
    response.end(zlib.gzipSync('{"id":41}'));
  });
  const flow = flowOf([
    exchangeTo(origin, { extractors: [extractorOf('id', { kind: 'json', path: ['id'] })] }),
  ]);
  const [trace] = await replay(flow);
  expect(trace?.variables).toEqual({ id: '41' });
});

it('makes values up anew for each user', async () => {
  const emails: string[] = [];
  const origin = await site((_, response, body) => {
    emails.push(body);
    response.end();
  });
  const flow = flowOf(
    [
      exchangeTo(origin, {
        request: {
          method: 'POST',
          body: { kind: 'text', contentType: 'text/plain', text: '${email}' },
        },
      }),
    ],
    { generators: [{ variable: 'email', spec: { kind: 'email' } }] },
  );
  await replay(flow, { users: 4 });
  await replay(flow, { users: 4 });
  expect(new Set(emails).size).toBe(8);
});

it('sends the cookies of scripts beside those of the jar, and in the place of those they replace', async () => {
  const seen: string[] = [];
  const origin = await site((request, response) => {
    seen.push(request.headers.cookie ?? '');
    response.setHeader('Set-Cookie', ['sid=1', 'theme=light']);
    response.end('ok');
  });
  const scripted = exchangeTo(origin, {
    request: { headers: [['cookie', 'theme=dark; token=${token}']] },
  });
  const flow = flowOf([exchangeTo(origin, {}), scripted], {
    generators: [{ variable: 'token', spec: { kind: 'pattern', pattern: 'abc' } }],
  });
  await replay(flow);
  expect(seen).toEqual(['', 'sid=1; theme=dark; token=abc']);
});
