import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunReport, runReportSchema } from '../../apps/server/src/report/run-report.ts';
import { parseFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import type { FlowFile } from '../../packages/engine/src/model/flow.ts';
import { type CliResult, cli, endAll, startCli } from './cli-process.ts';
import { type CornerShop, startCornerShop } from './flow-targets/corner-shop.ts';

/** The command line as its users have it: a process, from an address to a verdict. */

let folder: string;
let shop: CornerShop;
let flowsPath: string;
let discovery: CliResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowload-cli-'));
  shop = await startCornerShop();
  flowsPath = join(folder, 'flows.json');
  discovery = await cli(['discover', shop.url, '--out', flowsPath]);
});

afterAll(async () => {
  await endAll();
  await shop?.close();
  await rm(folder, { recursive: true, force: true });
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

describe('discovering a shop', () => {
  test('ends with 0 and tells what it found and where it is', () => {
    expect(discovery).toMatchObject({ code: 0 });
    expect(discovery.stdout).toMatch(/\d+ flows written to .*flows\.json/);
  });

  test('proves what it found, and leaves alone what takes something away', async () => {
    const { flows } = await discovered();
    const proofs = flows.map(({ name, proof }) => [name, proof.kind]);
    expect(proofs).toEqual(
      expect.arrayContaining([
        ['View all products', 'verified'],
        ['Search products', 'verified'],
        ['Subscribe to the newsletter', 'verified'],
        ['Delete account', 'left-alone'],
      ]),
    );
    expect(shop.effects.deletedAccounts).toBe(0);
  });
});

describe('loading the shop from a file', () => {
  test('40 iterations at 8 users leave exactly 40 more subscriptions, without an error', async () => {
    const before = shop.effects.subscriptions;
    const { code, report } = await run(
      ...['--flow', 'Subscribe to the newsletter', '--iterations', '40', '--users', '8'],
    );
    expect(shop.effects.subscriptions - before).toBe(40);
    expect(report.total).toMatchObject({ iterations: 40, failedIterations: 0, errors: {} });
    expect(report).toMatchObject({ state: 'completed', exit: { code } });
  });

  test('reports every flow, with figures for each step of those it loaded', async () => {
    const name = 'Search products';
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
      ...['--flow', 'Search products', '--iterations', '5'],
      ...['--threshold', 'http_req_duration: p(95)<0.001'],
    );
    expect(stderr).toMatch(
      /The threshold http_req_duration: p\(95\)<0\.001 was missed: it came to [\d.]+ ms/,
    );
    expect(report).toMatchObject({ verdict: 'failed', exit: { code: 99 } });
    expect(code).toBe(99);
  });

  test('ends with 130 on Ctrl-C, with a summary of what was measured', async () => {
    const args = ['--flow', 'Search products', '--duration', '60s', '--json'];
    const running = startCli(['run', flowsPath, ...args]);
    await running.says('Making load');
    await running.says(/\d+ s of 1 m/);
    running.interrupt();
    const { code, stdout } = await running.result;
    const report = runReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ state: 'aborted', exit: { code: 130 } });
    expect(report.total?.requests).toBeGreaterThan(0);
    expect(report.durationMs).toBeLessThan(30_000);
    expect(code).toBe(130);
  });
});

test('goes from an address to a verdict, telling all the way what it does', async () => {
  const running = startCli(['run', shop.url, '--users', '5', '--duration', '3s']);
  const states = ['Exploring the application', 'Recording its journeys', 'Proving the flows'];
  await running.says('Making load');
  for (const state of states) expect(running.progress()).toContain(state);
  const { code, stdout } = await running.result;
  expect(stdout).toMatch(/Passed/);
  expect(code).toBe(0);
});
