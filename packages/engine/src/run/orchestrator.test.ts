import { describe, expect, test } from 'vitest';
import type { RunState } from '../model/run.ts';
import { ConfigError } from './config-error.ts';
import type { RunLimits } from './limits.ts';
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
    summarise: async ({ totals, flows }) => totals.finish({ flows, thresholds: [] }),
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
    const { orchestrator, submit, letGo, reaches } = held({ runsAtOnce: 1, usersInAll: 100 });
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
    const { orchestrator, submit } = held({ runsAtOnce: 3, usersInAll: 100 });
    submit('most', 70);
    submit('too many with it', 40);
    submit('behind it', 1);
    expect(orchestrator.runs().map(({ state }) => state)).toEqual(['crawling', 'queued', 'queued']);
    await orchestrator.shutDown();
  });

  test('refuses a run that could never start', () => {
    const { orchestrator, submit } = held({ runsAtOnce: 1, usersInAll: 100 });
    expect(() => submit('huge', 101)).toThrow(ConfigError);
    expect(orchestrator.runs()).toEqual([]);
  });

  test('aborts a run that waits and one that is under way', async () => {
    const { orchestrator, submit, states, reaches } = held({ runsAtOnce: 1, usersInAll: 100 });
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
    const { orchestrator, submit, states } = held({ runsAtOnce: 1, usersInAll: 100 });
    submit('underway');
    submit('waiting');
    await orchestrator.shutDown();
    expect(states.get('underway')).toEqual(['queued', 'crawling', 'interrupted']);
    expect(states.get('waiting')).toEqual(['queued']);
  });

  test('outlives a run whose outputs throw', async () => {
    const { orchestrator, submit, broken, states } = held({ runsAtOnce: 1, usersInAll: 100 });
    submit('bad', 1, (state) => {
      if (state === 'crawling') throw new Error('The disk is full.');
    });
    submit('good');
    expect(broken).toEqual(['bad']);
    expect(states.get('good')).toEqual(['queued', 'crawling']);
    await orchestrator.shutDown();
  });
});
