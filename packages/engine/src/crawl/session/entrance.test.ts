import { describe, expect, test } from 'vitest';
import type { KnownAction } from '../map/site-map.ts';
import { bySigningIn, Entrance } from './entrance.ts';

const account = { username: 'ada', password: 'tea', actionId: 'up' };
const nothingAhead = () => false;
const linkAhead = () => true;

function action(id: string): KnownAction {
  return {
    id,
    fromStateId: 's1',
    toStateId: null,
    operation: { kind: 'open', url: 'http://site/' },
    label: id,
    heading: '',
    effect: 'write',
    outcome: { kind: 'explored', status: 200 },
    requests: [],
  };
}

describe('without a login', () => {
  test('signing up waits while something may lead to a sign-in form', () => {
    const entrance = new Entrance(null);
    expect(entrance.wants('sign-up', linkAhead)).toBeNull();
    expect(entrance.wants('sign-up', nothingAhead)).toBe(true);
    entrance.noteForm('in');
    expect(entrance.wants('sign-up', linkAhead)).toBe(true);
  });

  test('signing in waits for an account, and is over once it worked', () => {
    const entrance = new Entrance(null);
    entrance.noteForm('in');
    expect(entrance.wants('sign-in', nothingAhead)).toBeNull();
    entrance.made(account);
    expect(entrance.wants('sign-in', nothingAhead)).toBe(true);
    expect([action('in'), action('other')].map((one) => entrance.signedIn(one))).toEqual([
      true,
      false,
    ]);
    expect(entrance.wants('sign-in', nothingAhead)).toBe(false);
    expect(entrance.signedInBy?.id).toBe('in');
  });

  test('one account is made, and a second one waits until every form has refused the first', () => {
    const entrance = new Entrance(null);
    entrance.noteForm('in');
    entrance.noteForm('dialog');
    entrance.made(account);
    entrance.made({ ...account, username: 'ben' });
    expect(entrance.credentials).toEqual({ username: 'ada', password: 'tea' });
    entrance.refused('in');
    expect(entrance.hasForm).toBe(true);
    expect(entrance.wants('sign-up', nothingAhead)).toBeNull();
    entrance.refused('dialog');
    expect(entrance.hasForm).toBe(false);
    expect(entrance.account).toBeNull();
    expect(entrance.wants('sign-up', nothingAhead)).toBe(true);
  });

  test('nobody signs up again once signing in has worked', () => {
    const entrance = new Entrance(null);
    entrance.noteForm('in');
    entrance.made(account);
    entrance.signedIn(action('in'));
    expect(entrance.wants('sign-up', nothingAhead)).toBe(false);
  });

  test('where no form is known the account is kept, whatever a form says that is found later', () => {
    const entrance = new Entrance(null);
    entrance.made(account);
    expect(entrance.wants('sign-up', nothingAhead)).toBe(false);
    entrance.noteForm('late');
    entrance.refused('late');
    expect(entrance.account).toEqual(account);
  });
});

test('a login that was given is the one, whatever a sign-up makes', () => {
  const entrance = new Entrance({ username: 'root', password: 'r' });
  entrance.made(account);
  expect(entrance.account).toBeNull();
  expect(entrance.credentials?.username).toBe('root');
  expect(entrance.wants('sign-in', nothingAhead)).toBe(true);
});

describe('a way by signing in', () => {
  const wayIn = ['open', 'to-login', 'in'];
  const isChanging = (id: string) => ['fill-cart', 'up', 'in', 'later'].includes(id);

  test('stands in for the one by signing up', () => {
    const route = ['open', 'to-sign-up', 'up', 'checkout', 'later'];
    const way = bySigningIn(route, 'up', wayIn, isChanging);
    expect(way).toEqual(['open', 'to-login', 'in', 'checkout', 'later']);
  });

  test('keeps what was done to the session before', () => {
    const route = ['open', 'product', 'fill-cart', 'to-sign-up', 'up', 'checkout'];
    const way = bySigningIn(route, 'up', wayIn, isChanging);
    expect(way).toEqual(['open', 'product', 'fill-cart', ...wayIn, 'checkout']);
  });

  test('leaves other ways alone, and those whose sign-in only who signed up can see', () => {
    expect(bySigningIn(['open', 'x'], 'up', wayIn, isChanging)).toEqual(['open', 'x']);
    const inside = ['open', 'up', 'in'];
    expect(bySigningIn(['open', 'up', 'x'], 'up', inside, isChanging)).toEqual(['open', 'up', 'x']);
  });
});
