import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  costRule,
  createSchema,
  DatabaseUnreachableError,
  InvalidStateError,
  NotFoundError,
  type SchemaContext,
} from '@flowload/schema';
import { GraphQLError, parse } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Log } from '../log.ts';

export const graphqlPath = '/graphql';

/** A flow file may come with a mutation. */
const maxBodyBytes = 16 * 1024 * 1024;
const maxTokens = 5_000;

interface NodeContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

export type GraphqlServer = YogaServerInstance<NodeContext, SchemaContext>;

/** The API over HTTP; graphql-socket.ts puts the same over WebSockets. */
export function createGraphqlServer(context: SchemaContext, log: Log): GraphqlServer {
  return createYoga<NodeContext, SchemaContext>({
    schema: createSchema(),
    context: () => context,
    graphqlEndpoint: graphqlPath,
    landingPage: false,
    graphiql: false,
    cors: false,
    multipart: false,
    maxRequestBodySize: maxBodyBytes,
    logging: false,
    // What a query may cost depends on its variables, so one validation can't stand for all.
    parserAndValidationCache: { validationCache: false },
    maskedErrors: { maskError: (error) => shownError(error, log) },
    plugins: [limits()],
  });
}

function limits(): Plugin {
  return {
    onParse: ({ setParseFn }) => {
      setParseFn((source, options) => parse(source, { ...options, maxTokens }));
    },
    onValidate({ addValidationRule, context }) {
      const { params } = context as {
        params?: { variables?: Record<string, unknown>; operationName?: string };
      };
      addValidationRule(
        costRule({
          context,
          variables: params?.variables ?? {},
          operationName: params?.operationName ?? null,
        }),
      );
    },
  };
}

/** What a client may know of an error. Our own bugs are told in the log and not to the world. */
function shownError(error: unknown, log: Log): Error {
  if (!(error instanceof GraphQLError)) return hidden(error, log);
  const { originalError } = error;
  if (originalError === undefined || originalError instanceof GraphQLError) return error;
  const code = codeOf(originalError);
  if (code === null) return hidden(originalError, log, error);
  return new GraphQLError(originalError.message, {
    ...place(error),
    originalError,
    extensions: { code },
  });
}

function codeOf(error: Error): string | null {
  if (error instanceof DatabaseUnreachableError) return 'DATABASE_UNREACHABLE';
  if (error instanceof NotFoundError) return 'NOT_FOUND';
  if (error instanceof InvalidStateError) return 'INVALID_STATE';
  return null;
}

function hidden(error: unknown, log: Log, at?: GraphQLError): GraphQLError {
  log.error('A request failed inside FlowLoad.', error);
  return new GraphQLError('FlowLoad itself failed at this. Its log says why.', {
    ...(at && place(at)),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}

function place({ nodes, path }: GraphQLError) {
  return { nodes: nodes ?? null, path: path ?? null };
}
