import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type execute, GraphQLError, type subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { GraphqlServer } from './graphql.ts';

/** Subscriptions and queries over WebSockets, by the graphql-transport-ws protocol. */
export interface GraphqlSocket {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

const maxMessageBytes = 16 * 1024 * 1024;
const pingMs = 12_000;
/** Operations under way at once over one socket; the dashboard has three. */
const maxOperations = 50;

interface Operation extends ExecutionArgs {
  readonly rootValue: {
    readonly execute: typeof execute;
    readonly subscribe: typeof subscribe;
  };
}

/** Runs every operation through the HTTP server's own pipeline, so that limits and masking are the same. */
export function createGraphqlSocket(graphql: GraphqlServer): GraphqlSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const server = useServer(
    {
      execute: (args) => (args as Operation).rootValue.execute(args),
      subscribe: (args) => (args as Operation).rootValue.subscribe(args),
      async onSubscribe(ctx, _id, params) {
        const enveloped = graphql.getEnveloped({
          ...ctx,
          req: ctx.extra.request,
          socket: ctx.extra.socket,
          params,
        });
        const { schema, execute, subscribe, contextFactory, parse, validate } = enveloped;
        const document = parse(params.query);
        const errors = validate(schema, document);
        if (errors.length > 0) return errors;
        if (Object.keys(ctx.subscriptions).length > maxOperations) return [tooMany()];
        return {
          schema,
          document,
          operationName: params.operationName ?? null,
          variableValues: params.variables ?? null,
          contextValue: await contextFactory(),
          rootValue: { execute, subscribe },
        };
      },
    },
    sockets,
    pingMs,
  );
  return {
    upgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
    },
    async close() {
      await server.dispose();
    },
  };
}

function tooMany(): GraphQLError {
  return new GraphQLError(
    `Over one socket ${maxOperations} operations can be under way at once: end some, or open another socket.`,
    { extensions: { code: 'TOO_MANY_OPERATIONS', limit: maxOperations } },
  );
}
