import { randomBytes } from 'node:crypto';
import {
  createOrchestrator,
  defaultLimits,
  loadSizeOf,
  type Orchestrator,
  type RunHistory,
  type RunLimits,
  type RunStages,
  refusal,
} from '@flowload/engine';
import type { LoadCommand } from '@flowload/engine/model/control.ts';
import { finalStates, type RunConfig } from '@flowload/engine/model/run.ts';
import {
  type CreateRun,
  InvalidInputError,
  InvalidStateError,
  LimitError,
  NotFoundError,
  type RunCommands,
  type RunRecord,
} from '@flowload/schema';
import type { LiveRuns } from '../live/live-runs.ts';
import type { Log } from '../log.ts';
import type { RunArchive } from '../store/run-archive.ts';
import { newRunId } from '../store/run-id.ts';
import type { FullConfig, RunLedger } from '../store/run-ledger.ts';
import type { RunWrite } from '../store/run-write.ts';
import { refusedCommand } from './refused-command.ts';
import { runConfigOf } from './run-input.ts';
import { RunRecorder } from './run-recorder.ts';

export interface RunServiceOptions {
  readonly archive: RunArchive;
  readonly ledger: RunLedger;
  readonly live: LiveRuns;
  readonly stages: RunStages;
  readonly limits?: RunLimits | undefined;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
  write(write: RunWrite): void;
}

/** More would wait for days. */
const maxWaitingRuns = 100;
/** An abort is answered when the run has ended, or after this long. */
const abortAnswerMs = 5_000;

/** The commands of the API, done with the engine's orchestrator and the store. */
export class RunService implements RunCommands {
  readonly #options: RunServiceOptions;
  readonly #limits: RunLimits;
  readonly #orchestrator: Orchestrator;

  constructor(options: RunServiceOptions) {
    this.#options = options;
    this.#limits = options.limits ?? defaultLimits;
    this.#orchestrator = createOrchestrator({
      stages: options.stages,
      limits: this.#limits,
      now: options.now,
      broken: (id, error) => options.log.error(`Run ${id} broke.`, error),
    });
  }

  create(input: CreateRun): Promise<RunRecord> {
    return this.#create(runConfigOf(input), input.name ?? null, input.start);
  }

  async start(id: string): Promise<RunRecord> {
    const run = await this.#run(id);
    if (run.state !== 'queued' || this.#holds(id)) throw notWaiting(run);
    const { config, sealed } = await this.#fullConfig(id);
    if (sealed) throw new InvalidStateError(lostKey, run.state);
    this.#checkLimits(config);
    // Somebody else may have started it while its configuration was read.
    if (this.#holds(id)) throw notWaiting(run);
    this.submit(run, config, { nextSeq: 0, state: null });
    return run;
  }

  async abort(id: string): Promise<RunRecord> {
    const run = await this.#run(id);
    if (finalStates.has(run.state)) {
      throw new InvalidStateError(`The run is over already: it is ${run.state}.`, run.state);
    }
    if (!this.#orchestrator.abort(id) && run.sequence === 0) this.#abortUnstarted(id);
    await this.#ended(id);
    return this.#run(id);
  }

  async control(id: string, command: LoadCommand): Promise<RunRecord> {
    const run = await this.#run(id);
    const answer = this.#orchestrator.command(id, command);
    if (answer.kind === 'refused') throw refusedCommand(answer, run, command);
    return this.#run(id);
  }

  async finishCrawling(id: string): Promise<RunRecord> {
    const run = await this.#run(id);
    if (!this.#orchestrator.finishCrawling(id)) {
      throw new InvalidStateError(`The run does not explore: it is ${run.state}.`, run.state);
    }
    return this.#run(id);
  }

  async delete(id: string): Promise<void> {
    const run = await this.#run(id);
    if (this.#holds(id) || (this.#options.live.feed(id) !== null && run.sequence > 0)) {
      throw new InvalidStateError(
        'The run is under way. Abort it first, then delete it.',
        run.state,
      );
    }
    if (!(await this.#options.ledger.delete(id))) throw new NotFoundError(id);
    this.#options.live.deleted(id);
  }

  async repeat(id: string, { reuseFlows }: { readonly reuseFlows: boolean }): Promise<RunRecord> {
    const run = await this.#run(id);
    const { config, account, sealed } = await this.#fullConfig(id);
    if (sealed) throw new InvalidInputError([{ field: 'credentials', message: lostKey }]);
    if (!reuseFlows) return this.#create({ ...config, flows: null }, run.name, true);
    const flows = await this.#options.archive.flows(id);
    if (flows.length === 0) {
      const message = 'That run has no flows yet. Repeat it with a new crawl.';
      throw new InvalidInputError([{ field: 'reuseFlows', message }]);
    }
    const credentials =
      config.credentials.length > 0 || account === null
        ? config.credentials
        : [{ username: account.username, password: account.password }];
    return this.#create({ ...config, flows, credentials }, run.name, true);
  }

  /** Hands a stored run to the orchestrator, from where its history left it. */
  submit(
    run: RunRecord,
    config: RunConfig,
    history: RunHistory,
    outputs = this.recorder(run, config),
  ): void {
    this.#orchestrator.submit({ id: run.id, config, outputs, history });
  }

  /** Numbers go on from where the record left them. */
  recorder(run: RunRecord, config: RunConfig): RunRecorder {
    const { ledger, live, write } = this.#options;
    return new RunRecorder({
      runId: run.id,
      config,
      sequence: run.sequence,
      write,
      showProgress: (progress) => live.feed(run.id)?.showProgress(progress),
      seal: (id, of, account) => ledger.withAccount(id, of, account),
    });
  }

  /** Stops every run under way, each keeping what it has. */
  abortAll(): void {
    for (const { id } of this.#orchestrator.runs()) this.#orchestrator.abort(id);
  }

  /** Runs under way end as interrupted; those that wait are started by the next server. */
  shutDown(): Promise<void> {
    return this.#orchestrator.shutDown();
  }

  async #create(config: RunConfig, name: string | null, start: boolean): Promise<RunRecord> {
    this.#checkLimits(config);
    const { ledger, live, now } = this.#options;
    const at = now();
    const run = await ledger.create({
      id: newRunId(at, randomBytes(16)),
      name: name?.trim() || new URL(config.url).host,
      config,
      startRequested: start,
      at: new Date(at),
    });
    live.created(run);
    if (start) this.submit(run, config, { nextSeq: 0, state: null });
    return run;
  }

  #checkLimits(config: RunConfig): void {
    const { usersInAll, iterationsPerSecondInAll } = this.#limits;
    const issue = refusal(loadSizeOf(config), this.#limits);
    if (issue !== null) {
      const limit = issue.field === 'users' ? usersInAll : iterationsPerSecondInAll;
      throw new LimitError(`${issue.message} Ask for less.`, limit);
    }
    if (this.#orchestrator.runs().length >= maxWaitingRuns) {
      throw new LimitError(
        `${maxWaitingRuns} runs wait already. Wait until some have ended, or abort some.`,
        maxWaitingRuns,
      );
    }
  }

  #holds(id: string): boolean {
    return this.#orchestrator.runs().some((run) => run.id === id);
  }

  async #run(id: string): Promise<RunRecord> {
    const run = this.#options.live.feed(id)?.record ?? (await this.#options.archive.run(id));
    if (run === null) throw new NotFoundError(id);
    return run;
  }

  async #fullConfig(id: string): Promise<FullConfig> {
    const full = await this.#options.ledger.fullConfig(id);
    if (full === null) throw new NotFoundError(id);
    return full;
  }

  /** A run that was made and never started has no actor to abort. */
  #abortUnstarted(runId: string): void {
    const { now, write } = this.#options;
    const body = { kind: 'state', from: 'queued', to: 'aborted', failure: null } as const;
    write({ kind: 'event', runId, sequence: 1, event: { seq: 0, at: now(), body } });
  }

  /** Resolves when the run's end is stored; not for ever. */
  async #ended(id: string): Promise<void> {
    const signal = AbortSignal.timeout(abortAnswerMs);
    for (;;) {
      const feed = this.#options.live.feed(id);
      if (feed === null || feed.closed || signal.aborted) return;
      await feed.changed(signal);
    }
  }
}

/** Said of a run whose login was sealed with another key. */
export const lostKey =
  'The passwords of this run can’t be read with this server’s key. Create a new run and give the login again.';

function notWaiting(run: RunRecord): InvalidStateError {
  const what = finalStates.has(run.state)
    ? `It is ${run.state}; repeat it for another one.`
    : 'It waits for its turn or is under way.';
  return new InvalidStateError(`The run was started already. ${what}`, run.state);
}
