import { expect, test } from 'vitest';
import { checkedConfig } from './checked-config.ts';
import { UsageError } from './usage-error.ts';

const url = 'http://127.0.0.1/';

test.each([
  [{ url, users: 0 }, /^--users: /],
  [{ url, rate: { rate: 10, maxUsers: -1 } }, /^--max-users: /],
  [{ url, stages: [{ durationMs: -1, target: 1 }] }, /^--stages: /],
  [{ url, capacity: { precision: 9 } }, /^--precision: /],
  [{ url, checks: [{ condition: { kind: 'json', path: 'name' } }] }, /^--check: /],
  [
    { url, scenarios: [{ name: 'a', executor: { kind: 'constant-vus', vus: 0 } }] },
    /^--scenarios: scenarios\.0\.executor\.vus: /,
  ],
] as const)('names the flag of what is wrong: %j', (input, message) => {
  expect(() => checkedConfig(input)).toThrow(UsageError);
  expect(() => checkedConfig(input)).toThrow(message);
});
