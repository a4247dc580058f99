import { expect, test } from 'vitest';
import { item } from './frontier.fixture.ts';
import { Frontier, type FrontierItem } from './frontier.ts';

const start = { stateId: null, world: '' };
const rank = (one: FrontierItem) => one.priority;
const all = () => true;

function frontierOf(...items: readonly FrontierItem[]): Frontier {
  const frontier = new Frontier();
  for (const one of items) frontier.add(one);
  return frontier;
}

test('the most promising comes first, of equals the one found first', () => {
  const frontier = frontierOf(item('b', 5), item('a', 1), item('c', 5));
  const order = [1, 2, 3].map(() => frontier.take(start, rank, all)?.action.id);
  expect(order).toEqual(['a', 'b', 'c']);
  expect(frontier.take(start, rank, all)).toBeNull();
});

test('what can be done where one stands is nearer than what needs another session', () => {
  const frontier = frontierOf(item('far', 5, { world: 'a9' }), item('near', 12, { world: 'a1' }));
  expect(frontier.take({ stateId: null, world: 'a1' }, rank, all)?.action.id).toBe('near');
});

test('what is not wanted any more is dropped, what must wait stays', () => {
  const frontier = frontierOf(item('no', 1), item('later', 2), item('yes', 3));
  const isWanted = (one: FrontierItem) =>
    one.action.id === 'no' ? false : one.action.id === 'later' ? null : true;
  expect(frontier.take(start, rank, isWanted)?.action.id).toBe('yes');
  expect(frontier.items.map((one) => one.action.id)).toEqual(['later']);
});

test('what waits goes the way that is known by now', () => {
  const frontier = frontierOf(
    item('far', 5, { route: ['open', 'up'], world: 'up' }),
    item('near', 6),
  );
  frontier.reroute(
    (route) => (route.includes('up') ? ['open', 'in'] : route),
    (route) => route.slice(1).join(' '),
  );
  const [far, near] = frontier.items;
  expect(far).toMatchObject({ route: ['open', 'in'], world: 'in' });
  expect(near).toMatchObject({ route: [], world: '' });
});
