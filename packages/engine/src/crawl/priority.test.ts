import { expect, test } from 'vitest';
import type { Effect } from '../model/effect.ts';
import type { Candidate } from './candidate.ts';
import { type PriorityContext, priorityOf } from './priority.ts';

const element = { selectors: [], frameUrl: null };
const first: PriorityContext = {
  depth: 1,
  siblings: 0,
  visits: 0,
  inChain: false,
  before: { alike: 0, inMenu: 0 },
};

function link(label: string, effect: Effect = 'read'): Candidate {
  return {
    identity: { words: label, url: null },
    operation: { kind: 'follow-link', element, url: 'http://site/x' },
    label,
    heading: '',
    effect,
    leftAlone: null,
    region: 'main',
    visible: true,
    group: '',
  };
}

test('the twelfth entry of a menu comes before the twelfth product of a list', () => {
  const entry = priorityOf(link('Plugins'), { ...first, before: { alike: 0, inMenu: 11 } });
  const product = priorityOf(link('Blue mug'), { ...first, before: { alike: 11, inMenu: 11 } });
  expect(product - entry).toBeGreaterThan(20);
  expect(entry).toBeGreaterThan(priorityOf(link('Users'), first));
});

test('the last entry of a long menu still comes before the second page of a kind', () => {
  const last = priorityOf(link('Plugins'), { ...first, before: { alike: 0, inMenu: 90 } });
  expect(last).toBeLessThan(priorityOf(link('News'), { ...first, visits: 1 }));
});

test('a link that writes waits like a button that writes', () => {
  const button = { ...link('Bookmark', 'write'), operation: click };
  expect(priorityOf(link('Bookmark', 'write'), first)).toBe(priorityOf(button, first));
});

test('what was visited before waits', () => {
  expect(priorityOf(link('News'), { ...first, visits: 1 })).toBeGreaterThan(
    priorityOf(link('News'), first),
  );
});

const click = { kind: 'click', element } as const;

test('a button that offers to make something comes before tabs and before what else it could do', () => {
  const button = (label: string) => ({ ...link(label, 'write'), operation: click });
  const tab = {
    ...button('Recent'),
    effect: 'read',
    identity: { words: 'click tab recent', url: null },
  } as const;
  expect(priorityOf(button('New note'), first)).toBeLessThan(priorityOf(tab, first));
  expect(priorityOf(button('Add to cart'), first)).toBeGreaterThan(priorityOf(tab, first));
});

test('boxes that scripts listen to wait for forms that something is typed into', () => {
  const form = (kind: 'check' | 'keep', method: string): Candidate => {
    const fill = kind === 'check' ? ({ kind, checked: true } as const) : ({ kind } as const);
    return {
      ...link('Choose', 'write'),
      operation: {
        kind: 'submit-form',
        form: {
          element,
          submit: null,
          purpose: 'other',
          method,
          action: '',
          fields: [{ element, name: 'x', label: 'X', fill }],
          references: [],
        },
      },
    };
  };
  const boxes = priorityOf(form('check', ''), first);
  expect(boxes).toBeGreaterThan(priorityOf(form('keep', ''), first));
  expect(boxes).toBeGreaterThan(priorityOf(form('check', 'post'), first));
});
