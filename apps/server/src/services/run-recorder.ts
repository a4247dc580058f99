import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Interval, Summary } from '@flowload/engine/model/metrics.ts';
import type { RunConfig, RunEvent, RunOutputs, RunProgress } from '@flowload/engine/model/run.ts';
import type { Account, SiteGraph } from '@flowload/engine/model/site-graph.ts';
import type { RunWrite } from '../store/run-write.ts';

export interface RunRecorderOptions {
  readonly runId: string;
  readonly config: RunConfig;
  /** Last number of the run's update sequence so far. */
  readonly sequence: number;
  write(write: RunWrite): void;
  showProgress(progress: RunProgress): void;
  seal(runId: string, config: RunConfig, account: Account): Buffer;
}

/** Takes what a run hands out, numbers events and intervals in one sequence, and passes it on to the store. Never throws and never waits. */
export class RunRecorder implements RunOutputs {
  readonly #options: RunRecorderOptions;
  #sequence: number;

  constructor(options: RunRecorderOptions) {
    this.#options = options;
    this.#sequence = options.sequence;
  }

  event(event: RunEvent): void {
    const { runId, write } = this.#options;
    this.#sequence += 1;
    write({ kind: 'event', runId, sequence: this.#sequence, event });
  }

  interval(interval: Interval): void {
    const { runId, write } = this.#options;
    this.#sequence += 1;
    write({ kind: 'interval', runId, sequence: this.#sequence, interval });
  }

  progress(progress: RunProgress): void {
    this.#options.showProgress(progress);
  }

  /** The account's password goes to the secrets and not into the graph. */
  graph(graph: SiteGraph): void {
    const { runId, config, seal, write } = this.#options;
    const secrets = graph.account === null ? null : seal(runId, config, graph.account);
    write({ kind: 'graph', runId, graph: { ...graph, account: null }, secrets });
  }

  flows(flows: readonly Flow[]): void {
    const { runId, write } = this.#options;
    write({ kind: 'flows', runId, flows });
  }

  summary(summary: Summary): void {
    const { runId, write } = this.#options;
    write({ kind: 'summary', runId, summary });
  }
}
