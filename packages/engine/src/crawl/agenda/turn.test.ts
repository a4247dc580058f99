import { expect, test } from 'vitest';
import type { FormPurpose } from '../../model/site-graph.ts';
import { linkCandidate } from '../actions/candidate.fixture.ts';
import type { Candidate } from '../actions/candidate.ts';
import { type Progress, turnOf } from './turn.ts';
import { usualEntrancesOf } from './unlinked-addresses.ts';

const element = { selectors: [], frameUrl: null };
const start: Progress = {
  hasLogin: true,
  isIn: false,
  isLate: false,
  isEnding: false,
  isFormDue: false,
};

function form(purpose: FormPurpose): Candidate {
  const one = { element, submit: null, purpose, method: 'post', action: '', fields: [] };
  return { ...linkCandidate(purpose), operation: { kind: 'submit-form', form: one } };
}

const elsewhere = { isUnseen: false, isNavigation: false };
const navigation = { isUnseen: true, isNavigation: true };

const turn = (candidate: Candidate, progress: Progress, signedIn = false) =>
  turnOf({ candidate, priority: 10, signedIn, isOwn: false }, elsewhere, progress);

test('with a login, the way in comes before everything else', () => {
  expect(turn(form('sign-in'), start)).toBeLessThan(turn(linkCandidate('News'), start));
  expect(turn(linkCandidate('Log in'), start)).toBeLessThan(turn(linkCandidate('News'), start));
});

test('where many sites let people in is looked at before what the pages offer', () => {
  const open = (url: string): Candidate => ({
    ...linkCandidate('Open'),
    operation: { kind: 'open', url },
  });
  expect(turn(open('http://site/blog/wp-login.php'), start)).toBeLessThan(
    turn(linkCandidate('News'), start),
  );
  expect(turn(open('http://site/robots.txt'), start)).toBe(turn(linkCandidate('News'), start));
  expect(turn(linkCandidate('Log in'), start)).toBeLessThanOrEqual(
    turn(open('http://site/login'), start),
  );
  expect(usualEntrancesOf('http://site/blog/')).toContain('http://site/blog/wp-login.php');
});

test('once in, what anybody can see comes after what lies behind the login', () => {
  const progress = { ...start, isIn: true };
  expect(turn(linkCandidate('News'), progress, true)).toBeLessThan(
    turn(linkCandidate('News'), progress),
  );
  expect(turn(form('search'), progress)).toBe(10);
});

test('links that anybody sees get the end of the time', () => {
  const ending = { ...start, isIn: true, isLate: true, isEnding: true };
  expect(turn(linkCandidate('Lost password'), ending)).toBe(
    turn(linkCandidate('News'), ending, true),
  );
  expect(turn(form('other'), ending)).toBeGreaterThan(turn(linkCandidate('News'), ending, true));
});

test('where the navigation leads and nobody has been comes sooner', () => {
  const item = { candidate: linkCandidate('Settings'), priority: 10, signedIn: true, isOwn: false };
  expect(turnOf(item, navigation, { ...start, isIn: true })).toBeLessThan(0);
});

test('where the navigation leads around what the crawl made itself waits for that around the rest', () => {
  const entry = { candidate: linkCandidate('Settings'), priority: 10, signedIn: true };
  const own = turnOf({ ...entry, isOwn: true }, navigation, start);
  expect(own).toBeGreaterThan(turnOf({ ...entry, isOwn: false }, navigation, start));
  expect(own).toBeLessThan(turnOf({ ...entry, isOwn: false }, elsewhere, start));
});

test('a form that writes has its turn between the entries of a long menu', () => {
  const fill = { kind: 'generate', generator: { kind: 'email' } } as const;
  const fields = [{ element, name: 'mail', label: 'Mail', fill }];
  const one = {
    element,
    submit: null,
    purpose: 'other',
    method: 'post',
    action: '',
    fields,
  } as const;
  const writing: Candidate = {
    ...linkCandidate('Invite'),
    effect: 'write',
    operation: { kind: 'submit-form', form: one },
  };
  const entry = {
    candidate: linkCandidate('Settings'),
    priority: 10,
    signedIn: true,
    isOwn: false,
  };
  const progress = { ...start, isIn: true };
  const due = { ...progress, isFormDue: true };
  expect(turn(writing, progress, true)).toBeGreaterThan(turnOf(entry, navigation, progress));
  expect(turn(writing, due, true)).toBeLessThan(turnOf(entry, navigation, due));
});

test('without a login, signing up comes sooner when time is running out', () => {
  const progress = { ...start, hasLogin: false };
  expect(turn(form('sign-up'), progress)).toBe(10);
  expect(turn(form('sign-up'), { ...progress, isLate: true })).toBeLessThan(0);
});

test('and so has what promises one, unless its place was seen', () => {
  const offer = {
    candidate: linkCandidate('New product'),
    priority: 10,
    signedIn: true,
    isOwn: false,
  };
  const entry = { ...offer, candidate: linkCandidate('Settings') };
  const due = { ...start, isIn: true, isFormDue: true };
  const unseen = { isUnseen: true, isNavigation: false };
  expect(turnOf(offer, unseen, due)).toBeLessThan(turnOf(entry, navigation, due));
  expect(turnOf(offer, elsewhere, due)).toBeGreaterThan(turnOf(entry, navigation, due));
  expect(turnOf(offer, unseen, { ...due, isFormDue: false })).toBeGreaterThan(
    turnOf(entry, navigation, due),
  );
});
