import { expect, it } from 'vitest';
import { figures, times } from '../../../../testing/fixtures.ts';
import { partsOf, sumOf } from './time-parts.ts';

const phases = {
  blocked: times(3),
  connecting: times(40),
  tlsHandshaking: null,
  sending: times(1),
  waiting: times(7),
  receiving: times(2),
};

it('adds up to the mean response time, new connections as often as they happened', () => {
  const parts = partsOf(figures({ serviceTime: times(10), responseTime: times(18), phases }));
  expect(parts).toEqual({ blocked: 3, connecting: 5, sending: 1, waiting: 7, receiving: 2 });
  expect(sumOf(parts)).toBe(18);
});

it('has nothing before the send when no request was held up', () => {
  const parts = partsOf(figures({ serviceTime: times(10), responseTime: times(10), phases }));
  expect([parts.blocked, parts.connecting]).toEqual([0, 0]);
});
