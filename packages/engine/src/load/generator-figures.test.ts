import { expect, it } from 'vitest';
import { Histogram } from '../metrics/histogram.ts';
import { GeneratorFigures } from './generator-figures.ts';
import type { WorkerDelta } from './protocol.ts';

function told(worker: number, parts: Partial<WorkerDelta> = {}, lateStartMs = 1) {
  const lateStarts = new Histogram();
  lateStarts.record(lateStartMs * 1_000);
  const delta: WorkerDelta = {
    seq: 0,
    activeUsers: 5,
    series: [],
    examples: [],
    lateStarts: lateStarts.toData(),
    exhausted: 1,
    eventLoopDelayP99Ms: 2,
    cpu: 0.5,
    sockets: 6,
    baselineMs: 0.3,
    ...parts,
  };
  return { worker, delta };
}

const calm = { cpu: 0.5, eventLoopDelayP99Ms: 2, users: 5, sockets: 6 };

it('adds workers up, and takes the worst of their delays', () => {
  const figures = new GeneratorFigures(2);
  const second = figures.take([told(1, { eventLoopDelayP99Ms: 9 }, 40), told(0)], [0, 1], 1_000);
  expect(second).toMatchObject({
    eventLoopDelayP99Ms: 9,
    cpu: 1,
    sockets: 12,
    exhausted: 2,
    baselineMs: 0.3,
    workers: [calm, { ...calm, eventLoopDelayP99Ms: 9 }],
  });
  expect(second.lateStartsP99Ms).toBeCloseTo(40, 0);
  expect(figures.activeUsers).toBe(10);
});

it('holds a second that a worker told nothing of against it, and still has its users', () => {
  const figures = new GeneratorFigures(2);
  figures.take([told(0), told(1)], [0, 1], 1_000);
  expect(figures.take([told(0)], [0, 1], 1_000)).toMatchObject({
    eventLoopDelayP99Ms: 1_000,
    sockets: 12,
    exhausted: 1,
    workers: [calm, { ...calm, cpu: 0, eventLoopDelayP99Ms: 1_000 }],
  });
  expect(figures.activeUsers).toBe(10);
});

it('holds it against a worker that it has never told anything', () => {
  expect(new GeneratorFigures(2).take([told(0)], [0, 1], 1_000).eventLoopDelayP99Ms).toBe(1_000);
});

it('expects nothing of a worker that has ended, and keeps the others in their places', () => {
  const figures = new GeneratorFigures(2);
  figures.take([told(0, { activeUsers: 0 }), told(1)], [1], 1_000);
  expect(figures.take([told(1)], [1], 1_000).workers).toEqual([
    { cpu: 0, eventLoopDelayP99Ms: 0, users: 0, sockets: 0 },
    calm,
  ]);
});

it('takes two deltas of one worker for two counts and one state', () => {
  const figures = new GeneratorFigures(1);
  const second = figures.take([told(0), told(0, { cpu: 0.7, sockets: 3 })], [0], 1_000);
  expect(second).toMatchObject({ cpu: 0.7, sockets: 3, exhausted: 2 });
});
