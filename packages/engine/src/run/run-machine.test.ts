import { describe, expect, test } from 'vitest';
import type { SiteGraph } from '../model/site-graph.ts';
import { runDefaults } from './config/run-defaults.ts';
import { StageError } from './failure.ts';
import { flow, graph, interval, launch, refused, untilCut } from './run-machine.fixture.ts';
import { stageTimeouts } from './stage-timeouts.ts';

describe('a run', () => {
  test('goes from queued to completed and tells each transition once, without gaps', async () => {
    const run = launch();
    run.actor.send({ type: 'start' });
    const outcome = await run.outcome;

    expect(run.states()).toEqual([
      'queued',
      'crawling',
      'building',
      'verifying',
      'loading',
      'summarising',
      'completed',
    ]);
    expect(run.events.map(({ seq }) => seq)).toEqual(run.events.map((_, index) => index));
    expect(run.events[1]?.body).toMatchObject({ from: 'queued', to: 'crawling', failure: null });
    expect(outcome).toMatchObject({ state: 'completed', failure: null, graph });
    expect(outcome.summary?.durationMs).toBe(2000);
  });

  test('hands everything out in the order it came about', async () => {
    const run = launch();
    run.actor.send({ type: 'start' });
    await run.outcome;
    expect(run.handed).toEqual([
      'graph',
      'flows unproven',
      'flows unproven',
      'flows verified',
      'flows verified',
      'interval 0',
      'interval 1',
      'summary',
    ]);
  });

  test('waits in the queue until it is told to start', async () => {
    const run = launch();
    run.clock.increment(3_600_000);
    expect(run.states()).toEqual(['queued']);
    run.actor.send({ type: 'abort' });
    expect((await run.outcome).state).toBe('aborted');
  });

  test('proves flows that were given and does not crawl for others', async () => {
    const run = launch({}, { flows: [flow('Buy')] });
    run.actor.send({ type: 'start' });
    await run.outcome;
    expect(run.states()).toEqual(['queued', 'verifying', 'loading', 'summarising', 'completed']);
  });

  test('ends with its proven flows when nobody asked for a load', async () => {
    const run = launch({}, {}, { goal: 'flows' });
    run.actor.send({ type: 'start' });
    const outcome = await run.outcome;
    expect(run.states().at(-1)).toBe('completed');
    expect(run.states()).not.toContain('loading');
    expect(outcome.flows.map(({ proof }) => proof.kind)).toEqual(['verified']);
  });

  test('counts its events on from those stored before a crash', async () => {
    const history = { nextSeq: 7, state: 'crawling' } as const;
    const run = launch({}, {}, { history });
    expect(run.events[0]).toMatchObject({ seq: 7, body: { from: 'crawling', to: 'queued' } });
  });

  test('signs in under load with the account that the crawl made', async () => {
    const seen: unknown[] = [];
    const run = launch({
      load: async ({ credentials }) => {
        seen.push(credentials);
      },
    });
    run.actor.send({ type: 'start' });
    await run.outcome;
    expect(seen).toEqual([[{ username: 'made@shop.test', password: 'pw' }]]);
  });
});

describe('a run that can not go on', () => {
  test('fails with every flow and its reason when none could be proven', async () => {
    const run = launch({ verify: async () => [flow('Buy', refused)] });
    run.actor.send({ type: 'start' });
    const { state, failure } = await run.outcome;
    expect(state).toBe('failed');
    expect(failure?.code).toBe('nothing-verified');
    expect(failure?.message).toContain('Buy: A 403.');
  });

  test('fails with the code and the sentence of its stage', async () => {
    const crawl = () => Promise.reject(new StageError('target-unreachable', 'Nothing listens.'));
    const run = launch({ crawl });
    run.actor.send({ type: 'start' });
    await run.outcome;
    expect(run.events.at(-1)?.body).toEqual({
      kind: 'state',
      from: 'crawling',
      to: 'failed',
      failure: { code: 'target-unreachable', message: 'Nothing listens.' },
    });
  });

  test('tries a stage once more when its failure may pass, and says so', async () => {
    let tries = 0;
    const crawl = async () => {
      tries += 1;
      if (tries === 1) throw new StageError('internal', 'The browser died.', { transient: true });
      return graph;
    };
    const run = launch({ crawl });
    run.actor.send({ type: 'start' });
    expect((await run.outcome).state).toBe('completed');
    expect(run.states().filter((state) => state === 'crawling')).toHaveLength(1);
    expect(run.logs()).toEqual(['The browser died. Trying once more.']);
  });

  test('gives up when the second try fails as well', async () => {
    const crawl = () =>
      Promise.reject(new StageError('internal', 'The browser died.', { transient: true }));
    const run = launch({ crawl });
    run.actor.send({ type: 'start' });
    expect((await run.outcome).failure?.message).toBe('The browser died.');
  });

  test('never loads twice, and still summarises what a broken load measured', async () => {
    let loads = 0;
    const run = launch({
      load: async (_, { report }) => {
        loads += 1;
        report({ kind: 'interval', interval: interval(0) });
        throw new StageError('internal', 'A worker died.', { transient: true });
      },
    });
    run.actor.send({ type: 'start' });
    const outcome = await run.outcome;
    expect(loads).toBe(1);
    expect(outcome.state).toBe('failed');
    expect(outcome.summary?.durationMs).toBe(1000);
    expect(outcome.summary?.verdict).toBe('invalid');
  });
});

describe('aborting', () => {
  test('a crawl keeps the graph it has', async () => {
    const partial: SiteGraph = { ...graph, ended: 'aborted' };
    const run = launch({ crawl: (_, { signal }) => untilCut(signal, () => partial) });
    run.actor.send({ type: 'start' });
    run.actor.send({ type: 'abort' });
    const outcome = await run.outcome;
    expect(outcome).toMatchObject({ state: 'aborted', graph: partial, failure: null });
    expect(run.states()).toEqual(['queued', 'crawling', 'aborted']);
  });

  test('a build keeps the flows it has', async () => {
    const run = launch({
      build: (_, { signal, report }) => {
        report({ kind: 'flow-built', flow: flow('Browse') });
        return untilCut(signal, () => [flow('Browse')]);
      },
    });
    run.actor.send({ type: 'start' });
    await run.reaches('building');
    run.actor.send({ type: 'abort' });
    const outcome = await run.outcome;
    expect(outcome.state).toBe('aborted');
    expect(outcome.flows.map(({ name }) => name)).toEqual(['Browse']);
  });

  test('a trial replay ends the run before any load', async () => {
    const run = launch({
      verify: ({ flows }, { signal }) => untilCut(signal, () => flows),
    });
    run.actor.send({ type: 'start' });
    await run.reaches('verifying');
    run.actor.send({ type: 'abort' });
    expect((await run.outcome).state).toBe('aborted');
    expect(run.states()).not.toContain('loading');
  });

  test('a load is summarised as far as it went', async () => {
    const run = launch({
      load: (_, { signal, report }) => {
        report({ kind: 'interval', interval: interval(0) });
        return untilCut(signal, () => report({ kind: 'interval', interval: interval(1) }));
      },
    });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    run.actor.send({ type: 'abort' });
    const outcome = await run.outcome;
    expect(run.states().slice(-3)).toEqual(['loading', 'summarising', 'aborted']);
    expect(outcome.summary?.durationMs).toBe(2000);
  });

  test('an interruption ends as such, with its summary', async () => {
    const run = launch({
      load: (_, { signal, report }) => {
        report({ kind: 'interval', interval: interval(0) });
        return untilCut(signal, () => undefined);
      },
    });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    run.actor.send({ type: 'interrupt' });
    const outcome = await run.outcome;
    expect(outcome.state).toBe('interrupted');
    expect(outcome.summary).not.toBeNull();
  });

  test('a stage that does not let go is left behind', async () => {
    const run = launch({ crawl: () => new Promise(() => undefined) });
    run.actor.send({ type: 'start' });
    run.actor.send({ type: 'abort' });
    run.clock.increment(stageTimeouts.patienceMs);
    expect((await run.outcome).state).toBe('aborted');
  });
});

describe('limits', () => {
  test('a crawl beyond its budget is cut short and the run goes on with what it saw', async () => {
    const run = launch({ crawl: (_, { signal }) => untilCut(signal, () => graph) });
    run.actor.send({ type: 'start' });
    run.clock.increment(runDefaults.crawl.timeMs + stageTimeouts.crawlGraceMs);
    expect((await run.outcome).state).toBe('completed');
    expect(run.logs()).toEqual(['Took too long crawling; going on with what there is.']);
  });

  test('a crawl that can not even be cut short fails the run', async () => {
    const run = launch({ crawl: () => new Promise(() => undefined) });
    run.actor.send({ type: 'start' });
    run.clock.increment(runDefaults.crawl.timeMs + stageTimeouts.crawlGraceMs);
    run.clock.increment(stageTimeouts.patienceMs);
    expect((await run.outcome).failure?.code).toBe('timeout');
  });

  test('building may take long as long as something comes', async () => {
    let cut = false;
    const reports: (() => void)[] = [];
    const run = launch({
      build: (_, { report, signal }) => {
        reports.push(() => report({ kind: 'log', level: 'info', message: 'still here' }));
        return untilCut(signal, () => {
          cut = true;
          return [flow('Browse')];
        });
      },
    });
    run.actor.send({ type: 'start' });
    await run.reaches('building');
    for (let round = 0; round < 5; round += 1) {
      run.clock.increment(stageTimeouts.stallMs - 1);
      for (const report of reports) report();
    }
    expect(cut).toBe(false);
    run.clock.increment(stageTimeouts.stallMs);
    expect(cut).toBe(true);
    expect((await run.outcome).state).toBe('completed');
  });

  test('what a stage says after it was left behind is not heard', async () => {
    const late: (() => void)[] = [];
    const run = launch({
      crawl: (_, { report }) => {
        late.push(() => report({ kind: 'log', level: 'info', message: 'too late' }));
        return new Promise(() => undefined);
      },
    });
    run.actor.send({ type: 'start' });
    run.actor.send({ type: 'abort' });
    run.clock.increment(stageTimeouts.patienceMs);
    for (const report of late) report();
    await run.outcome;
    expect(run.logs()).toEqual([]);
  });
});
