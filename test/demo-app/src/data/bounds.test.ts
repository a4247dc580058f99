import { expect, test } from 'vitest';
import { Accounts } from './accounts.ts';
import { BoundedMap } from './bounded-map.ts';
import { Sessions } from './sessions.ts';
import { SingleUseTokens } from './single-use-tokens.ts';

test('a full map forgets what was not used for longest', () => {
  const map = new BoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
});

test('a token is good once, for its purpose, until too many came after it', () => {
  const tokens = new SingleUseTokens(2);
  const first = tokens.mint('form');
  const second = tokens.mint('form');
  const third = tokens.mint('review');
  expect(tokens.spend('form', first)).toBe(false);
  expect(tokens.spend('form', third)).toBe(false);
  expect(tokens.spend('form', second)).toBe(true);
  expect(tokens.spend('form', second)).toBe(false);
  expect(tokens.spend('review', third)).toBe(true);
});

test('an abandoned session makes room for a new one', () => {
  const sessions = new Sessions(2);
  const [first, second] = [sessions.create(), sessions.create()];
  sessions.find(first.id);
  sessions.create();
  expect(sessions.find(first.id)).toBe(first);
  expect(sessions.find(second.id)).toBeNull();
});

test('profiles of different accounts never share a version', () => {
  const accounts = new Accounts(10);
  const ada = accounts.create('ada@example.com', 'secret-123', 'Ada');
  const ben = accounts.create('ben@example.com', 'secret-123', 'Ben');
  const saved = accounts.saveProfile(ada, 'Ada L.', '');
  const versions = [ada, ben, saved].map(({ profile }) => profile.version);
  expect(new Set(versions).size).toBe(3);
});
