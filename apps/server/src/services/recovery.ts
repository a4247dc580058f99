import {
  createSummary,
  judgeSearch,
  loadableFlows,
  type RunStages,
  recoveredSearch,
  recoveryOf,
} from '@flowload/engine';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import type { RunConfig, RunEventBody, RunState } from '@flowload/engine/model/run.ts';
import type { RunRecord } from '@flowload/schema';
import type { LiveRuns } from '../live/live-runs.ts';
import type { Log } from '../log.ts';
import type { RunArchive } from '../store/run-archive.ts';
import type { RunLedger } from '../store/run-ledger.ts';
import type { RunRecorder } from './run-recorder.ts';
import { lostKey, type RunService } from './run-service.ts';

export interface RecoveryServices {
  readonly archive: RunArchive;
  readonly ledger: RunLedger;
  readonly live: LiveRuns;
  readonly runs: RunService;
  readonly stages: Pick<RunStages, 'summarise'>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Intervals read at a time; each holds the histograms of every step. */
const pageSize = 100;

interface Unfinished {
  readonly run: RunRecord;
  readonly config: RunConfig;
  readonly recorder: RunRecorder;
  /** Of the run's next event. */
  readonly nextSeq: number;
}

/**
 * Takes up what a server that is gone left unfinished. Runs that had measured nothing start (again);
 * a load can't be taken up in the middle, so it ends as interrupted with what was stored of it; one
 * that was only being added up is added up now.
 */
export async function recoverRuns(services: RecoveryServices): Promise<void> {
  const { archive, ledger, live, runs } = services;
  for (const { run, startRequested } of await archive.unfinished()) {
    live.open(run);
    const full = startRequested ? await ledger.fullConfig(run.id) : null;
    if (full === null) continue;
    const recorder = runs.recorder(run, full.config);
    const nextSeq = await archive.nextEventSeq(run.id);
    const unfinished = { run, config: full.config, recorder, nextSeq };
    if (full.sealed) {
      tell(services, unfinished, [failed(run.state, lostKey)]);
    } else if (recoveryOf(run.state).kind === 'interrupt') {
      await finish(services, unfinished);
    } else {
      startAgain(services, unfinished);
    }
  }
}

function startAgain(services: RecoveryServices, unfinished: Unfinished): void {
  const { run, config, recorder, nextSeq } = unfinished;
  const state = nextSeq === 0 ? null : run.state;
  const wasWorking = state !== null && state !== 'queued';
  const message = `The server stopped while the run was ${state}. Nothing was measured yet, so it starts again.`;
  const told = wasWorking
    ? tell(services, unfinished, [{ kind: 'log', level: 'warning', message }])
    : 0;
  services.runs.submit(run, config, { nextSeq: nextSeq + told, state }, recorder);
  services.log.info(`Run ${run.id} of ${run.name} is queued again.`);
}

async function finish(services: RecoveryServices, unfinished: Unfinished): Promise<void> {
  const { run, recorder } = unfinished;
  const measured = await summarise(services, unfinished);
  if (measured !== null) recorder.summary(measured);
  if (run.state === 'summarising') {
    tell(services, unfinished, [transition('summarising', 'completed')]);
  } else {
    const seconds = Math.round((measured?.durationMs ?? 0) / 1000);
    const message = `The server stopped in the middle of the load. The ${seconds} s that were measured and stored until then are kept.`;
    tell(services, unfinished, [
      { kind: 'log', level: 'warning', message },
      transition('loading', 'interrupted'),
    ]);
  }
  services.log.info(`Run ${run.id} of ${run.name} was cut off by the last stop and is closed.`);
}

/** Null when not one interval was stored. */
async function summarise(
  { archive, stages }: RecoveryServices,
  { run, config }: Unfinished,
): Promise<Summary | null> {
  const totals = createSummary();
  let fromSeq = 0;
  for (;;) {
    const page = await archive.intervals(run.id, { fromSeq, first: pageSize, totalOnly: false });
    for (const interval of page) totals.add(interval);
    const last = page.at(-1);
    if (last === undefined) break;
    fromSeq = last.seq + 1;
  }
  if (fromSeq === 0) return null;
  const flows = loadableFlows(
    await archive.flows(run.id),
    config.onlyFlows,
    config.includeDestructive,
  );
  const signal = new AbortController().signal;
  const search = config.capacity;
  const capacity =
    search === null ? null : recoveredSearch(search, await archive.capacityLevels(run.id));
  const summary = await stages.summarise(
    { config, flows, totals, capacity },
    { signal, report: () => undefined },
  );
  return judgeSearch(summary);
}

/** Appends events and says how many. */
function tell(
  { now }: RecoveryServices,
  { recorder, nextSeq }: Unfinished,
  bodies: readonly RunEventBody[],
): number {
  const at = now();
  bodies.forEach((body, index) => {
    recorder.event({ seq: nextSeq + index, at, body });
  });
  return bodies.length;
}

function transition(from: RunState, to: RunState): RunEventBody {
  return { kind: 'state', from, to, failure: null };
}

function failed(from: RunState, message: string): RunEventBody {
  return { kind: 'state', from, to: 'failed', failure: { code: 'internal', message } };
}
