import { expect, it } from 'vitest';
import { printGraphqlEnv, readGraphqlEnv } from '../../scripts/graphql-env.ts';

it('has types of the committed schema (npm run graphql-env -w @flowload/web)', async () => {
  expect(await readGraphqlEnv()).toBe(await printGraphqlEnv());
});
