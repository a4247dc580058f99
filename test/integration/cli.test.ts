import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunReport, runReportSchema } from '../../apps/server/src/report/run-report.ts';
import { parseFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import type { FlowFile } from '../../packages/engine/src/model/flow.ts';
import { type DemoApp, startDemoApp } from '../demo-app/src/start-demo-app.ts';
import { type CliResult, cli, endAll, startCli } from './cli-process.ts';

let folder: string;
let shop: DemoApp;
let flowsPath: string;
let discovery: CliResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowload-cli-'));
  shop = await startDemoApp();
  flowsPath = join(folder, 'flows.json');
  discovery = await cli(['discover', shop.url, '--out', flowsPath]);
}, 240_000);

afterAll(async () => {
  endAll();
  await shop.close();
  await rm(folder, { recursive: true });
});

async function discovered(): Promise<FlowFile> {
  return parseFlowFile(await readFile(flowsPath, 'utf8'));
}

/** Runs flows of the shop from the file and reads the report. */
async function run(
  ...args: readonly string[]
): Promise<CliResult & { readonly report: RunReport }> {
  const out = join(folder, `${crypto.randomUUID()}.json`);
  const result = await cli(['run', flowsPath, '--think-time', 'none', '--out', out, ...args]);
  return { ...result, report: runReportSchema.parse(JSON.parse(await readFile(out, 'utf8'))) };
}

describe('discovering the demo shop', () => {
  test('ends with 0 and tells what it found and where it is', () => {
    expect(discovery).toMatchObject({ code: 0 });
    expect(discovery.stdout).toMatch(/\d+ flows written to .*flows\.json/);
  });

  test.each([
    ['browsing', /browse/i],
    ['searching', /search/i],
    ['signing in', /sign in|log in/i],
    ['signing up', /sign up|create account|register/i],
    ['adding to the cart', /add to cart/i],
    ['checking out', /check ?out/i],
    ['the profile of the single-page account area', /profile/i],
    ['the GET that changes state', /wishlist/i],
    ['the page that answers 200 with an error when its token is stale', /review/i],
    ['the contact form', /contact/i],
    ['the newsletter', /newsletter/i],
  ])('finds and verifies %s', async (_, name) => {
    const { flows } = await discovered();
    const found = flows.filter((flow) => name.test(flow.name) && flow.effect !== 'destructive');
    expect(found.map((flow) => [flow.name, flow.proof])).toContainEqual([
      expect.anything(),
      expect.objectContaining({ kind: 'verified', users: 2 }),
    ]);
  });

  test.each([
    ['deleting the account', /delete/i],
    ['logging out', /(log|sign) ?out/i],
  ])('finds %s and leaves it alone', async (_, name) => {
    const { flows } = await discovered();
    const found = flows.find((flow) => name.test(flow.name));
    expect(found?.proof.kind).toBe('left-alone');
    const { deletedAccounts, logouts } = shop.effects();
    expect({ deletedAccounts, logouts }).toEqual({ deletedAccounts: 0, logouts: 0 });
  });

  test('verifies every flow that it does not leave alone', async () => {
    const { flows } = await discovered();
    const failed = flows.filter(({ proof }) => !['verified', 'left-alone'].includes(proof.kind));
    expect(failed.map(({ name, proof }) => [name, proof])).toEqual([]);
  });
});

describe('loading the demo shop', () => {
  async function nameOf(pattern: RegExp): Promise<string> {
    const { flows } = await discovered();
    const matching = flows.filter(({ name }) => pattern.test(name));
    const flow = matching.find(({ effect }) => effect === 'write') ?? matching[0];
    if (flow === undefined) throw new Error(`No flow is like ${pattern}.`);
    return flow.name;
  }

  test.each([
    ['orders', /check ?out/i],
    ['accounts', /sign up|create account|register/i],
    ['reviews', /review/i],
    ['profileUpdates', /profile/i],
  ] as const)(
    '40 iterations at 8 users leave exactly 40 more %s, without an error',
    async (effect, name) => {
      const before = shop.effects()[effect];
      const { code, report, stdout } = await run(
        ...['--flow', await nameOf(name), '--iterations', '40', '--users', '8'],
      );
      expect(shop.effects()[effect] - before).toBe(40);
      expect(report.total).toMatchObject({ iterations: 40, failedIterations: 0, errors: {} });
      expect(report).toMatchObject({ verdict: 'passed', state: 'completed', exit: { code: 0 } });
      expect(stdout).toMatch(/Passed/);
      expect(code).toBe(0);
    },
  );

  test('reports every flow, with figures for each step of those it loaded', async () => {
    const name = await nameOf(/search/i);
    const { report, stdout } = await run('--flow', name, '--iterations', '5', '--users', '2');
    const { flows } = await discovered();
    expect(report.flows.map((flow) => flow.name)).toEqual(flows.map((flow) => flow.name));
    const loaded = report.flows.filter((flow) => flow.loaded);
    expect(loaded.map((flow) => flow.name)).toEqual([name]);
    for (const step of loaded[0]?.steps ?? []) {
      if (step.requests.length > 0) expect(step.figures?.requests).toBeGreaterThanOrEqual(5);
    }
    expect(stdout).toMatch(/requests +per s +errors +p50 +p95 +p99/);
    expect(stdout).toContain('All flows');
  });

  test('ends with 99 when a threshold is missed, and says by how much', async () => {
    const { code, report, stderr } = await run(
      ...['--flow', await nameOf(/search/i), '--iterations', '5'],
      ...['--threshold', 'http_req_duration: p(95)<0.001'],
    );
    expect(stderr).toMatch(/The threshold http_req_duration p\(95\)<0\.001 was missed: it came to/);
    expect(report).toMatchObject({ verdict: 'failed', exit: { code: 99 } });
    expect(code).toBe(99);
  });

  test('ends with 130 on Ctrl-C, with a summary of what was measured', async () => {
    const flow = await nameOf(/search/i);
    const running = startCli(['run', flowsPath, '--flow', flow, '--duration', '60s', '--json']);
    await running.says('Making load');
    await running.says(/\d+ s of 1 m/);
    const stoppedAt = Date.now();
    running.interrupt();
    const { code, stdout } = await running.result;
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    const report = runReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ state: 'aborted', exit: { code: 130 } });
    expect(report.total?.requests).toBeGreaterThan(0);
    expect(code).toBe(130);
  });
});

test('goes from an address to load, telling all the way what it does', async () => {
  const running = startCli(['run', shop.url, '--users', '5', '--duration', '5s']);
  const states = ['Exploring the application', 'Recording its journeys', 'Proving the flows'];
  await running.says('Making load');
  for (const state of states) expect(running.progress()).toContain(state);
  const { code, stdout } = await running.result;
  expect(stdout).toMatch(/Passed/);
  expect(code).toBe(0);
});
