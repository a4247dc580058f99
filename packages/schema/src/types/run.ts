import { finalStates } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';
import { checkedSize, connectionOf, listCost, pageRequest, pageSize } from '../connection.ts';
import type { RunFilter as RunFilterShape, RunRecord } from '../context.ts';
import { asksForAny } from '../look-ahead.ts';
import { pageSizes } from '../page-sizes.ts';
import { Coverage } from './coverage.ts';
import { Flow, flowViews } from './flow.ts';
import { Interval } from './interval.ts';
import { RunConfig } from './run-config.ts';
import { RunEvent } from './run-event.ts';
import { RunFailure } from './run-failure.ts';
import { RunProgress } from './run-progress.ts';
import { RunState } from './run-state.ts';
import { SiteGraph } from './site-graph.ts';
import { Step } from './step.ts';
import { Summary } from './summary.ts';
import { Verdict } from './verdict.ts';

export const Run = builder.objectRef<RunRecord>('Run');

builder.node(Run, {
  id: { resolve: (run) => run.id },
  loadOne: (id, { reader }) => reader.run(id),
  fields: (t) => ({
    name: t.exposeString('name'),
    state: t.field({ type: RunState, resolve: (run) => run.state }),
    active: t.boolean({
      description: 'False in the four final states.',
      resolve: (run) => !finalStates.has(run.state),
    }),
    verdict: t.field({ type: Verdict, nullable: true, resolve: (run) => run.verdict }),
    failure: t.field({ type: RunFailure, nullable: true, resolve: (run) => run.failure }),
    config: t.field({ type: RunConfig, resolve: (run) => run.config }),
    createdAt: t.field({ type: 'DateTime', resolve: (run) => run.createdAt }),
    startedAt: t.field({ type: 'DateTime', nullable: true, resolve: (run) => run.startedAt }),
    endedAt: t.field({ type: 'DateTime', nullable: true, resolve: (run) => run.endedAt }),
    progress: t.field({
      type: RunProgress,
      nullable: true,
      description: 'Where the run is now; null when it is not active.',
      resolve: (run, _args, { live }) => live.progress(run.id),
    }),
    sequence: t.exposeInt('sequence', {
      description: 'The number to resume `runUpdates` from after this snapshot.',
    }),
    siteGraph: t.field({
      type: SiteGraph,
      nullable: true,
      resolve: (run, _args, { reader }) => reader.siteGraph(run.id),
    }),
    coverage: t.field({
      type: Coverage,
      nullable: true,
      description: 'Null without a crawl, or when its journeys were not kept.',
      async resolve(run, _args, { reader, coverageOf }) {
        const [graph, flows] = await Promise.all([reader.siteGraph(run.id), reader.flows(run.id)]);
        return graph === null ? null : coverageOf(graph, flows, run.config.crawl);
      },
    }),
    flows: t.field({
      type: [Flow],
      resolve: async (run, _args, { reader }) =>
        flowViews(await reader.flows(run.id), reader, run.id),
    }),
    flow: t.field({
      type: Flow,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      async resolve(run, { id }, { reader }) {
        const wanted = (await reader.flows(run.id)).filter((flow) => flow.id === id);
        return flowViews(wanted, reader, run.id)[0] ?? null;
      },
    }),
    steps: t.field({
      type: [Step],
      description: 'Steps of the flows, in order, with their figures once there are some.',
      complexity: { field: 1, multiplier: 30 },
      args: { flowId: t.arg.id() },
      async resolve(run, { flowId }, { reader }) {
        const flows = flowViews(await reader.flows(run.id), reader, run.id);
        const wanted = flowId ? flows.filter(({ flow }) => flow.id === flowId) : flows;
        return wanted.flatMap(({ flow, summary }) =>
          flow.steps.map((step) => ({ flow, step, summary })),
        );
      },
    }),
    events: t.connection(
      {
        type: RunEvent,
        description: `In the order they happened; ${pageSizes.events.standard} unless told, ${pageSizes.events.most} at most.`,
        complexity: (args) => listCost(pageSize(args, pageSizes.events.standard)),
        resolve: async (run, args, { reader }) =>
          connectionOf(await reader.events(run.id, pageRequest(args, pageSizes.events))),
      },
      { name: 'RunEventConnection', fields: () => ({}) },
      { name: 'RunEventEdge' },
    ),
    intervals: t.field({
      type: [Interval],
      description: `From the interval \`fromSeq\` on; ${pageSizes.intervals.standard} unless told, ${pageSizes.intervals.most} at most.`,
      args: { fromSeq: t.arg.int(), first: t.arg.int() },
      complexity: ({ first }) => listCost(first ?? pageSizes.intervals.standard),
      async resolve(run, { fromSeq, first }, { reader, intervalFigures }, info) {
        const intervals = await reader.intervals(run.id, {
          fromSeq: fromSeq ?? 0,
          first: checkedSize(first ?? pageSizes.intervals.standard, pageSizes.intervals.most),
          totalOnly: !asksForAny(info, ['scenarios', 'flows', 'steps']),
        });
        return intervals.map((interval) => ({ interval, figures: intervalFigures(interval) }));
      },
    }),
    summary: t.field({
      type: Summary,
      nullable: true,
      resolve: (run, _args, { reader }) => reader.summary(run.id),
    }),
    flowFile: t.string({
      nullable: true,
      description: 'The text of flows.json; null before flows are known.',
      resolve: (run, _args, { reader }) => reader.flowFile(run.id),
    }),
  }),
});

const RunFilter = builder.inputType('RunFilter', {
  fields: (t) => ({
    states: t.field({ type: [RunState] }),
    verdict: t.field({ type: Verdict }),
    search: t.string({ description: 'Part of the URL or the name.' }),
    createdAfter: t.field({ type: 'DateTime' }),
    createdBefore: t.field({ type: 'DateTime' }),
  }),
});

builder.queryField('run', (t) =>
  t.field({
    type: Run,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { reader }) => reader.run(id),
  }),
);

builder.queryField('runs', (t) =>
  t.connection(
    {
      type: Run,
      description: `Newest first; ${pageSizes.runs.standard} unless told, ${pageSizes.runs.most} at most.`,
      args: { filter: t.arg({ type: RunFilter }) },
      complexity: (args) => listCost(pageSize(args, pageSizes.runs.standard)),
      async resolve(_root, args, { reader }) {
        const filter = toFilter(args.filter);
        const page = await reader.runs(filter, pageRequest(args, pageSizes.runs));
        return { ...connectionOf(page), filter };
      },
    },
    {
      name: 'RunConnection',
      fields: (field) => ({
        totalCount: field.int({
          resolve: ({ filter }, _args, { reader }) => reader.countRuns(filter),
        }),
      }),
    },
    { name: 'RunEdge' },
  ),
);

function toFilter(input: typeof RunFilter.$inferInput | null | undefined): RunFilterShape {
  return {
    states: input?.states ?? null,
    verdict: input?.verdict ?? null,
    search: input?.search ?? null,
    createdAfter: input?.createdAfter ?? null,
    createdBefore: input?.createdBefore ?? null,
  };
}
