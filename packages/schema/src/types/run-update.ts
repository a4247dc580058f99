import { builder } from '../builder.ts';
import type { RunReader, RunRecord, RunUpdate as RunUpdateModel } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { Flow, flowViews } from './flow.ts';
import { Interval } from './interval.ts';
import { Run } from './run.ts';
import { RunEvent } from './run-event.ts';
import { RunProgress } from './run-progress.ts';
import { Summary } from './summary.ts';

type UpdateOf<Kind extends RunUpdateModel['kind']> = Extract<RunUpdateModel, { kind: Kind }> & {
  readonly runId: string;
};

const EventUpdate = builder.objectRef<UpdateOf<'event'>>('EventUpdate').implement({
  fields: (t) => ({
    sequence: t.exposeInt('sequence'),
    event: t.field({ type: RunEvent, resolve: (update) => update.event }),
    run: t.field({ type: Run, resolve: ({ runId }, _args, { reader }) => runOf(runId, reader) }),
  }),
});

const IntervalUpdate = builder.objectRef<UpdateOf<'interval'>>('IntervalUpdate').implement({
  fields: (t) => ({
    sequence: t.exposeInt('sequence'),
    interval: t.field({
      type: Interval,
      resolve: ({ interval }, _args, { intervalFigures }) => ({
        interval,
        figures: intervalFigures(interval),
      }),
    }),
  }),
});

const ProgressUpdate = builder.objectRef<UpdateOf<'progress'>>('ProgressUpdate').implement({
  fields: (t) => ({
    sequence: t.exposeInt('sequence'),
    progress: t.field({ type: RunProgress, resolve: (update) => update.progress }),
  }),
});

const FlowsUpdate = builder.objectRef<UpdateOf<'flows'>>('FlowsUpdate').implement({
  description: 'Flows were found or proven: the list as it stands.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence'),
    flows: t.field({
      type: [Flow],
      resolve: ({ flows, runId }, _args, { reader }) => flowViews(flows, reader, runId),
    }),
  }),
});

const SummaryUpdate = builder.objectRef<UpdateOf<'summary'>>('SummaryUpdate').implement({
  fields: (t) => ({
    sequence: t.exposeInt('sequence'),
    summary: t.field({ type: Summary, resolve: (update) => update.summary }),
    run: t.field({ type: Run, resolve: ({ runId }, _args, { reader }) => runOf(runId, reader) }),
  }),
});

const byKind = {
  event: EventUpdate,
  interval: IntervalUpdate,
  progress: ProgressUpdate,
  flows: FlowsUpdate,
  summary: SummaryUpdate,
} as const;

const RunUpdate = builder.unionType('RunUpdate', {
  description:
    '`sequence` grows by one within a run over events and intervals together; the others repeat the last number, since skipping one loses nothing.',
  types: [EventUpdate, IntervalUpdate, ProgressUpdate, FlowsUpdate, SummaryUpdate],
  resolveType: (update) => byKind[update.kind],
});

builder.subscriptionField('runUpdates', (t) =>
  t.field({
    type: RunUpdate,
    description:
      'All that happens in a run, in order. Every message carries a sequence number: after a reconnect, give the last one seen and nothing is missed. Ends when the run is over.',
    args: { id: t.arg.id({ required: true }), after: t.arg.int() },
    async subscribe(_root, { id, after }, { live, reader }) {
      await runOf(id, reader);
      return live.runUpdates(id, after ?? null);
    },
    resolve: (update, { id }) => ({ ...update, runId: id }),
  }),
);

/** Throws `NotFoundError`. */
async function runOf(id: string, reader: RunReader): Promise<RunRecord> {
  const run = await reader.run(id);
  if (run === null) throw new NotFoundError(id);
  return run;
}
