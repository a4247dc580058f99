import type { LoadCommand } from '@flowload/engine/model/control.ts';
import { builder } from '../builder.ts';
import { InvalidInputError, InvalidStateError, NotFoundError } from '../errors.ts';
import { Run } from './run.ts';

builder.mutationField('adjustLoad', (t) =>
  t.field({
    type: Run,
    description:
      'More or fewer users, or iterations started a second where the scenario has a rate, until the scenario’s end. Only while the run is loading.',
    args: {
      id: t.arg.id({ required: true }),
      to: t.arg.float({ required: true }),
      scenario: t.arg.string({ description: 'Left out, all scenarios are scaled alike.' }),
    },
    errors: {
      types: [NotFoundError, InvalidStateError, InvalidInputError],
      union: { name: 'AdjustLoadResult' },
    },
    resolve: (_root, { id, to, scenario }, { commands }) =>
      commands.control(id, { kind: 'scale', scenario: scenario ?? null, to }),
  }),
);

/** A command of the load that needs no more than the run. */
function loadCommandField(name: string, command: LoadCommand, description: string): void {
  builder.mutationField(name, (t) =>
    t.field({
      type: Run,
      description,
      args: { id: t.arg.id({ required: true }) },
      errors: {
        types: [NotFoundError, InvalidStateError],
        union: { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}Result` },
      },
      resolve: (_root, { id }, { commands }) => commands.control(id, command),
    }),
  );
}

loadCommandField(
  'pauseLoad',
  { kind: 'pause' },
  'No iteration starts until the load is resumed; those under way go on to their end.',
);
loadCommandField('resumeLoad', { kind: 'resume' }, 'Goes on where the load was paused.');
loadCommandField(
  'stopLoad',
  { kind: 'stop' },
  'Ends the load gently: iterations under way may end, then the run is summarised and judged.',
);

builder.mutationField('finishCrawling', (t) =>
  t.field({
    type: Run,
    description: 'Ends the exploration now and goes on with what was found.',
    args: { id: t.arg.id({ required: true }) },
    errors: {
      types: [NotFoundError, InvalidStateError],
      union: { name: 'FinishCrawlingResult' },
    },
    resolve: (_root, { id }, { commands }) => commands.finishCrawling(id),
  }),
);
