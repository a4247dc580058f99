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

/** What waits for browsers, databases and loads. */
const patient = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  retry: 1,
  // Tests that mostly wait may say that they can wait together.
  maxConcurrency: 3,
};

/** Judge what a load measured, and so want the machine for themselves. */
const measuring = ['test/integration/{cli,cli-load,graphql-load,load,load-*,run}.test.ts'];

/**
 * Unit tests stand beside the code. Integration and e2e tests use a real browser, a real Postgres and real load, and get
 * the time that a busy two-core machine needs, and a second try, which the report tells. Most of them wait most of their
 * time, so two files run at once; those that measure run one after another.
 */
export default defineConfig({
  test: {
    globalSetup: 'test/own-temporary-folder.ts',
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [
            'packages/**/src/**/*.test.ts',
            'apps/server/src/**/*.test.ts',
            'test/demo-app/**/*.test.ts',
            'test/apps/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/boundaries/**/*.test.ts',
          ],
          exclude: outside,
          testTimeout: 20_000,
          maxWorkers: 2,
          // Pure functions mostly: a worker takes one file after another.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: 'unit-web',
          include: ['apps/web/src/**/*.test.{ts,tsx}'],
          exclude: outside,
          testTimeout: 20_000,
          maxWorkers: 2,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: [...outside, ...measuring],
          ...patient,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: 'load',
          include: measuring,
          exclude: outside,
          ...patient,
          maxConcurrency: 4,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: outside,
          ...patient,
          testTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
