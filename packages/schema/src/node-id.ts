import { GraphQLError } from 'graphql';

/** Ids tell their type by how they begin, so that they stay short in addresses and readable in logs. */
const typenames: Readonly<Record<string, string>> = { run: 'Run' };

/** `run_…` is a Run. Throws for anything else. */
export function decodeNodeId(id: string): { typename: string; id: string } {
  const typename = typenames[id.split('_', 1)[0] ?? ''];
  if (typename === undefined) {
    throw new GraphQLError(`“${id}” is no id of this server. Ids look like run_….`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return { typename, id };
}
