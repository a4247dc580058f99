import { expect, test } from 'vitest';
import type { Effect } from '../../model/effect.ts';
import type { Form } from '../../model/site-graph.ts';
import { linkCandidate } from '../actions/candidate.fixture.ts';
import type { Candidate } from '../actions/candidate.ts';
import { type PriorityContext, priorityOf } from './priority.ts';

const element = { selectors: [], frameUrl: null };
const first: PriorityContext = {
  depth: 1,
  siblings: 0,
  visits: 0,
  inChain: false,
  before: { alike: 0, inMenu: 0 },
};

const link = (label: string, effect: Effect = 'read') => linkCandidate(label, { effect });

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
const form: Form = {
  element,
  submit: null,
  purpose: 'other',
  method: 'post',
  action: 'http://site/x',
  fields: [],
  references: [],
};

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
  const filled = (kind: 'check' | 'keep', method: string): Candidate => {
    const fill = kind === 'check' ? ({ kind, checked: true } as const) : ({ kind } as const);
    const fields = [{ element, name: 'x', label: 'X', fill }];
    return {
      ...link('Choose', 'write'),
      operation: { kind: 'submit-form', form: { ...form, method, fields } },
    };
  };
  const boxes = priorityOf(filled('check', ''), first);
  expect(boxes).toBeGreaterThan(priorityOf(filled('keep', ''), first));
  expect(boxes).toBeGreaterThan(priorityOf(filled('check', 'post'), first));
});

test('a form is sent by its first button before it is sent by those that only lead elsewhere', () => {
  const saved = (label: string) =>
    priorityOf({ ...link(label, 'write'), operation: { kind: 'submit-form', form } }, first);
  expect(saved('Save')).toBeLessThan(saved('Save and add another'));
  expect(saved('Save & close')).toBe(saved('Save and continue editing'));
  expect(saved('Terms and conditions')).toBe(saved('Save'));
});
