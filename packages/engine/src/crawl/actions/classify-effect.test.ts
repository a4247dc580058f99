import { expect, test } from 'vitest';
import { controlView, formView, linkView, submitView } from '../page/view.fixture.ts';
import { judgeControl, judgeForm, judgeLink } from './classify-effect.ts';

const token = 'Cfi-XCpFG8rSTdNMQ3WWSbG5';

test.each([
  ['a plain link', { text: 'Kitchen', url: 'http://s/kitchen' }, 'read'],
  ['a page on how to add things', { text: 'New issue', url: 'http://s/issues/new' }, 'read'],
  [
    'a command with a token',
    { text: 'Add to wishlist', url: `http://s/wish/add?t=${token}` },
    'write',
  ],
  [
    'a command that says where to',
    { text: 'Add to favourites', url: 'http://s/fav?id=3' },
    'write',
  ],
  ['a method given by script', { text: 'Watch', url: 'http://s/w', method: 'post' }, 'write'],
  ['a way out', { text: 'Log out', url: 'http://s/x' }, 'destructive'],
  ['a way out by its address alone', { text: 'Bye', url: 'http://s/?do=logout' }, 'destructive'],
  ['a link that deletes', { text: 'Delete', url: 'http://s/items/3' }, 'destructive'],
  ['one that deletes by its address', { text: '×', url: 'http://s/items/3/delete' }, 'destructive'],
  ['an icon', { text: '', hints: 'icon-trash', url: 'http://s/items/3' }, 'destructive'],
  ['taking a line out of a cart', { text: 'Remove', url: 'http://s/cart/remove?line=2' }, 'write'],
  [
    'an article about deleting',
    { text: 'How to delete your browsing history on every device you own', url: 'http://s/blog/7' },
    'read',
  ],
] as const)('%s is %o: %s', (_, parts, effect) => {
  expect(judgeLink(linkView(parts)).effect).toBe(effect);
});

test.each([
  ['a tab', { text: 'Orders', role: 'tab' }, 'read'],
  ['a menu', { text: 'New menu', role: 'button' }, 'read'],
  ['saving', { text: 'Save changes' }, 'write'],
  ['deleting', { text: 'Delete project' }, 'destructive'],
  ['a bin without words', { text: '', hints: 'btn btn-icon fa-trash' }, 'destructive'],
  ['signing out', { text: 'Sign out' }, 'destructive'],
  ['closing a dialog', { text: 'Close' }, 'read'],
] as const)('the button for %s is %o: %s', (_, parts, effect) => {
  expect(judgeControl(controlView(parts)).effect).toBe(effect);
});

test('what asks for confirmation is left alone, with the question', () => {
  const judgement = judgeControl(controlView({ text: 'Refresh', confirm: 'Start over?' }));
  expect(judgement).toEqual({
    effect: 'write',
    leftAlone: 'Left alone because it asks for confirmation: “Start over?”.',
  });
});

test.each([
  ['a search', { method: 'get' }, 'search', 'read'],
  ['a filter', { method: 'get' }, 'other', 'read'],
  [
    'what only a script sends',
    { method: 'get', submits: [submitView({ text: 'Create' })] },
    'other',
    'write',
  ],
  ['a comment', { label: 'Write a comment' }, 'other', 'write'],
  ['placing an order', { submits: [submitView({ text: 'Pay now' })] }, 'other', 'write'],
  ['a hidden method', { methodOverride: 'delete', fields: [] }, 'other', 'destructive'],
  [
    'closing an account',
    { submits: [submitView({ text: 'Close my account' })] },
    'other',
    'destructive',
  ],
  [
    'a cart line',
    { action: 'http://s/cart/remove', submits: [submitView({ text: 'Remove' })] },
    'other',
    'write',
  ],
] as const)('the form for %s is %o', (_, parts, purpose, effect) => {
  const form = formView(parts);
  expect(judgeForm(form, form.submits[0] ?? null, purpose).effect).toBe(effect);
});
