import { describe, expect, test } from 'vitest';
import type { LoadCommand } from '../model/control.ts';
import { steeringOf } from './load-steering.ts';
import type { RunStages, StageFact } from './ports.ts';
import { graph, interval, launch, untilCut } from './run-machine.fixture.ts';
import { stageTimeouts } from './stage-timeouts.ts';

describe('ending the exploration by hand', () => {
  test('goes on with what was found', async () => {
    const run = launch({ crawl: (_, { signal }) => untilCut(signal, () => graph) });
    run.actor.send({ type: 'start' });
    run.actor.send({ type: 'finish-crawling' });
    expect((await run.outcome).state).toBe('completed');
    expect(run.events.map(({ body }) => body.kind)).toContain('crawl-ended-by-hand');
    expect(run.logs()).toEqual([]);
  });

  test('means nothing once the exploration is over', async () => {
    const run = launch();
    run.actor.send({ type: 'start' });
    await run.reaches('building');
    expect(run.actor.getSnapshot().can({ type: 'finish-crawling' })).toBe(false);
    await run.outcome;
  });
});

/** A load that goes on until it is told to stop, with what it was told. */
function steerable() {
  const heard: LoadCommand[] = [];
  const told: ((fact: StageFact) => void)[] = [];
  const load: RunStages['load'] = (_, { report, signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve());
      told.push(report);
      const command = (each: LoadCommand) => {
        heard.push(each);
        if (each.kind === 'stop') resolve();
      };
      report({ kind: 'steering', steering: steeringOf({ scenarios: [] }, { command }) });
      report({ kind: 'interval', interval: interval(0) });
    });
  const tell = (fact: StageFact) => {
    for (const each of told) each(fact);
  };
  return { heard, load, tell };
}

describe('a load under way', () => {
  test('hears its commands in order, and each is an event', async () => {
    const { heard, load } = steerable();
    const run = launch({ load });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    const commands: LoadCommand[] = [{ kind: 'pause' }, { kind: 'resume' }, { kind: 'stop' }];
    for (const command of commands) run.actor.send({ type: 'command', command });
    const { state, summary } = await run.outcome;
    expect(heard).toEqual(commands);
    const told = run.events.flatMap(({ body }) => (body.kind === 'control' ? [body.command] : []));
    expect(told).toEqual(commands);
    expect(state).toBe('completed');
    expect(summary?.durationMs).toBe(1000);
  });

  test('is not cut short for the time it was paused', async () => {
    const { load, tell } = steerable();
    const run = launch({ load });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    tell({ kind: 'interval', interval: interval(1, { durationMs: 3_600_000, control: 'paused' }) });
    expect(run.logs()).toEqual([]);
    tell({ kind: 'interval', interval: interval(2, { durationMs: 3_600_000 }) });
    expect((await run.outcome).state).toBe('completed');
    expect(run.logs()).toEqual(['Took too long loading; going on with what there is.']);
  });

  test('that says nothing any more is cut short', async () => {
    const { load, tell } = steerable();
    const run = launch({ load });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    run.clock.increment(stageTimeouts.loadSilenceMs - 1);
    tell({ kind: 'interval', interval: interval(1) });
    run.clock.increment(stageTimeouts.loadSilenceMs - 1);
    expect(run.logs()).toEqual([]);
    run.clock.increment(1);
    expect((await run.outcome).state).toBe('completed');
    expect(run.logs()).toHaveLength(1);
  });

  test('tells once of a threshold that ended it, and not of one that may still hold', async () => {
    const { load, tell } = steerable();
    const run = launch({ load });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    const failed = {
      metric: 'http_req_failed',
      expression: 'rate<0.01',
      actual: 0.5,
      passed: false,
      failedAtMs: 1_000,
      aborted: false,
    };
    tell({ kind: 'interval', interval: interval(1, { thresholds: [failed] }) });
    const ended = { ...failed, aborted: true };
    tell({ kind: 'interval', interval: interval(2, { thresholds: [ended] }) });
    tell({ kind: 'interval', interval: interval(3, { thresholds: [ended] }) });
    run.actor.send({ type: 'abort' });
    await run.outcome;
    const told = run.events.flatMap(({ body }) =>
      body.kind === 'threshold-failed' ? [body.result] : [],
    );
    expect(told).toEqual([ended]);
  });

  test('hears nothing before it is there', async () => {
    const run = launch({ load: (_, { signal }) => untilCut(signal, () => undefined) });
    run.actor.send({ type: 'start' });
    await run.reaches('loading');
    run.actor.send({ type: 'command', command: { kind: 'pause' } });
    expect(run.events.map(({ body }) => body.kind)).not.toContain('control');
    run.actor.send({ type: 'abort' });
    await run.outcome;
  });
});
