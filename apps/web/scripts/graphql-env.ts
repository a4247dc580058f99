import { readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const schemaFile = new URL('../../../packages/schema/schema.graphql', import.meta.url);
const typesFile = new URL('../src/graphql/graphql-env.d.ts', import.meta.url);

/** The types that gql.tada reads documents by, out of the committed schema. */
export async function printGraphqlEnv(): Promise<string> {
  const schema = buildSchema(await readFile(schemaFile, 'utf8'));
  return outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema)), {
    fileType: '.d.ts',
    shouldPreprocess: true,
  });
}

/** The types as they are committed. */
export function readGraphqlEnv(): Promise<string> {
  return readFile(typesFile, 'utf8');
}

if (import.meta.main) await writeFile(typesFile, await printGraphqlEnv());
