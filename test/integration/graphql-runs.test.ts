import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, data } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { type CreatedRun, createRun, runState } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import { embeddedUrl, rows } from './server/stored.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let server: TestServer;
const url = 'http://127.0.0.1:9/';
/** Those that runs were given, in order. */
const proxies: string[] = [];
/** Lets a crawl go on; renewed for each test. */
let crawlOn = Promise.withResolvers<void>();

beforeAll(async () => {
  const stages = sampleStages({ intervals: 3, intervalMs: 20 });
  server = await startTestServer({
    stages: {
      ...stages,
      async crawl(input, at) {
        const { proxy } = input.config.network;
        if (proxy !== null) proxies.push(proxy);
        await Promise.race([crawlOn.promise, once(at.signal)]);
        return stages.crawl(input, at);
      },
    },
    dataDir: await makeDataDir(),
  });
});

afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
});

beforeEach(() => {
  crawlOn = Promise.withResolvers<void>();
  crawlOn.resolve();
});

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function created(input: Record<string, unknown> = {}): Promise<string> {
  const { createRun: run } = await data<CreatedRun>(server.url, createRun, {
    input: { url, ...input },
  });
  expect(run.__typename).toBe('Run');
  return run.id;
}

async function finished(input: Record<string, unknown> = {}): Promise<string> {
  const id = await created(input);
  await eventually(async () => (await stateOf(id)) === 'COMPLETED');
  return id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const { run } = await data<{ run: { state: string } | null }>(server.url, runState, { id });
  return run?.state;
}

async function command(name: 'startRun' | 'abortRun' | 'deleteRun', id: string) {
  const success = name === 'deleteRun' ? '... on DeletedRun { id }' : '... on Run { id state }';
  const query = `mutation ($id: ID!) {
    ${name}(id: $id) {
      __typename
      ${success}
      ... on UserError { message }
      ... on InvalidStateError { state }
      ... on NotFoundError { id }
    }
  }`;
  const answer = await data<Record<string, Record<string, unknown>>>(server.url, query, { id });
  return answer[name] ?? {};
}

describe('a run', () => {
  it('is shown whole when it is over', async () => {
    const id = await finished({ users: 2, durationMs: 1000, name: 'Whole' });
    const { run } = await data<{ run: Record<string, unknown> }>(server.url, wholeRun, { id });
    expect(run).toMatchObject({
      name: 'Whole',
      state: 'COMPLETED',
      active: false,
      progress: null,
      failure: null,
      config: {
        url,
        users: 2,
        durationMs: 1000,
        iterations: null,
        thinkTime: { kind: 'RECORDED', scale: 1 },
        fromFlowFile: false,
      },
      siteGraph: {
        states: [{ urlTemplate: '/', title: 'Shop' }],
        actions: [{ kind: 'OPEN', outcome: 'EXPLORED' }],
        offSite: [{ origin: 'https://fonts.example', requests: 2 }],
        ended: 'EXHAUSTED',
      },
      intervals: [
        { seq: 0, activeUsers: 2, total: { requests: 10, errors: 1 } },
        { seq: 1 },
        { seq: 2, steps: [{ flowId: 'sign-in', stepId: 'open-login', requests: 10 }] },
      ],
      summary: { total: { requests: 30, serviceTime: { p95: 0.1 } } },
    });
    expect(run).toMatchObject({
      flows: [
        {
          name: 'Sign in',
          effect: 'WRITE',
          proof: { kind: 'VERIFIED', users: 2 },
          figures: { requests: 30 },
          steps: [
            {
              name: 'Open the login page',
              exchanges: [{ url: 'http://127.0.0.1:9/login?next=/account', status: 200 }],
            },
            { name: 'Submit “Sign in”' },
          ],
          variables: [
            {
              name: 'csrf_token',
              origin: 'EXTRACTED',
              description: 'form field csrf of GET /login',
            },
            { name: 'email', origin: 'GENERATED' },
            { name: 'username', origin: 'CREDENTIAL' },
            { name: 'password', origin: 'CREDENTIAL' },
          ],
        },
        {
          name: 'Delete account',
          proof: { kind: 'LEFT_ALONE', reason: 'It takes something away.' },
        },
      ],
    });
  });

  it('never gives a password out, and keeps it unreadable in its table', async () => {
    const id = await finished({ credentials: [{ username: 'anna', password: 'hunter2-secret' }] });
    const answer = await ask(server.url, wholeRun, { id });
    expect(answer.data).toMatchObject({ run: { config: { usernames: ['anna'] } } });
    expect(JSON.stringify(answer)).not.toContain('hunter2-secret');
    const repeated = await data<{ repeatRun: { config: { usernames: string[] } } }>(
      server.url,
      'mutation ($id: ID!) { repeatRun(id: $id) { ... on Run { config { usernames } } } }',
      { id },
    );
    expect(repeated.repeatRun.config.usernames).toEqual(['anna']);
  });

  it('takes a CSV of logins, gives out a few of the names and repeats with all of them', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `user${i};hunter${i}-secret`);
    const id = await finished({ logins: `Login;Password\r\n${rows.join('\r\n')}` });
    const answer = await ask(server.url, wholeRun, { id });
    expect(answer.data).toMatchObject({ run: { config: { logins: 50 } } });
    expect(JSON.stringify(answer)).toContain('user19');
    expect(JSON.stringify(answer)).not.toMatch(/user20|secret/);
    const repeated = await data<{ repeatRun: unknown }>(
      server.url,
      'mutation ($id: ID!) { repeatRun(id: $id) { ... on Run { config { logins } } } }',
      { id },
    );
    expect(repeated.repeatRun).toEqual({ config: { logins: 50 } });
  });

  it('is found by its node id, and null when there is none', async () => {
    const id = await finished();
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    expect(await data(server.url, query, { id })).toEqual({ node: { __typename: 'Run', id } });
    expect(await data(server.url, query, { id: 'run_none' })).toEqual({ node: null });
    const answer = await ask(server.url, query, { id: 'nonsense' });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('createRun', () => {
  it.each([
    { input: { url: 'nonsense' }, field: 'url' },
    { input: { url: 'ftp://x.example/' }, field: 'url' },
    { input: { url: 'http://anna:secret@127.0.0.1:9/' }, field: 'url' },
    { input: { users: 0 }, field: 'users' },
    { input: { users: 10_000_000 }, field: 'users' },
    { input: { durationMs: -1 }, field: 'durationMs' },
    { input: { iterations: 0 }, field: 'iterations' },
    { input: { crawl: { maxStates: -1 } }, field: 'crawl.maxStates' },
    { input: { credentials: [{ username: '', password: 'x' }] }, field: 'credentials.0' },
    { input: { logins: 'anna,secret\nbob,' }, field: 'logins' },
    { input: { thinkTime: { kind: 'UNIFORM' } }, field: 'thinkTime.maxMs' },
    { input: { thresholds: [{ metric: 'nonsense', expression: 'x' }] }, field: 'thresholds.0' },
    { input: { flowFile: '{' }, field: 'flowFile' },
    {
      input: {
        scenarios: [{ name: 'a', executor: { constantVus: { vus: 0, durationMs: 1000 } } }],
      },
      field: 'scenarios.0.executor.vus',
    },
    { input: { rate: { rate: 1 }, iterations: 5 }, field: 'iterations' },
    { input: { capacity: { precision: 7 } }, field: 'capacity.precision' },
    { input: { checks: [{ condition: { json: { path: 'name' } } }] }, field: 'checks.0' },
    { input: { network: { proxy: 'nonsense' } }, field: 'network.proxy' },
  ])('says that $field is wrong in $input', async ({ input, field }) => {
    const { createRun: answer } = await data<{
      createRun: { problems: { field: string; message: string }[] };
    }>(server.url, createRun, { input: { url, ...input } });
    expect(answer).toMatchObject({ __typename: 'InvalidInputError', message: expect.any(String) });
    expect(answer.problems.map((problem) => problem.field)).toContainEqual(
      expect.stringContaining(field),
    );
  });

  it('says all that is wrong at once', async () => {
    const { createRun: answer } = await data<{ createRun: { problems: unknown[] } }>(
      server.url,
      createRun,
      { input: { url: 'nonsense', users: 0 } },
    );
    expect(answer.problems).toHaveLength(2);
  });

  it('takes exactly one executor for a scenario', async () => {
    const constantVus = { vus: 1, durationMs: 1000 };
    const perVuIterations = { vus: 1, iterations: 1 };
    for (const executor of [{}, { constantVus, perVuIterations }]) {
      const scenarios = [{ name: 'a', executor }];
      const answer = await ask(server.url, createRun, { input: { url, scenarios } });
      expect(answer.errors?.[0]?.message).toMatch(/[Ee]xactly one key must be specified/);
    }
  });

  it('shows the load that was asked for, in full', async () => {
    const id = await created({ ...fullLoad, start: false });
    const { run } = await data<{ run: unknown }>(server.url, loadConfig, { id });
    expect(run).toMatchObject({
      config: {
        preset: null,
        scenarios: [
          {
            name: 'browse',
            flows: [{ flow: 'Sign in', weight: 2 }],
            executor: {
              __typename: 'RampingArrivalRateExecutor',
              startRate: 0,
              timeUnitMs: 1000,
              stages: [{ durationMs: 5000, target: 20 }],
              maxVus: 30,
            },
            thinkTime: { kind: 'EXPONENTIAL', meanMs: 700 },
            pacing: null,
            assets: 'FIRST_VISIT',
            tags: [{ name: 'team', value: 'search' }],
          },
        ],
        pacing: { kind: 'FIXED', everyMs: 2000 },
        thresholds: [{ metric: 'checks', abortOnFail: true, delayAbortEvalMs: 3000 }],
        checks: [
          {
            name: 'says “Thanks”',
            flow: 'Sign in',
            condition: { __typename: 'TextCondition', text: 'Thanks', present: true },
          },
        ],
        apdexMs: 300,
        requestTimeoutMs: 5000,
        network: { dns: 'FRESH', connectionsPerHost: 2, insecure: false },
      },
    });
    await command('abortRun', id);
  });

  it('never gives the password of a proxy out, and repeats with it', async () => {
    const proxy = 'http://anna:hunter3-secret@127.0.0.1:3128/';
    const earlier = proxies.length;
    const id = await finished({ network: { proxy } });
    const answer = await ask(server.url, loadConfig, { id });
    const shown = 'http://anna:***@127.0.0.1:3128/';
    expect(answer.data).toMatchObject({ run: { config: { network: { proxy: shown } } } });
    const stored = await rows<{ config: unknown }>(
      await embeddedUrl(server.dataDir),
      'select config::text from test_runs where id = $1',
      [id],
    );
    expect(JSON.stringify(stored)).not.toContain('hunter3-secret');
    const { repeatRun: again } = await data<{ repeatRun: { id: string } }>(
      server.url,
      'mutation ($id: ID!) { repeatRun(id: $id) { ... on Run { id } } }',
      { id },
    );
    await eventually(async () => (await stateOf(again.id)) === 'COMPLETED');
    expect(proxies.slice(earlier)).toEqual([proxy, proxy]);
  });

  it('leaves a run alone that is not to be started, until it is', async () => {
    const id = await created({ start: false });
    expect(await stateOf(id)).toBe('QUEUED');
    expect(await command('startRun', id)).toMatchObject({ __typename: 'Run' });
    await eventually(async () => (await stateOf(id)) === 'COMPLETED');
    expect(await command('startRun', id)).toMatchObject({
      __typename: 'InvalidStateError',
      state: 'COMPLETED',
    });
  });

  it('runs the flows of a file without a crawl', async () => {
    const id = await finished();
    const { run } = await data<{ run: { flowFile: string } }>(
      server.url,
      'query ($id: ID!) { run(id: $id) { flowFile } }',
      { id },
    );
    crawlOn = Promise.withResolvers<void>();
    const again = await finished({ flowFile: run.flowFile });
    const { run: shown } = await data<{ run: unknown }>(server.url, wholeRun, { id: again });
    expect(shown).toMatchObject({ config: { fromFlowFile: true }, siteGraph: null });
  });
});

describe('abortRun', () => {
  it('ends a run that crawls, and one that waits behind it', async () => {
    crawlOn = Promise.withResolvers<void>();
    const first = await created();
    await eventually(async () => (await stateOf(first)) === 'CRAWLING');
    const second = await created();
    expect(await command('abortRun', second)).toMatchObject({ state: 'ABORTED' });
    expect(await command('abortRun', first)).toMatchObject({ state: 'ABORTED' });
  });

  it('ends a run that was never started', async () => {
    const id = await created({ start: false });
    expect(await command('abortRun', id)).toMatchObject({ state: 'ABORTED' });
  });

  it('says what state a run is in that is over, and that there is no such run', async () => {
    const id = await finished();
    expect(await command('abortRun', id)).toMatchObject({
      __typename: 'InvalidStateError',
      state: 'COMPLETED',
    });
    expect(await command('abortRun', 'run_none')).toMatchObject({
      __typename: 'NotFoundError',
      id: 'run_none',
    });
  });
});

describe('finishCrawling', () => {
  const finish = `mutation ($id: ID!) {
    finishCrawling(id: $id) { __typename ... on Run { id } ... on InvalidStateError { state message } }
  }`;

  it('goes on with what was found', async () => {
    crawlOn = Promise.withResolvers<void>();
    const id = await created();
    await eventually(async () => (await stateOf(id)) === 'CRAWLING');
    expect(await data(server.url, finish, { id })).toEqual({
      finishCrawling: { __typename: 'Run', id },
    });
    await eventually(async () => (await stateOf(id)) === 'COMPLETED');
    const { run } = await data<{ run: { events: { edges: { node: { kind: string } }[] } } }>(
      server.url,
      'query ($id: ID!) { run(id: $id) { events { edges { node { kind } } } } }',
      { id },
    );
    expect(run.events.edges.map(({ node }) => node.kind)).toContain('CRAWL_ENDED_BY_HAND');
  });

  it('says what a run does that does not explore', async () => {
    const id = await finished();
    expect(await data(server.url, finish, { id })).toMatchObject({
      finishCrawling: { __typename: 'InvalidStateError', state: 'COMPLETED' },
    });
  });
});

describe('deleteRun', () => {
  it('takes a run away with all that belongs to it', async () => {
    const id = await finished();
    expect(await command('deleteRun', id)).toEqual({ __typename: 'DeletedRun', id });
    expect(await stateOf(id)).toBeUndefined();
    expect(await command('deleteRun', id)).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('does not take a run away that is under way', async () => {
    crawlOn = Promise.withResolvers<void>();
    const id = await created();
    expect(await command('deleteRun', id)).toMatchObject({
      __typename: 'InvalidStateError',
      message: expect.stringContaining('Abort it first'),
    });
    await command('abortRun', id);
    expect(await command('deleteRun', id)).toMatchObject({ __typename: 'DeletedRun' });
  });
});

describe('repeatRun', () => {
  const repeat = `mutation ($id: ID!, $reuse: Boolean!) {
    repeatRun(id: $id, reuseFlows: $reuse) {
      __typename
      ... on Run { id name config { users fromFlowFile } }
      ... on InvalidInputError { problems { field } }
    }
  }`;

  it('makes a run of the same configuration, with the flows or with a new crawl', async () => {
    const id = await finished({ users: 3, name: 'Again' });
    const first = await data(server.url, repeat, { id, reuse: true });
    expect(first).toMatchObject({
      repeatRun: { name: 'Again', config: { users: 3, fromFlowFile: true } },
    });
    const second = await data(server.url, repeat, { id, reuse: false });
    expect(second).toMatchObject({ repeatRun: { config: { users: 3, fromFlowFile: false } } });
  });

  it('says that a run without flows has none to reuse', async () => {
    const id = await created({ start: false });
    expect(await data(server.url, repeat, { id, reuse: true })).toMatchObject({
      repeatRun: { __typename: 'InvalidInputError', problems: [{ field: 'reuseFlows' }] },
    });
    await command('abortRun', id);
  });
});

describe('runs', () => {
  interface Listed {
    readonly runs: {
      readonly totalCount: number;
      readonly edges: readonly {
        readonly cursor: string;
        readonly node: { readonly name: string };
      }[];
      readonly pageInfo: Record<string, unknown>;
    };
  }
  const list = `query ($filter: RunFilter, $first: Int, $after: String, $last: Int, $before: String) {
    runs(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  const names = ({ runs }: Listed) => runs.edges.map(({ node }) => node.name);

  beforeAll(async () => {
    for (const name of ['list 1', 'list 2', 'list 3', 'list 100%']) await finished({ name });
  });

  it('come newest first, page by page, in both directions', async () => {
    const filter = { search: 'LIST' };
    const first = await data<Listed>(server.url, list, { filter, first: 2 });
    expect(names(first)).toEqual(['list 100%', 'list 3']);
    expect(first.runs).toMatchObject({
      totalCount: 4,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const after = first.runs.pageInfo.endCursor;
    const second = await data<Listed>(server.url, list, { filter, first: 2, after });
    expect(names(second)).toEqual(['list 2', 'list 1']);
    expect(second.runs.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = second.runs.pageInfo.startCursor;
    const back = await data<Listed>(server.url, list, { filter, last: 1, before });
    expect(names(back)).toEqual(['list 3']);
    expect(back.runs.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it.each([
    { filter: { search: 'list 100%' }, expected: ['list 100%'] },
    { filter: { search: '127.0.0.1:9', states: ['ABORTED'], verdict: 'PASSED' }, expected: [] },
    { filter: { search: 'list 1', createdBefore: '2001-01-01T00:00:00.000Z' }, expected: [] },
    { filter: { search: 'list 1', states: ['COMPLETED'] }, expected: ['list 100%', 'list 1'] },
  ])('are filtered by $filter', async ({ filter, expected }) => {
    expect(names(await data<Listed>(server.url, list, { filter }))).toEqual(expected);
  });

  it('refuse more rows than there may be, and both ends at once', async () => {
    for (const args of [{ first: 101 }, { first: -1 }, { first: 1, last: 1 }]) {
      const answer = await ask(server.url, list, args);
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

it('pages through the events of a run', async () => {
  const id = await finished();
  const query = `query ($id: ID!, $after: String) {
    run(id: $id) {
      events(first: 4, after: $after) {
        edges { node { seq kind message level toState } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
  const seqs: number[] = [];
  let after: string | null = null;
  do {
    const page: {
      run: {
        events: {
          edges: { node: { seq: number } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    } = await data(server.url, query, { id, after });
    const { edges, pageInfo } = page.run.events;
    seqs.push(...edges.map(({ node }) => node.seq));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(seqs).toEqual(seqs.map((_, index) => index));
  expect(seqs.length).toBeGreaterThan(8);
});

it('tells what the server allows and starts with', async () => {
  const query = `{ server {
    version
    limits { maxUsers maxConcurrentRuns }
    defaults {
      users durationMs rampUpMs apdexMs assets thresholds { metric expression }
      capacity { slo { metric expression } unit levelMs }
    }
    presets { preset durationMs points { atMs users } }
    database { reachable embedded message }
    demoUrl
  } }`;
  expect(await data(server.url, query)).toMatchObject({
    server: {
      version: '0.1.0',
      limits: { maxUsers: 20_000, maxConcurrentRuns: 1 },
      defaults: {
        users: 10,
        durationMs: 30_000,
        apdexMs: 500,
        assets: 'NONE',
        capacity: { unit: 'USERS', slo: [{ metric: 'http_req_duration' }, {}] },
      },
      presets: [
        { preset: 'SMOKE' },
        { preset: 'AVERAGE_LOAD', points: [{ atMs: 0 }, { users: 100 }, { users: 100 }, {}] },
        { preset: 'STRESS' },
        { preset: 'SPIKE' },
        { preset: 'SOAK' },
        { preset: 'BREAKPOINT' },
      ],
      database: { reachable: true, embedded: true, message: null },
      demoUrl: null,
    },
  });
});

const fullLoad = {
  scenarios: [
    {
      name: 'browse',
      flows: [{ flow: 'Sign in', weight: 2 }],
      executor: {
        rampingArrivalRate: { stages: [{ durationMs: 5000, target: 20 }], maxVus: 30 },
      },
      thinkTime: { kind: 'EXPONENTIAL', meanMs: 700 },
      assets: 'FIRST_VISIT',
      tags: [{ name: 'team', value: 'search' }],
    },
  ],
  pacing: { kind: 'FIXED', everyMs: 2000 },
  thresholds: [
    { metric: 'checks', expression: 'rate>0.9', abortOnFail: true, delayAbortEvalMs: 3000 },
  ],
  checks: [{ flow: 'Sign in', condition: { text: { text: 'Thanks' } } }],
  apdexMs: 300,
  requestTimeoutMs: 5000,
  network: { dns: 'FRESH', connectionsPerHost: 2 },
};

const loadConfig = `query ($id: ID!) {
  run(id: $id) {
    config {
      preset
      scenarios {
        name flows { flow weight } startMs gracefulStopMs assets tags { name value }
        executor {
          __typename
          ... on RampingArrivalRateExecutor {
            startRate timeUnitMs preAllocatedVus maxVus stages { durationMs target }
          }
        }
        thinkTime { kind meanMs }
        pacing { kind }
      }
      pacing { kind everyMs }
      thresholds { metric expression abortOnFail delayAbortEvalMs }
      checks { name flow step condition { __typename ... on TextCondition { text present } } }
      apdexMs requestTimeoutMs
      network { insecure ca proxy dns connectionsPerHost }
    }
  }
}`;

const wholeRun = `query ($id: ID!) {
  run(id: $id) {
    name state active verdict sequence
    failure { code message }
    progress { __typename }
    config {
      url users durationMs iterations rampUpMs usernames logins fromFlowFile onlyFlows
      thinkTime { kind scale minMs maxMs } thresholds { metric expression }
      crawl { maxStates maxDepth timeMs contexts }
    }
    createdAt startedAt endedAt
    siteGraph {
      startUrl ended elapsedMs offSite { origin requests }
      states { id urlTemplate title thumbnail } actions { id kind label effect outcome reason }
    }
    flows {
      id name effect needsCredentials
      proof { kind reason users compared repairs at }
      figures { requests }
      steps { id name exchanges { method url status extracts } figures { requests } }
      variables { name origin description confidence ambiguity }
    }
    steps { id flowName figures { requests } }
    events(first: 20) { edges { node { seq message } } }
    intervals(first: 10) {
      seq activeUsers startedAt
      total { requests errors errorsByClass { errorClass count } serviceTime { p95 } }
      flows { flowId requests }
      steps { flowId stepId requests }
      generator { cpu }
    }
    summary {
      verdict reasons peakUsers durationMs
      total { requests errorRate statuses { status count } serviceTime { p95 } }
      examples { errorClass body }
      thresholds { metric passed actual }
    }
    flowFile
  }
}`;
