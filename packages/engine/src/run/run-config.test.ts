import { describe, expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import type { RunConfigInput } from '../model/run-config-input.ts';
import { ConfigError } from './config-error.ts';
import { parseRunConfig } from './run-config.ts';

const url = 'http://127.0.0.1:4100';

function issuesOf(input: RunConfigInput) {
  try {
    parseRunConfig(input);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
}

describe('parseRunConfig', () => {
  test('fills in everything but the URL', () => {
    expect(parseRunConfig({ url })).toEqual({
      url: 'http://127.0.0.1:4100/',
      flows: null,
      users: 10,
      length: { kind: 'duration', durationMs: 30_000 },
      rampUpMs: 5_000,
      credentials: [],
      onlyFlows: [],
      includeDestructive: false,
      thinkTime: { kind: 'recorded', scale: 1 },
      pacing: { kind: 'none' },
      assets: 'none',
      thresholds: [
        {
          metric: 'http_req_failed',
          expression: 'rate<0.01',
          abortOnFail: false,
          delayAbortEvalMs: 0,
        },
      ],
      checks: [],
      apdexMs: 500,
      requestTimeoutMs: 30_000,
      scenarios: [],
      preset: null,
      capacity: null,
      crawl: expect.objectContaining({ timeMs: 180_000 }),
      network: {
        insecure: false,
        ca: null,
        proxy: null,
        dns: 'cached',
        connectionsPerHost: 6,
      },
    });
  });

  test('ramps a short run up in a quarter of it', () => {
    expect(parseRunConfig({ url, durationMs: 8_000 }).rampUpMs).toBe(2_000);
  });

  test('takes a duration beside iterations as the longest they may take, with no ramp-up', () => {
    const config = parseRunConfig({ url, iterations: 40, durationMs: 90_000, rampUpMs: 5_000 });
    expect(config.length).toEqual({ kind: 'iterations', iterations: 40, maxDurationMs: 90_000 });
    expect(config.rampUpMs).toBe(0);
  });

  test.each<[string, RunConfigInput, string, RegExp]>([
    ['no URL', {}, 'url', /^Give the address/],
    ['words', { url: 'my shop' }, 'url', /“my shop” is not a URL\./],
    ['a host without a scheme', { url: 'localhost:3000' }, 'url', /Try http:\/\/localhost:3000\./],
    ['a name without a scheme', { url: 'shop.test/x' }, 'url', /Try http:\/\/shop\.test\/x\./],
    ['a file', { url: 'file:///etc/passwd' }, 'url', /only http and https can be tested/],
    ['no users', { url, users: 0 }, 'users', /from 1 to 20,000, a whole number; it is 0\./],
    ['too many users', { url, users: 10_000_000 }, 'users', /it is 10,000,000\./],
    ['half a user', { url, users: 1.5 }, 'users', /whole number/],
    ['no number', { url, users: Number.NaN }, 'users', /not a number/],
    [
      'a negative duration',
      { url, durationMs: -5_000 },
      'durationMs',
      /from 1 s to 7 days; it is -5 s\./,
    ],
    ['no iterations', { url, iterations: 0 }, 'iterations', /from 1 to/],
    ['a negative ramp-up', { url, rampUpMs: -1 }, 'rampUpMs', /it is -1 ms/],
    ['a ramp-up beyond the end', { url, rampUpMs: 31_000 }, 'rampUpMs', /longer than the run/],
    [
      'a login without a password',
      { url, credentials: [{ username: 'anna', password: '' }] },
      'credentials.0',
      /both a user name and a password/,
    ],
    [
      'think times the wrong way round',
      { url, thinkTime: { kind: 'uniform', minMs: 2, maxMs: 1 } },
      'thinkTime',
      /from a shorter to a longer/,
    ],
    [
      'a threshold nobody can read',
      { url, thresholds: [{ metric: 'http_req_duration', expression: 'fast' }] },
      'thresholds.0',
      /can't be read/,
    ],
    [
      'a metric nobody knows',
      { url, thresholds: [{ metric: 'speed', expression: 'p(95)<500' }] },
      'thresholds.0',
      /“speed”, which is no metric/,
    ],
    ['a crawl without time', { url, crawl: { timeMs: 0 } }, 'crawl.timeMs', /The time to explore/],
    ['a file without flows', { url, flows: [] }, 'flows', /no flow in the file/],
  ])('refuses %s', (_, input, field, message) => {
    const issues = issuesOf(input);
    expect(issues.map((issue) => issue.field)).toEqual([field]);
    expect(issues[0]?.message).toMatch(message);
  });

  test('lists everything that is wrong at once', () => {
    const issues = issuesOf({ url: 'x', users: 0, durationMs: 0 });
    expect(issues.map(({ field }) => field)).toEqual(['url', 'users', 'durationMs']);
  });

  test('names the flows there are when one is asked for that is not', () => {
    const flow: Flow = {
      id: 'f1',
      name: 'Check out',
      effect: 'write',
      generators: [],
      needsCredentials: false,
      steps: [],
      proof: { kind: 'unproven' },
    };
    expect(issuesOf({ url, flows: [flow], onlyFlows: ['Buy'] })).toEqual([
      {
        field: 'onlyFlows',
        message: 'No flow is called “Buy”. The flows there are: Check out.',
      },
    ]);
    expect(issuesOf({ url, flows: [flow], onlyFlows: ['check out'] })).toEqual([]);
    expect(issuesOf({ url, flows: [flow], onlyFlows: ['f1'] })).toEqual([]);
  });
});
