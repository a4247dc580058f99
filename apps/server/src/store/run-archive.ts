import type { Flow } from '@flowload/engine/model/flow.ts';
import type { CapacityLevel, Interval, Summary } from '@flowload/engine/model/metrics.ts';
import { finalStates, type RunEvent, type RunState } from '@flowload/engine/model/run.ts';
import type { SiteGraph } from '@flowload/engine/model/site-graph.ts';
import type { IntervalRange, Page, PageRequest, RunFilter, RunRecord } from '@flowload/schema';
import type { EntityManager, FilterQuery, InferEntity } from '@mikro-orm/postgresql';
import type { Database } from './database.ts';
import { FlowRow } from './entities/flow.ts';
import { IntervalRow } from './entities/interval.ts';
import { MetricsSummary } from './entities/metrics-summary.ts';
import { RunEventRow } from './entities/run-event.ts';
import { SiteGraphRow } from './entities/site-graph.ts';
import { TestRun } from './entities/test-run.ts';
import { keysetPage } from './keyset-page.ts';
import { currentSummary } from './older/older-figures.ts';
import { toEvent, toInterval, toRunRecord } from './rows.ts';

/** An event or an interval at its place in a run's update sequence. */
export type SequencedUpdate =
  | { readonly kind: 'event'; readonly sequence: number; readonly event: RunEvent }
  | { readonly kind: 'interval'; readonly sequence: number; readonly interval: Interval };

const light = { disableIdentityMap: true } as const;
const wholeInterval = ['parts', 'examples'] as const;

/** Reads runs out of the database. Every method throws `DatabaseUnreachableError` when it does not answer. */
export class RunArchive {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  run(id: string): Promise<RunRecord | null> {
    return this.#read(async (em) => {
      const row = await em.findOne(TestRun, { id }, light);
      return row === null ? null : toRunRecord(row);
    });
  }

  runs(filter: RunFilter, page: PageRequest): Promise<Page<RunRecord>> {
    const forward = page.direction === 'forward';
    return this.#read(async (em) => {
      const rows = await em.find(
        TestRun,
        {
          $and: [
            toWhere(filter),
            page.after === null ? {} : { id: { $lt: page.after } },
            page.before === null ? {} : { id: { $gt: page.before } },
          ],
        },
        { ...light, orderBy: { id: forward ? 'desc' : 'asc' }, limit: page.limit + 1 },
      );
      return keysetPage(rows, page, (row) => ({ cursor: row.id, node: toRunRecord(row) }));
    });
  }

  countRuns(filter: RunFilter): Promise<number> {
    return this.#read((em) => em.count(TestRun, toWhere(filter)));
  }

  /** Those that have not ended, oldest first. */
  unfinished(): Promise<readonly { readonly run: RunRecord; readonly startRequested: boolean }[]> {
    const ended = [...finalStates] satisfies RunState[];
    return this.#read(async (em) => {
      const rows = await em.find(
        TestRun,
        { state: { $nin: ended } },
        { ...light, orderBy: { id: 'asc' } },
      );
      return rows.map((row) => ({ run: toRunRecord(row), startRequested: row.startRequested }));
    });
  }

  siteGraph(runId: string): Promise<SiteGraph | null> {
    return this.#read(async (em) => {
      const row = await em.findOne(SiteGraphRow, { run: runId }, light);
      return row?.graph ?? null;
    });
  }

  async flows(runId: string): Promise<readonly Flow[]> {
    return (await this.flowsOf([runId])).get(runId) ?? [];
  }

  /** By run, in their order; runs without any are left out. */
  flowsOf(runIds: readonly string[]): Promise<ReadonlyMap<string, readonly Flow[]>> {
    return this.#read(async (em) => {
      const where = { run: { $in: [...runIds] } };
      const rows = await em.find(FlowRow, where, { ...light, orderBy: { position: 'asc' } });
      const byRun = Map.groupBy(rows, ({ run }) => run);
      return new Map([...byRun].map(([run, own]) => [run, own.map((row) => row.definition)]));
    });
  }

  events(runId: string, page: PageRequest): Promise<Page<RunEvent>> {
    const forward = page.direction === 'forward';
    return this.#read(async (em) => {
      const rows = await em.find(
        RunEventRow,
        {
          run: runId,
          $and: [
            page.after === null ? {} : { seq: { $gt: toSeq(page.after, -1) } },
            page.before === null ? {} : { seq: { $lt: toSeq(page.before, maxSeq) } },
          ],
        },
        { ...light, orderBy: { seq: forward ? 'asc' : 'desc' }, limit: page.limit + 1 },
      );
      return keysetPage(rows, page, (row) => ({ cursor: String(row.seq), node: toEvent(row) }));
    });
  }

  /** Those of a capacity search that were decided, in the order they were tried. */
  capacityLevels(runId: string): Promise<readonly CapacityLevel[]> {
    return this.#read(async (em) => {
      const where = { run: runId, kind: 'capacity-level' };
      const rows = await em.find(RunEventRow, where, { ...light, orderBy: { seq: 'asc' } });
      return rows.flatMap(({ body }) => (body.kind === 'capacity-level' ? [body.level] : []));
    });
  }

  /** Sequence number that the run's next event gets. */
  nextEventSeq(runId: string): Promise<number> {
    return this.#read(async (em) => {
      const last = await em.findOne(
        RunEventRow,
        { run: runId },
        { ...light, orderBy: { seq: 'desc' } },
      );
      return last === null ? 0 : last.seq + 1;
    });
  }

  intervals(runId: string, range: IntervalRange): Promise<readonly Interval[]> {
    const where = { run: runId, seq: { $gte: range.fromSeq } };
    const options = { ...light, orderBy: { seq: 'asc' }, limit: range.first } as const;
    return this.#read(async (em) => {
      const populate = range.totalOnly ? [] : wholeInterval;
      return (await em.find(IntervalRow, where, { ...options, populate })).map(toInterval);
    });
  }

  /** The next events and intervals after a place in the update sequence, in order. */
  updatesAfter(runId: string, after: number, limit: number): Promise<readonly SequencedUpdate[]> {
    const where = { run: runId, sequence: { $gt: after } };
    const options = { ...light, orderBy: { sequence: 'asc' }, limit } as const;
    return this.#read(async (em) => {
      const events = await em.find(RunEventRow, where, options);
      const intervals = await em.find(IntervalRow, where, { ...options, populate: wholeInterval });
      const updates: SequencedUpdate[] = [
        ...events.map(
          (row) => ({ kind: 'event', sequence: row.sequence, event: toEvent(row) }) as const,
        ),
        ...intervals.map(
          (row) =>
            ({ kind: 'interval', sequence: row.sequence, interval: toInterval(row) }) as const,
        ),
      ];
      return updates.sort((a, b) => a.sequence - b.sequence).slice(0, limit);
    });
  }

  /** By run; runs without one are left out. */
  summaries(runIds: readonly string[]): Promise<ReadonlyMap<string, Summary>> {
    return this.#read(async (em) => {
      const rows = await em.find(MetricsSummary, { run: { $in: [...runIds] } }, light);
      return new Map(rows.map((row) => [row.run, currentSummary(row.body)]));
    });
  }

  #read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.#database.read(work);
  }
}

const maxSeq = 2 ** 31 - 1;

function toSeq(cursor: string, otherwise: number): number {
  const seq = Number(cursor);
  return Number.isInteger(seq) && Math.abs(seq) <= maxSeq ? seq : otherwise;
}

function toWhere(filter: RunFilter): FilterQuery<InferEntity<typeof TestRun>> {
  const { states, verdict, search, createdAfter, createdBefore } = filter;
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return {
    $and: [
      states === null ? {} : { state: { $in: [...states] } },
      verdict === null ? {} : { verdict },
      pattern === null
        ? {}
        : { $or: [{ name: { $ilike: pattern } }, { url: { $ilike: pattern } }] },
      createdAfter === null ? {} : { createdAt: { $gt: createdAfter } },
      createdBefore === null ? {} : { createdAt: { $lt: createdBefore } },
    ],
  };
}
