import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../../apps/server/src/report/run-report.ts';
import type { FlowFile } from '../../packages/engine/src/model/flow.ts';
import type { SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import { runProgram } from './shell.ts';

/** How far a discovery may go. */
export interface Budget {
  readonly exploreTime: string;
  readonly maxPages: number;
}

export interface Discovery {
  readonly flows: FlowFile | null;
  readonly graph: SiteGraph | null;
  /** Where the flows were written. */
  readonly flowsFile: string;
  /** The last thing the command said when it brought nothing. */
  readonly complaint: string;
  readonly seconds: number;
}

/** `flowload discover`, with nothing but the address and a login. Files go to `folder`. */
export async function discover(
  {
    origin,
    login,
    budget,
    goal,
    folder,
  }: {
    readonly origin: string;
    /** `user:password` */
    readonly login: string;
    readonly budget: Budget;
    /** Whether flows are made of what was found. */
    readonly goal: 'flows' | 'pages';
    readonly folder: string;
  },
  signal: AbortSignal,
): Promise<Discovery> {
  const graphFile = join(folder, 'site-graph.json');
  const flowsFile = join(folder, 'flows.json');
  const began = performance.now();
  const words = ['discover', origin, '--login', login, '--out', flowsFile];
  const limits = ['--explore-time', budget.exploreTime, '--max-pages', String(budget.maxPages)];
  const { stderr } = await flowload(discoverScript, [graphFile, goal, ...words, ...limits], signal);
  return {
    flows: await readJson<FlowFile>(flowsFile),
    graph: await readJson<SiteGraph>(graphFile),
    flowsFile,
    complaint: stderr.trim().split('\n').at(-1) ?? '',
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

/** `flowload run flows.json` with one flow, its iterations shared by the users, without pauses. */
export async function replay(
  {
    flowsFile,
    flowId,
    login,
    iterations,
    users,
    reportFile,
  }: {
    readonly flowsFile: string;
    readonly flowId: string;
    readonly login: string;
    readonly iterations: number;
    readonly users: number;
    readonly reportFile: string;
  },
  signal: AbortSignal,
): Promise<RunReport> {
  await rm(reportFile, { force: true });
  const load = ['--iterations', String(iterations), '--users', String(users)];
  const { stderr } = await flowload(
    cliScript,
    ['run', flowsFile, '--flow', flowId, '--login', login, ...load].concat([
      '--think-time',
      'none',
      '--quiet',
      '--out',
      reportFile,
    ]),
    signal,
  );
  const report = await readJson<RunReport>(reportFile);
  if (report === null) throw new Error(`flowload run wrote no report:\n${stderr.trim()}`);
  return report;
}

/** The JSON in a file; null when there is no such file. */
export async function readJson<Content>(file: string): Promise<Content | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

const discoverScript = fileURLToPath(new URL('discover.ts', import.meta.url));
const cliScript = fileURLToPath(new URL('../../apps/server/bin/flowload.mjs', import.meta.url));

function flowload(script: string, args: readonly string[], signal: AbortSignal) {
  return runProgram(process.execPath, [script, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
    signal,
    onProgress: (text) => process.stderr.write(text),
  });
}
