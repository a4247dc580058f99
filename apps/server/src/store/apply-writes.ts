import { finalStates, type RunEvent } from '@flowload/engine/model/run.ts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FlowRow } from './entities/flow.ts';
import { IntervalRow } from './entities/interval.ts';
import { MetricsSummary } from './entities/metrics-summary.ts';
import { RunEventRow } from './entities/run-event.ts';
import { SiteGraphRow } from './entities/site-graph.ts';
import { StepRow } from './entities/step.ts';
import { TestRun } from './entities/test-run.ts';
import { eventRow, flowRows, intervalRow, stepFigures, stepRows, summaryRow } from './rows.ts';
import { type RunWrite, withoutSuperseded } from './run-write.ts';

/**
 * Writes a batch, within the caller's transaction. Doing it twice changes nothing: when the
 * connection breaks during the commit nobody knows whether it happened, and it is done again.
 */
export async function applyWrites(em: EntityManager, batch: readonly RunWrite[]): Promise<void> {
  await insertEvents(em, batch);
  await insertIntervals(em, batch);
  for (const write of withoutSuperseded(batch)) await apply(em, write);
  for (const [id, sequence] of lastSequences(batch)) {
    await em.nativeUpdate(TestRun, { id }, { sequence });
  }
}

async function insertEvents(em: EntityManager, batch: readonly RunWrite[]): Promise<void> {
  const rows = batch.flatMap((write) =>
    write.kind === 'event' ? [eventRow(write.runId, write.sequence, write.event)] : [],
  );
  if (rows.length === 0) return;
  const insert = em.createQueryBuilder(RunEventRow).insert(rows);
  await insert.onConflict(['run', 'seq']).ignore().execute();
}

async function insertIntervals(em: EntityManager, batch: readonly RunWrite[]): Promise<void> {
  const rows = batch.flatMap((write) =>
    write.kind === 'interval' ? [intervalRow(write.runId, write.sequence, write.interval)] : [],
  );
  if (rows.length === 0) return;
  const insert = em.createQueryBuilder(IntervalRow).insert(rows);
  await insert.onConflict(['run', 'seq']).ignore().execute();
}

/** What a write changes besides its own row in a list. */
async function apply(em: EntityManager, write: RunWrite): Promise<void> {
  const { runId } = write;
  switch (write.kind) {
    case 'event':
      await applyState(em, runId, write.event);
      break;
    case 'interval':
      break;
    case 'graph':
      await em
        .createQueryBuilder(SiteGraphRow)
        .insert({ run: runId, graph: write.graph })
        .onConflict('run')
        .merge()
        .execute();
      if (write.secrets !== null) {
        await em.nativeUpdate(TestRun, { id: runId }, { secrets: write.secrets });
      }
      break;
    case 'flows':
      await em.nativeDelete(FlowRow, { run: runId });
      await em.nativeDelete(StepRow, { run: runId });
      await em.insertMany(FlowRow, flowRows(runId, write.flows));
      await em.insertMany(StepRow, stepRows(runId, write.flows));
      break;
    case 'summary':
      await applySummary(em, write);
      break;
  }
}

async function applyState(em: EntityManager, id: string, { at, body }: RunEvent): Promise<void> {
  if (body.kind !== 'state') return;
  const final = finalStates.has(body.to);
  await em.nativeUpdate(
    TestRun,
    { id },
    {
      state: body.to,
      failure: body.failure,
      ...(body.to === 'queued' && { startRequested: true }),
      ...(final && { endedAt: new Date(at) }),
    },
  );
  if (!final && body.to !== 'queued') {
    await em.nativeUpdate(TestRun, { id, startedAt: null }, { startedAt: new Date(at) });
  }
}

async function applySummary(
  em: EntityManager,
  { runId, summary }: Extract<RunWrite, { kind: 'summary' }>,
): Promise<void> {
  await em
    .createQueryBuilder(MetricsSummary)
    .insert(summaryRow(runId, summary))
    .onConflict('run')
    .merge()
    .execute();
  await em.nativeUpdate(TestRun, { id: runId }, { verdict: summary.verdict });
  for (const figures of summary.steps) {
    const { flowId, stepId } = figures.key;
    if (flowId === null || stepId === null) continue;
    await em.nativeUpdate(StepRow, { run: runId, flowId, id: stepId }, stepFigures(figures));
  }
}

function lastSequences(batch: readonly RunWrite[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const write of batch) {
    if (write.kind === 'event' || write.kind === 'interval') last.set(write.runId, write.sequence);
  }
  return last;
}
