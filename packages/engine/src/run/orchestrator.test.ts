import { describe, expect, test } from 'vitest';
import type { LoadCommand } from '../model/control.ts';
import type { Flow } from '../model/flow.ts';
import type { RunState } from '../model/run.ts';
import type { RunConfigInput } from '../model/run-config-input.ts';
import { planLoad } from '../plan/plan-load.ts';
import { ConfigError } from './config-error.ts';
import type { RunLimits } from './limits.ts';
import { steeringOf } from './load-steering.ts';
import { createOrchestrator } from './orchestrator.ts';
import type { RunStages } from './ports.ts';
import { parseRunConfig } from './run-config.ts';

const emptyGraph = {
  startUrl: 'http://shop.test/',
  states: [],
  actions: [],
  offSite: {},
  account: null,
  ended: 'aborted',
  elapsedMs: 0,
} as const;

const roomy: RunLimits = { runsAtOnce: 10, usersInAll: 100, iterationsPerSecondInAll: 500 };

/** Each run stays in its crawl until it is told to stop; one that is `let go` fails for want of flows. */
function held(limits: RunLimits) {
  const states = new Map<string, RunState[]>();
  const letGo: (() => void)[] = [];
  const broken: string[] = [];
  const stages: RunStages = {
    crawl: (_, { signal }) =>
      new Promise((resolve) => {
        letGo.push(() => resolve(emptyGraph));
        signal.addEventListener('abort', () => resolve(emptyGraph));
      }),
    build: async () => [],
    verify: async () => [],
    load: async () => undefined,
    summarise: async ({ totals, flows }) => totals.finish({ flows }),
  };
  const orchestrator = createOrchestrator({
    stages,
    limits,
    broken: (id) => broken.push(id),
  });
  const submit = (id: string, users = 1, onState?: (state: RunState) => void) => {
    const told: RunState[] = [];
    states.set(id, told);
    orchestrator.submit({
      id,
      config: parseRunConfig({ url: 'http://shop.test', users }),
      outputs: {
        event({ body }) {
          if (body.kind !== 'state') return;
          told.push(body.to);
          onState?.(body.to);
        },
        progress: () => undefined,
        graph: () => undefined,
        flows: () => undefined,
        interval: () => undefined,
        summary: () => undefined,
      },
    });
  };
  const reaches = async (id: string, state: RunState) => {
    while (states.get(id)?.at(-1) !== state) await new Promise((done) => setImmediate(done));
  };
  return { orchestrator, submit, states, letGo, broken, reaches };
}

describe('the orchestrator', () => {
  test('starts no more runs at once than the limit, the next when one has ended', async () => {
    const { orchestrator, submit, letGo, reaches } = held({ ...roomy, runsAtOnce: 1 });
    submit('first');
    submit('second');
    submit('third');
    expect(orchestrator.runs()).toEqual([
      { id: 'first', state: 'crawling', queuePosition: null },
      { id: 'second', state: 'queued', queuePosition: 0 },
      { id: 'third', state: 'queued', queuePosition: 1 },
    ]);
    letGo[0]?.();
    await reaches('first', 'failed');
    expect(orchestrator.runs()).toEqual([
      { id: 'second', state: 'crawling', queuePosition: null },
      { id: 'third', state: 'queued', queuePosition: 0 },
    ]);
    await orchestrator.shutDown();
  });

  test('keeps the users of all runs together under the limit', async () => {
    const { orchestrator, submit } = held({ ...roomy, runsAtOnce: 3 });
    submit('most', 70);
    submit('too many with it', 40);
    submit('behind it', 1);
    expect(orchestrator.runs().map(({ state }) => state)).toEqual(['crawling', 'queued', 'queued']);
    await orchestrator.shutDown();
  });

  test('refuses a run that could never start', () => {
    const { orchestrator, submit } = held({ ...roomy, runsAtOnce: 1 });
    expect(() => submit('huge', 101)).toThrow(ConfigError);
    expect(orchestrator.runs()).toEqual([]);
  });

  test('aborts a run that waits and one that is under way', async () => {
    const { orchestrator, submit, states, reaches } = held({ ...roomy, runsAtOnce: 1 });
    submit('underway');
    submit('waiting');
    expect(orchestrator.abort('waiting')).toBe(true);
    expect(states.get('waiting')).toEqual(['queued', 'aborted']);
    orchestrator.abort('underway');
    await reaches('underway', 'aborted');
    expect(orchestrator.runs()).toEqual([]);
    expect(orchestrator.abort('underway')).toBe(false);
    await orchestrator.shutDown();
  });

  test('interrupts what is under way when it shuts down, and lets what waits be queued again', async () => {
    const { orchestrator, submit, states } = held({ ...roomy, runsAtOnce: 1 });
    submit('underway');
    submit('waiting');
    await orchestrator.shutDown();
    expect(states.get('underway')).toEqual(['queued', 'crawling', 'interrupted']);
    expect(states.get('waiting')).toEqual(['queued']);
  });

  test('outlives a run whose outputs throw', async () => {
    const { orchestrator, submit, broken, states } = held({ ...roomy, runsAtOnce: 1 });
    submit('bad', 1, (state) => {
      if (state === 'crawling') throw new Error('The disk is full.');
    });
    submit('good');
    expect(broken).toEqual(['bad']);
    expect(states.get('good')).toEqual(['queued', 'crawling']);
    await orchestrator.shutDown();
  });
});

/** Runs of one flow whose load goes on until it is told to stop. */
async function loading(limits: RunLimits, inputs: Readonly<Record<string, RunConfigInput>>) {
  const heard: LoadCommand[] = [];
  const stages: RunStages = {
    crawl: async () => emptyGraph,
    build: async () => [provenFlow],
    verify: async ({ flows }) => flows,
    load: ({ config, flows }, { report, signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve());
        const command = (each: LoadCommand) => {
          heard.push(each);
          if (each.kind === 'stop') resolve();
        };
        report({ kind: 'steering', steering: steeringOf(planLoad(config, flows), { command }) });
      }),
    summarise: async ({ totals, flows }) => totals.finish({ flows }),
  };
  const orchestrator = createOrchestrator({ stages, limits, broken: () => undefined });
  for (const [id, input] of Object.entries(inputs)) {
    const nothing = () => undefined;
    const outputs = {
      event: nothing,
      progress: nothing,
      graph: nothing,
      flows: nothing,
      interval: nothing,
      summary: nothing,
    };
    const config = parseRunConfig({ url: 'http://shop.test', rampUpMs: 0, ...input });
    orchestrator.submit({ id, config, outputs });
  }
  while (orchestrator.runs().some(({ state }) => state !== 'loading')) {
    await new Promise((done) => setImmediate(done));
  }
  return { orchestrator, heard };
}

const provenFlow: Flow = {
  id: 'f1',
  name: 'Browse',
  effect: 'read',
  generators: [],
  needsCredentials: false,
  steps: [],
  proof: { kind: 'verified', users: 2, compared: 1, repairs: [], at: '' },
};

describe('commands to a load', () => {
  test('are taken while it runs, and none after it was told to stop', async () => {
    const { orchestrator, heard } = await loading(roomy, { a: { users: 5 } });
    expect(orchestrator.command('a', { kind: 'pause' })).toEqual({ kind: 'taken' });
    expect(orchestrator.command('a', { kind: 'stop' })).toEqual({ kind: 'taken' });
    expect(orchestrator.command('a', { kind: 'resume' })).toMatchObject({ reason: 'not-loading' });
    expect(heard).toEqual([{ kind: 'pause' }, { kind: 'stop' }]);
    await orchestrator.shutDown();
  });

  test('may make it as big as the installation has room for beside the others', async () => {
    const { orchestrator, heard } = await loading(roomy, { a: { users: 5 }, b: { users: 20 } });
    const scale = (to: number) => ({ kind: 'scale', scenario: null, to }) as const;
    expect(orchestrator.command('a', scale(81))).toMatchObject({
      reason: 'out-of-bounds',
      message: expect.stringContaining('room for 80 users'),
    });
    expect(orchestrator.command('a', scale(80))).toEqual({ kind: 'taken' });
    expect(orchestrator.command('b', scale(21))).toMatchObject({ reason: 'out-of-bounds' });
    expect(orchestrator.command('a', scale(1))).toEqual({ kind: 'taken' });
    expect(heard).toEqual([scale(80), scale(1)]);
    await orchestrator.shutDown();
  });

  test('may make an arrival rate as fast as there is room for', async () => {
    const { orchestrator } = await loading(roomy, { a: { rate: { rate: 10, maxUsers: 20 } } });
    const scale = (to: number) => ({ kind: 'scale', scenario: 'load', to }) as const;
    expect(orchestrator.command('a', scale(501))).toMatchObject({ reason: 'out-of-bounds' });
    expect(orchestrator.command('a', scale(500))).toEqual({ kind: 'taken' });
    await orchestrator.shutDown();
  });

  test.each<[string, LoadCommand, string]>([
    ['a scenario that is not there', { kind: 'scale', scenario: 'x', to: 1 }, 'unknown-scenario'],
    ['half a user', { kind: 'scale', scenario: null, to: 1.5 }, 'out-of-bounds'],
  ])('are refused for %s', async (_, command, reason) => {
    const { orchestrator } = await loading(roomy, { a: { users: 5 } });
    expect(orchestrator.command('a', command)).toMatchObject({ kind: 'refused', reason });
    await orchestrator.shutDown();
  });

  test('are refused when there is no such run, or no load yet', async () => {
    const { orchestrator, submit } = held(roomy);
    submit('exploring');
    expect(orchestrator.command('gone', { kind: 'stop' })).toMatchObject({ reason: 'not-held' });
    expect(orchestrator.command('exploring', { kind: 'stop' })).toMatchObject({
      reason: 'not-loading',
      message: 'The run is crawling: only a load takes commands.',
    });
    await orchestrator.shutDown();
  });

  test('an exploration can be ended once', async () => {
    const { orchestrator, submit, reaches } = held(roomy);
    submit('exploring');
    expect(orchestrator.finishCrawling('gone')).toBe(false);
    expect(orchestrator.finishCrawling('exploring')).toBe(true);
    expect(orchestrator.finishCrawling('exploring')).toBe(false);
    await reaches('exploring', 'failed');
    await orchestrator.shutDown();
  });
});
