export type * from './context.ts';
export { createSchema } from './create-schema.ts';
export {
  DatabaseUnreachableError,
  type InputProblem,
  InvalidInputError,
  InvalidStateError,
  LimitError,
  NotFoundError,
} from './errors.ts';
export { costRule } from './limits.ts';
export { pageSizes } from './page-sizes.ts';
