import { expect, test } from 'vitest';
import type { Candidate } from './candidate.ts';
import { Frontier, type FrontierItem } from './frontier.ts';

function item(label: string, priority: number, parts: Partial<FrontierItem> = {}): FrontierItem {
  const candidate: Candidate = {
    identity: { words: label, url: null },
    operation: { kind: 'open', url: `http://site/${label}` },
    label,
    heading: '',
    effect: 'read',
    leftAlone: null,
    region: 'main',
    visible: true,
    group: '',
  };
  return {
    action: {
      id: label,
      fromStateId: 's1',
      toStateId: null,
      operation: candidate.operation,
      label,
      heading: '',
      effect: 'read',
      outcome: { kind: 'left-alone', reason: '' },
      requests: [],
    },
    candidate,
    fromStateId: 's1',
    fromUrl: 'http://site/',
    route: [],
    world: '',
    signedIn: false,
    depth: 0,
    priority,
    again: false,
    repeats: 0,
    ...parts,
  };
}

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
