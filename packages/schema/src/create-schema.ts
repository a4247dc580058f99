import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './types/date-time.ts';
import './types/user-error.ts';
import './types/run.ts';
import './types/run-commands.ts';
import './types/load-commands.ts';
import './types/run-update.ts';
import './types/runs-change.ts';
import './types/server-info.ts';

/** The whole API. It reads and does nothing by itself: everything comes from the context's ports. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}
