import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForInterrupt } from './interrupt.ts';

function listening() {
  const source = new EventEmitter();
  const told: string[] = [];
  let nowMs = 0;
  const interruption = listenForInterrupt({
    source,
    now: () => nowMs,
    onFirst: () => told.push('first'),
    onSecond: () => told.push('second'),
  });
  const pressAt = (ms: number) => {
    nowMs = ms;
    source.emit('SIGINT');
  };
  return { source, told, interruption, pressAt };
}

test('the first Ctrl-C aborts, the second gives up', () => {
  const { told, interruption, pressAt } = listening();
  pressAt(1_000);
  expect(interruption.signal.aborted).toBe(true);
  pressAt(3_000);
  expect(told).toEqual(['first', 'second']);
});

test('one press that arrives twice, from the terminal and from a launcher, counts once', () => {
  const { told, pressAt } = listening();
  pressAt(1_000);
  pressAt(1_020);
  expect(told).toEqual(['first']);
});

test('SIGTERM asks for the same', () => {
  const { source, interruption } = listening();
  source.emit('SIGTERM');
  expect(interruption.signal.aborted).toBe(true);
});

test('releases the signals', () => {
  const { source, interruption } = listening();
  interruption.release();
  expect([source.listenerCount('SIGINT'), source.listenerCount('SIGTERM')]).toEqual([0, 0]);
});
