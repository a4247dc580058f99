import type { RunEvent as RunEventModel } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { describeEvent, eventLevel } from '../event-words.ts';
import { RunState } from './run-state.ts';

const RunEventKind = enumType('RunEventKind', ['state', 'log', 'flow-found', 'flow-proven']);
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
  }),
});
