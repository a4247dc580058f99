import { builder } from '../builder.ts';
import { InvalidInputError, InvalidStateError, LimitError, NotFoundError } from '../errors.ts';
import { CreateRunInput, toCreateRun } from './create-run-input.ts';
import { Run } from './run.ts';

const DeletedRun = builder.objectRef<{ readonly id: string }>('DeletedRun').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationField('createRun', (t) =>
  t.field({
    type: Run,
    description: 'Creates a run and starts it, unless `start` is false.',
    args: { input: t.arg({ type: CreateRunInput, required: true }) },
    errors: { types: [InvalidInputError, LimitError], union: { name: 'CreateRunResult' } },
    resolve: (_root, { input }, { commands }) => commands.create(toCreateRun(input)),
  }),
);

builder.mutationField('startRun', (t) =>
  t.field({
    type: Run,
    args: { id: t.arg.id({ required: true }) },
    errors: {
      types: [NotFoundError, InvalidStateError, LimitError],
      union: { name: 'StartRunResult' },
    },
    resolve: (_root, { id }, { commands }) => commands.start(id),
  }),
);

builder.mutationField('abortRun', (t) =>
  t.field({
    type: Run,
    description: 'Stops a run in any active state; what was measured is kept.',
    args: { id: t.arg.id({ required: true }) },
    errors: { types: [NotFoundError, InvalidStateError], union: { name: 'AbortRunResult' } },
    resolve: (_root, { id }, { commands }) => commands.abort(id),
  }),
);

builder.mutationField('deleteRun', (t) =>
  t.field({
    type: DeletedRun,
    args: { id: t.arg.id({ required: true }) },
    errors: { types: [NotFoundError, InvalidStateError], union: { name: 'DeleteRunResult' } },
    async resolve(_root, { id }, { commands }) {
      await commands.delete(id);
      return { id };
    },
  }),
);

builder.mutationField('repeatRun', (t) =>
  t.field({
    type: Run,
    description:
      'A new run with the configuration of an earlier one; `reuseFlows` skips the crawl and takes its flows.',
    args: {
      id: t.arg.id({ required: true }),
      reuseFlows: t.arg.boolean({ required: true, defaultValue: false }),
    },
    errors: {
      types: [NotFoundError, InvalidInputError, LimitError],
      union: { name: 'RepeatRunResult' },
    },
    resolve: (_root, { id, reuseFlows }, { commands }) => commands.repeat(id, { reuseFlows }),
  }),
);
