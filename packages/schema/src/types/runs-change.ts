import { builder } from '../builder.ts';
import type { RunsChange as RunsChangeModel } from '../context.ts';
import { enumType } from '../enum-type.ts';
import { Run } from './run.ts';

const RunsChangeKind = enumType('RunsChangeKind', ['created', 'updated', 'deleted']);

const RunsChange = builder.objectRef<RunsChangeModel>('RunsChange').implement({
  fields: (t) => ({
    kind: t.field({ type: RunsChangeKind, resolve: (change) => change.kind }),
    id: t.exposeID('id'),
    run: t.field({
      type: Run,
      nullable: true,
      resolve: ({ kind, id }, _args, { reader }) => (kind === 'deleted' ? null : reader.run(id)),
    }),
  }),
});

builder.subscriptionField('runsChanged', (t) =>
  t.field({
    type: RunsChange,
    description: 'Runs that begin, change state or go away, for lists.',
    subscribe: (_root, _args, { live }) => live.runsChanged(),
    resolve: (change) => change,
  }),
);
