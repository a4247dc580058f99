import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunReport, runReportSchema } from '../../apps/server/src/report/run-report.ts';
import { formatFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import { cliHere } from './cli-here.ts';
import type { CliResult } from './cli-process.ts';
import { eventually } from './server/eventually.ts';

let folder: string;
let flowsPath: string;
let target: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowload-cli-load-'));
  target = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    setTimeout(() => response.end('<h1>Welcome</h1>'), 20);
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
  flowsPath = await file(
    'flows.json',
    formatFlowFile({
      $schema: 'flows.schema.json',
      version: 1,
      url,
      createdAt: new Date(0).toISOString(),
      accounts: [],
      flows: [
        flowOf([exchangeTo(url)], { id: 'home', name: 'Look around' }),
        flowOf([exchangeTo(url, { request: { path: '/pay' } })], { id: 'pay', name: 'Pay' }),
      ],
    }),
  );
});

afterAll(async () => {
  target.close();
  target.closeAllConnections();
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(
  ...args: readonly string[]
): Promise<CliResult & { readonly report: RunReport }> {
  const out = join(folder, `${crypto.randomUUID()}.json`);
  const result = await cliHere(['run', flowsPath, '--think-time', 'none', '--out', out, ...args]);
  return { ...result, report: runReportSchema.parse(JSON.parse(await readFile(out, 'utf8'))) };
}

test('a rate starts what is due and says what was dropped', async () => {
  const { code, stdout, report } = await run(
    ...['--rate', '100/s', '--max-users', '1', '-d', '2s', '-f', 'Pay'],
  );
  expect(code).toBe(0);
  const { iterations = 0, droppedIterations = 0 } = report.total ?? {};
  expect(iterations).toBeLessThan(120);
  expect(iterations + droppedIterations).toBe(200);
  expect(stdout).toMatch(/late starts/);
  expect(stdout).toMatch(/! \d+ iterations .* were dropped/);
  expect(report.config.scenarios).toMatchObject([
    { executor: { kind: 'constant-arrival-rate', rate: 100, timeUnitMs: 1_000, maxVus: 1 } },
  ]);
});

test('scenarios of a file have executors, flows and figures of their own', async () => {
  const scenarios = await file(
    'scenarios.json',
    JSON.stringify({
      scenarios: [
        {
          name: 'browse',
          flows: [{ flow: 'Look around' }],
          executor: { kind: 'per-vu-iterations', vus: 2, iterations: 5 },
        },
        {
          name: 'buy',
          flows: [{ flow: 'Pay' }],
          executor: { kind: 'shared-iterations', vus: 2, iterations: 3 },
          tags: { team: 'cart' },
        },
      ],
    }),
  );
  const { code, stdout, report } = await run(
    ...['--scenarios', scenarios, '-t', 'http_reqs{team:cart}: count==3'],
  );
  expect(report.scenarios.map(({ name, figures }) => [name, figures.iterations])).toEqual([
    ['browse', 10],
    ['buy', 3],
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Scenario browse +10 /);
});

test('a threshold that aborts ends the load early, with 99', async () => {
  const { code, stdout, report } = await run(
    ...['-u', '2', '-d', '60s', '-t', 'http_req_duration: p(95)<5 abort after 1s'],
  );
  expect(code).toBe(99);
  expect(report).toMatchObject({ verdict: 'failed', state: 'completed' });
  expect(report.durationMs).toBeLessThan(30_000);
  expect(report.thresholds).toMatchObject([{ passed: false, aborted: true }]);
  expect(stdout).toMatch(/✗ http_req_duration: p\(95\)<5 \(\d+.*ended the load\)/);
});

test('checks are counted by name and keep to their flow', async () => {
  const { code, stdout, report } = await run(
    ...['-i', '6', '-u', '1', '-t', 'checks: rate>0.1'],
    ...['--check', 'text:Welcome', '--check', 'text:Paid @ Pay', '--check', 'time:10s'],
  );
  expect(code).toBe(0);
  expect(report.total?.checks).toEqual({
    'says “Welcome”': { passed: 6, failed: 0 },
    'says “Paid”': { passed: 0, failed: 3 },
    'answers within 10000 ms': { passed: 6, failed: 0 },
  });
  expect(stdout).toMatch(/✗ says “Paid” \(did not hold 3 of 3 times, 100 %\)/);
  expect(report.errors[0]).toMatchObject({ check: 'says “Paid”', flow: 'Pay' });
});

test('a capacity search prints its curve', async () => {
  const { stdout, report } = await run(
    ...['--capacity', 'http_req_failed: rate<0.5', '--from', '1', '--to', '2'],
    ...['--level-time', '1s', '--capacity-unit', 'users'],
  );
  expect(report.capacity).toMatchObject({ unit: 'users', capacity: 2, limitedBy: 'ceiling' });
  expect(stdout).toMatch(/^Capacity: .*2 users/m);
  expect(stdout).toMatch(/^ +2 .*█+.*✓ held/m);
});

test('keys control the load, and what they did is told', async () => {
  let shown = '';
  let press: (key: string) => void = () => undefined;
  const ended = cliHere(['run', flowsPath, '-u', '2', '-d', '60s', '--think-time', '50ms'], {
    terminal: {
      out: () => undefined,
      err: (text) => {
        shown += text;
      },
      isLive: true,
      outColor: false,
      errColor: false,
      errColumns: 120,
      outColumns: 120,
    },
    keyboard: {
      listen(listener) {
        press = listener;
        return () => {
          press = () => undefined;
        };
      },
    },
    createStages: () => createStages({ workers: 1 }),
  });
  await eventually(() => /2 users · /.test(shown));
  press('+');
  await eventually(() => shown.includes('3 users · '));
  press('p');
  await eventually(() => shown.includes('paused · '));
  press('p');
  press('s');
  expect((await ended).code).toBe(0);
  expect(shown).toMatch(
    /Keys: \+ and - for users[\s\S]*Load set to 3[\s\S]*Paused[\s\S]*Going on[\s\S]*Stopping gently/,
  );
}, 60_000);
