import { builder } from '../builder.ts';
import {
  type InputProblem,
  InvalidInputError,
  InvalidStateError,
  LimitError,
  NotFoundError,
} from '../errors.ts';
import { RunState } from './run-state.ts';

const UserError = builder.interfaceRef<Error>('UserError').implement({
  description: 'Every error carries one sentence that says what to do.',
  fields: (t) => ({ message: t.exposeString('message') }),
});

const Problem = builder.objectRef<InputProblem>('InputProblem').implement({
  fields: (t) => ({
    field: t.exposeString('field'),
    message: t.exposeString('message'),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  interfaces: [UserError],
  fields: (t) => ({
    problems: t.field({ type: [Problem], resolve: (error) => error.problems }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  interfaces: [UserError],
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.objectType(InvalidStateError, {
  name: 'InvalidStateError',
  interfaces: [UserError],
  fields: (t) => ({
    state: t.field({ type: RunState, resolve: (error) => error.state }),
  }),
});

builder.objectType(LimitError, {
  name: 'LimitError',
  interfaces: [UserError],
  fields: (t) => ({ limit: t.exposeInt('limit') }),
});
