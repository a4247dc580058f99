import { describe, expect, it } from 'vitest';
import type { Action, PageState } from './documents.ts';
import { mapEdges, treeEdges } from './graph-model.ts';

const state = (id: string): PageState => ({
  id,
  urlTemplate: `/${id}`,
  url: `http://127.0.0.1/${id}`,
  title: id,
  depth: 0,
  signedIn: false,
  visits: 1,
  thumbnail: null,
});
const action = (from: string, to: string | null, part: Partial<Action> = {}): Action => ({
  id: `${from}-${to}-${part.label ?? ''}`,
  fromStateId: from,
  toStateId: to,
  kind: 'FOLLOW_LINK',
  label: 'Link',
  effect: 'READ',
  outcome: 'EXPLORED',
  reason: null,
  ...part,
});
const states = ['home', 'list', 'item', 'cart'].map(state);

describe('the lines of a site map', () => {
  it('puts the actions between the same two states together, by their strongest effect', () => {
    const actions = [
      action('item', 'cart', { label: 'View cart' }),
      action('item', 'cart', { label: 'Add to cart', effect: 'WRITE' }),
    ];
    expect(mapEdges({ states, actions })).toEqual([
      {
        id: 'item cart',
        from: 'item',
        to: 'cart',
        label: 'Add to cart +1',
        effect: 'WRITE',
        actions: 2,
      },
    ]);
  });

  it('leaves out what leads nowhere, to itself or to a state that is not on the map', () => {
    const actions = [action('home', null), action('home', 'home'), action('home', 'elsewhere')];
    expect(mapEdges({ states, actions })).toEqual([]);
  });

  it('reaches each state once in the tree, by the shortest way from the start', () => {
    const actions = [
      action('home', 'list'),
      action('list', 'item'),
      action('item', 'list'),
      action('item', 'home'),
      action('home', 'cart'),
      action('list', 'cart'),
    ];
    const tree = treeEdges({ states }, mapEdges({ states, actions }));
    expect(tree.map(({ id }) => id)).toEqual(['home list', 'home cart', 'list item']);
  });

  it('starts a tree of its own for what the start does not lead to', () => {
    const tree = treeEdges({ states }, mapEdges({ states, actions: [action('item', 'cart')] }));
    expect(tree.map(({ id }) => id)).toEqual(['item cart']);
  });
});
