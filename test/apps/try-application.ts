import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Flow, FlowFile } from '../../packages/engine/src/model/flow.ts';
import type { SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import type { Application } from './application.ts';
import { type Effect, measureEffects } from './effects.ts';
import { type Discovery, discover, readJson } from './flowload.ts';
import { type FlowFinding, judgeFlows } from './judge-flows.ts';
import { menuTargets } from './menu-targets.ts';
import type { Explorer, Reading } from './readings.ts';
import type { Verdict } from './score.ts';
import { visitOf } from './site-visits.ts';
import type { Truth } from './truth.ts';

export interface Trial {
  readonly application: Application;
  readonly truth: Truth;
  readonly reading: Reading;
  /** Takes what is written on the way. */
  readonly folder: string;
  /** Flows to judge instead of discovering any. */
  readonly flowsFile: string | null;
  /** Whether flows are replayed and their effects counted. */
  readonly withLoad: boolean;
  readonly signal: AbortSignal;
}

interface Found {
  readonly flows: readonly Flow[];
  readonly flowsFile: string;
  readonly graphs: readonly SiteGraph[];
  readonly seconds: number;
}

/**
 * Brings an application up, discovers it with nothing but address and login, restarts it, and replays
 * what was verified. The application is stopped again, however this ends.
 */
export async function tryApplication(trial: Trial): Promise<Verdict> {
  const { application, truth, reading } = trial;
  try {
    const found =
      trial.flowsFile === null ? await discoverAll(trial) : await known(trial.flowsFile, reading);
    const flows = judgeFlows(truth, reading.flows, found.flows, found.graphs);
    const { wanted, leftOut } = menuTargets(truth, reading.menu);
    const effects = trial.withLoad ? await effectsOf(flows, found.flowsFile, trial) : nothing;
    return {
      app: truth.app,
      seconds: found.seconds,
      targets: wanted.map((target) => ({ target, visit: visitOf(target, found.graphs) })),
      leftOutTargets: leftOut,
      flows,
      effects,
    };
  } finally {
    await application.stop();
  }
}

/** What replays of the verified flows leave in an application that was restarted since. */
async function effectsOf(
  findings: readonly FlowFinding[],
  flowsFile: string,
  { application, truth, reading, folder, signal }: Trial,
): Promise<Verdict['effects']> {
  await application.restart(signal);
  const login = loginOf(truth, reading.explorer);
  const effects = new Map<string, readonly Effect[]>();
  for (const finding of findings) {
    const { verify, id } = finding.truth;
    const candidates = finding.kind === 'found' ? finding.candidates.filter(isVerified) : [];
    if (candidates.length === 0 || verify === null) continue;
    const own = { truth: finding.truth, reading: reading.flows[id] ?? {}, candidates };
    effects.set(
      id,
      await measureEffects({ ...own, application, flowsFile, login, folder }, signal),
    );
  }
  return effects;
}

async function discoverAll(trial: Trial): Promise<Found> {
  const { explorer, alsoSeenBy } = trial.reading;
  const others: Discovery[] = [];
  for (const other of alsoSeenBy) others.push(await discoverAs(other, 'pages', trial));
  // Last, so that the application is as this discovery left it when its flows are replayed.
  const { flows, flowsFile, graph, complaint, seconds } = await discoverAs(
    explorer,
    'flows',
    trial,
  );
  if (flows === null) throw new Error(`${trial.truth.app}: nothing was found: ${complaint}`);
  return {
    flows: flows.flows,
    flowsFile,
    graphs: [graph, ...others.map((other) => other.graph)].filter((one) => one !== null),
    seconds,
  };
}

async function discoverAs(
  explorer: Explorer,
  goal: 'flows' | 'pages',
  { application, truth, folder, signal }: Trial,
): Promise<Discovery> {
  const { user, budget } = explorer;
  const limits = `at most ${budget.exploreTime} and ${budget.maxPages} pages`;
  console.log(`${truth.app}: a fresh one is discovered at ${truth.origin} as ${user}, ${limits}`);
  await application.startFresh(signal);
  const own = join(folder, truth.app, user);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  const login = loginOf(truth, explorer);
  return discover({ origin: truth.origin, login, budget, goal, folder: own }, signal);
}

/** A file that an earlier run kept, with what all its explorers saw. */
async function known(flowsFile: string, { explorer, alsoSeenBy }: Reading): Promise<Found> {
  const file = await readJson<FlowFile>(flowsFile);
  if (file === null) throw new Error(`There is no ${flowsFile}.`);
  const kept = dirname(dirname(flowsFile));
  const graphs = await Promise.all(
    [explorer, ...alsoSeenBy].map(({ user }) =>
      readJson<SiteGraph>(join(kept, user, 'site-graph.json')),
    ),
  );
  return {
    flows: file.flows,
    flowsFile,
    graphs: graphs.filter((graph) => graph !== null),
    seconds: 0,
  };
}

const nothing: Verdict['effects'] = new Map();

function isVerified({ proof }: Flow): boolean {
  return proof.kind === 'verified';
}

function loginOf({ users }: Truth, { user }: Explorer): string {
  return `${user}:${users[user] ?? ''}`;
}
