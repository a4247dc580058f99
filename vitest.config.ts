import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**'];

/** The libraries load graphql's CommonJS build; a second copy of it beside them would not know their types. */
const resolve = {
  alias: [
    {
      find: /^graphql$/,
      replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)),
    },
  ],
};

/**
 * Three kinds of test. Unit tests stand beside the code. Integration and e2e tests use a real browser, a real
 * Postgres and real load, so their files run one after another and get the time that a busy two-core machine needs,
 * and a second try, which the report tells.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [
            'packages/**/src/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'test/demo-app/**/*.test.ts',
            'test/apps/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/boundaries/**/*.test.ts',
          ],
          exclude: outside,
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: outside,
          testTimeout: 120_000,
          retry: 1,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Tests that mostly wait may say that they can wait together.
          maxConcurrency: 3,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: outside,
          testTimeout: 240_000,
          retry: 1,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
