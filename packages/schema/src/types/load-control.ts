import type { LoadCommand as LoadCommandModel } from '@flowload/engine/model/control.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

export const LoadControl = enumType('LoadControl', ['running', 'paused', 'stopping']);

const LoadCommandKind = enumType('LoadCommandKind', ['scale', 'pause', 'resume', 'stop']);

export const LoadCommand = builder.objectRef<LoadCommandModel>('LoadCommand').implement({
  description: 'What a load was told while it ran.',
  fields: (t) => ({
    kind: t.field({ type: LoadCommandKind, resolve: ({ kind }) => kind }),
    scenario: t.string({
      nullable: true,
      description: 'The scenario that was scaled; null for all of them.',
      resolve: (command) => (command.kind === 'scale' ? command.scenario : null),
    }),
    to: t.float({
      nullable: true,
      description: 'Users, or iterations started a second.',
      resolve: (command) => (command.kind === 'scale' ? command.to : null),
    }),
  }),
});
