import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { RunLength } from '../../packages/engine/src/model/run.ts';
import type { Credentials } from '../../packages/engine/src/model/target.ts';
import { planLoad } from '../../packages/engine/src/plan/plan-load.ts';
import { parseRunConfig } from '../../packages/engine/src/run/run-config.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Answers after a while, and counts how often each address was asked and how many asked it at once. */
async function crowdedSite() {
  const present = new Map<string, number>();
  const asked = new Map<string, number>();
  const mostAtOnce = new Map<string, number>();
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    const now = (present.get(address) ?? 0) + 1;
    present.set(address, now);
    asked.set(address, (asked.get(address) ?? 0) + 1);
    mostAtOnce.set(address, Math.max(mostAtOnce.get(address) ?? 0, now));
    setTimeout(() => {
      present.set(address, (present.get(address) ?? 0) - 1);
      response.end('ok');
    }, 10);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.closeAllConnections());
  closers.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked, mostAtOnce };
}

/** One request; `users` is how many its trial replay held for. */
function flowTo(origin: string, id: string, users: number, parts: Partial<Flow> = {}): Flow {
  return flowOf([exchangeTo(origin, { request: { path: `/${id}` } })], {
    id,
    proof: { kind: 'verified', users, compared: 1, repairs: [], at: '' },
    ...parts,
  });
}

async function load(
  flows: readonly Flow[],
  users: number,
  length: RunLength,
  credentials: readonly Credentials[] = [],
) {
  const plan = planLoad(
    {
      ...parseRunConfig({ url: 'http://127.0.0.1/', thinkTime: { kind: 'none' } }),
      users,
      length,
      rampUpMs: 0,
    },
    flows,
  );
  return runLoad({
    plan,
    flows,
    credentials,
    workers: 3,
    signal: new AbortController().signal,
    onInterval: () => {},
    onProgress: () => {},
  });
}

const iterations = (count: number): RunLength => ({
  kind: 'iterations',
  iterations: count,
  maxDurationMs: 30_000,
});

it('a flow proven for one user at a time never meets itself, over all workers', async () => {
  const { origin, asked, mostAtOnce } = await crowdedSite();
  const flows = [flowTo(origin, 'read', 2), flowTo(origin, 'deploy', 1)];
  await load(flows, 9, iterations(80));
  expect(Object.fromEntries(asked)).toEqual({ '/read': 40, '/deploy': 40 });
  expect(mostAtOnce.get('/deploy')).toBe(1);
  expect(mostAtOnce.get('/read')).toBeGreaterThan(1);
});

it('no login has more than its share of the users at once, whatever they run', async () => {
  const { origin, mostAtOnce } = await crowdedSite();
  const signingIn = (id: string, users: number): Flow => ({
    ...flowTo(origin, id, users),
    needsCredentials: true,
    steps: flowOf([exchangeTo(origin, { request: { path: '/${username}' } })]).steps,
  });
  const logins = ['ann', 'bob', 'cy'].map((username) => ({ username, password: 'x' }));
  const flows = [signingIn('read', 2), signingIn('deploy', 1)];
  await load(flows, 7, { kind: 'duration', durationMs: 1_000 }, logins);
  const most = Object.values(Object.fromEntries(mostAtOnce));
  expect(most).toHaveLength(3);
  expect(Math.max(...most)).toBe(Math.ceil(7 / 3));
});

it('users of different scenarios make up different values', async () => {
  const { origin, asked } = await crowdedSite();
  const making = (id: string, users: number): Flow => ({
    ...flowTo(origin, id, users),
    generators: [{ variable: 'mail', spec: { kind: 'email' } }],
    steps: flowOf([exchangeTo(origin, { request: { path: '/${mail}' } })]).steps,
  });
  await load([making('sign-up', 2), making('invite', 1)], 2, iterations(40));
  expect(asked.size).toBe(40);
});
