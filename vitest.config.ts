import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**'];

/**
 * Three kinds of test. Unit tests stand beside the code. Integration and e2e tests use a real browser, a real
 * Postgres and real load, so their files run one after another and get the time that a busy two-core machine needs.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/src/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'test/demo-app/**/*.test.ts',
            'test/boundaries/**/*.test.ts',
          ],
          exclude: outside,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: outside,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
