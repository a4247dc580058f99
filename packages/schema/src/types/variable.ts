import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import type { VariableView } from '../variables.ts';

const VariableOrigin = enumType('VariableOrigin', ['extracted', 'generated', 'credential']);

export const Variable = builder.objectRef<VariableView>('Variable').implement({
  description: 'Where a dynamic value comes from.',
  fields: (t) => ({
    name: t.exposeString('name'),
    origin: t.field({ type: VariableOrigin, resolve: (variable) => variable.origin }),
    description: t.exposeString('description', {
      description: 'In words: "form field csrf_token of GET /login".',
    }),
    confidence: t.exposeFloat('confidence', { nullable: true }),
    ambiguity: t.exposeString('ambiguity', { nullable: true }),
  }),
});
