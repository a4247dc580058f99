import type { RunEvent as RunEventModel } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { describeEvent, eventLevel } from '../event-words.ts';
import { CapacityLevel } from './capacity.ts';
import { LoadCommand } from './load-control.ts';
import { RunState } from './run-state.ts';
import { ThresholdResult } from './threshold.ts';

const RunEventKind = enumType('RunEventKind', [
  'state',
  'log',
  'crawl-ended-by-hand',
  'flow-found',
  'flow-proven',
  'control',
  'threshold-failed',
  'capacity-level',
]);
const EventLevel = enumType('EventLevel', ['info', 'warning', 'error']);

export const RunEvent = builder.objectRef<RunEventModel>('RunEvent').implement({
  fields: (t) => ({
    seq: t.exposeInt('seq'),
    at: t.field({ type: 'DateTime', resolve: (event) => event.at }),
    kind: t.field({ type: RunEventKind, resolve: ({ body }) => body.kind }),
    message: t.string({ resolve: ({ body }) => describeEvent(body) }),
    level: t.field({ type: EventLevel, resolve: ({ body }) => eventLevel(body) }),
    fromState: t.field({
      type: RunState,
      nullable: true,
      resolve: ({ body }) => (body.kind === 'state' ? body.from : null),
    }),
    toState: t.field({
      type: RunState,
      nullable: true,
      resolve: ({ body }) => (body.kind === 'state' ? body.to : null),
    }),
    flowId: t.id({
      nullable: true,
      resolve: ({ body }) => ('flowId' in body ? body.flowId : null),
    }),
    verified: t.boolean({
      nullable: true,
      resolve: ({ body }) => (body.kind === 'flow-proven' ? body.verified : null),
    }),
    command: t.field({
      type: LoadCommand,
      nullable: true,
      resolve: ({ body }) => (body.kind === 'control' ? body.command : null),
    }),
    threshold: t.field({
      type: ThresholdResult,
      nullable: true,
      resolve: ({ body }) => (body.kind === 'threshold-failed' ? body.result : null),
    }),
    capacityLevel: t.field({
      type: CapacityLevel,
      nullable: true,
      resolve: ({ body }) => (body.kind === 'capacity-level' ? body.level : null),
    }),
  }),
});
