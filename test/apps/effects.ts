import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Application } from './application.ts';
import { replay } from './flowload.ts';
import type { FlowReading } from './readings.ts';
import type { TruthFlow } from './truth.ts';

/** How many times a flow is replayed, and by how many users. */
const iterations = 20;
const users = 4;

/** As many flows are tried that send what the truth says: making a page and changing one may look the same on the wire. */
const mostTried = 4;

/** An application may write to its disk after it has answered. */
const settleMs = 5_000;

/** What replays of one flow left in the application's own data. */
export interface Effect {
  readonly flow: Flow;
  readonly users: number;
  readonly expected: string;
  readonly actual: string;
  readonly exact: boolean;
  /** Iterations that FlowLoad itself calls failed. */
  readonly failed: number;
  readonly errors: readonly string[];
}

export interface EffectOptions {
  readonly application: Application;
  readonly truth: TruthFlow;
  readonly reading: FlowReading;
  /** Verified flows that do what the truth says. */
  readonly candidates: readonly Flow[];
  readonly flowsFile: string;
  readonly login: string;
  readonly folder: string;
}

/** Replays the candidates until one leaves exactly what it should; all that were tried, the exact one last. */
export async function measureEffects(
  options: EffectOptions,
  signal: AbortSignal,
): Promise<readonly Effect[]> {
  const tried: Effect[] = [];
  for (const flow of options.candidates.slice(0, mostTried)) {
    const effect = await measureEffect(options, flow, signal);
    tried.push(effect);
    if (effect.exact) break;
  }
  return tried;
}

async function measureEffect(
  { application, truth, reading, flowsFile, login, folder }: EffectOptions,
  flow: Flow,
  signal: AbortSignal,
): Promise<Effect> {
  const command = reading.count?.command ?? truth.verify ?? 'echo 0';
  const inParallel = reading.alone === undefined ? users : 1;
  const before = await application.ask(command, signal);
  const report = await replay(
    {
      flowsFile,
      flowId: flow.id,
      login,
      iterations,
      users: inParallel,
      reportFile: join(folder, `replay-${truth.id}-${flow.id}.json`),
    },
    signal,
  );
  const isRight = (now: string) =>
    reading.count?.delta === 'sets'
      ? now !== before
      : Number(now) - Number(before) === iterations * Number(truth.delta);
  const after = await settled(() => application.ask(command, signal), isRight);
  const figures = report.flows.find(({ id }) => id === flow.id)?.figures;
  return {
    flow,
    users: inParallel,
    expected:
      reading.count?.delta === 'sets' ? 'another value' : `+${iterations * Number(truth.delta)}`,
    actual:
      reading.count?.delta === 'sets'
        ? isRight(after)
          ? 'another value'
          : 'the same value'
        : `+${Number(after) - Number(before)}`,
    exact: isRight(after),
    failed: figures?.failedIterations ?? iterations,
    errors: report.errors.map(
      ({ method, url, status, message }) =>
        `${method} ${url} → ${status ?? 'no answer'}: ${message}`,
    ),
  };
}

async function settled(
  ask: () => Promise<string>,
  isRight: (answer: string) => boolean,
): Promise<string> {
  const until = performance.now() + settleMs;
  let answer = await ask();
  while (!isRight(answer) && performance.now() < until) {
    await pause(250);
    answer = await ask();
  }
  return answer;
}
