import type { ValueFidelity } from '@flowload/engine/model/fidelity.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

export const VariableOrigin = enumType('VariableOrigin', ['extracted', 'generated', 'credential']);

export const Variable = builder.objectRef<ValueFidelity>('Variable').implement({
  description: 'Where a dynamic value comes from.',
  fields: (t) => ({
    name: t.exposeString('variable'),
    origin: t.field({ type: VariableOrigin, resolve: (variable) => variable.origin }),
    description: t.exposeString('source', {
      description: 'In words: "form field csrf_token of GET /login".',
    }),
    confidence: t.float({
      nullable: true,
      resolve: ({ evidence }) => evidence?.confidence ?? null,
    }),
    ambiguity: t.string({
      nullable: true,
      resolve: ({ evidence }) => evidence?.ambiguity ?? null,
    }),
  }),
});
