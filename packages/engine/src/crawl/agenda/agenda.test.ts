import { expect, test } from 'vitest';
import type { Target } from '../../model/target.ts';
import { candidateActions } from '../actions/candidate-actions.ts';
import type { Arrival } from '../map/arrival.ts';
import { OwnPlaces } from '../map/own-places.ts';
import { SiteMap } from '../map/site-map.ts';
import { UrlPatterns } from '../map/url-patterns.ts';
import type { PageView } from '../page/page-view.ts';
import { fieldView, formView, linkView, pageView, submitView } from '../page/view.fixture.ts';
import { Sessions } from '../session/sessions.ts';
import { Agenda } from './agenda.ts';
import { Course } from './course.ts';
import type { FrontierItem } from './frontier.ts';

const start = { stateId: null, world: '' };
const outside: Arrival = { route: [], depth: 0, signedIn: false };
const target: Target = {
  url: 'http://site/',
  scope: { origins: ['http://site'], includePaths: [], excludePaths: [] },
  credentials: [],
};
const budget = {
  maxStates: 50,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 100_000,
  contexts: 2,
};
const password = { type: 'password', name: 'password', label: 'Password' };
const email = fieldView({ type: 'email', name: 'email', label: 'E-mail' });

const signUp = formView({
  label: 'Create account',
  fields: [email, fieldView({ ...password, autocomplete: 'new-password' })],
  submits: [submitView({ text: 'Create account' })],
});
const signIn = formView({
  label: 'Sign in',
  action: 'http://site/login',
  fields: [email, fieldView({ ...password, autocomplete: 'current-password' })],
  submits: [submitView({ text: 'Sign in' })],
});

/** An agenda, the pages it was shown, and the time. */
function crawlOf() {
  let now = 0;
  const patterns = new UrlPatterns();
  const map = new SiteMap(patterns);
  const ownPlaces = new OwnPlaces();
  const sessions = new Sessions(map, null);
  const course = new Course(budget.timeMs, () => now);
  const agenda = new Agenda({ target, budget, patterns, map, ownPlaces, sessions, course });
  const context = {
    inScope: () => true,
    terms: [],
    today: '2026-03-01',
    hasCredentials: false,
  };
  return {
    agenda,
    ownPlaces,
    sessions,
    show(view: PageView, arrival = outside) {
      const candidates = candidateActions(view, context);
      const seen = { ...map.see({ view, candidates, ...arrival }), candidates };
      agenda.admit(seen, view.url, arrival);
    },
    wait(ms: number) {
      now += ms;
    },
  };
}

function take(agenda: Agenda): FrontierItem {
  const item = agenda.take(start);
  if (item === null) throw new Error('There is nothing to do.');
  return item;
}

const labelOf = (item: FrontierItem | null) => item?.action.label ?? null;
const signUpPage = pageView({
  url: 'http://site/join',
  forms: [signUp],
  links: [linkView({ url: 'http://site/login', text: 'Sign in' })],
});

test('nobody signs up while somebody is on the way to where one may sign in', () => {
  const { agenda, show } = crawlOf();
  show(signUpPage);
  const way = take(agenda);
  expect(way.action.label).toBe('Sign in');
  const arrived = agenda.setOut(way);
  expect(agenda.take(start)).toBeNull();
  show(pageView({ url: 'http://site/login', forms: [signIn] }));
  arrived();
  expect(labelOf(agenda.take(start))).toBe('Create account');
});

test('but not for ever, when time is running out', () => {
  const { agenda, show, wait } = crawlOf();
  show(signUpPage);
  agenda.setOut(take(agenda));
  expect(agenda.take(start)).toBeNull();
  wait(0.4 * budget.timeMs);
  expect(labelOf(agenda.take(start))).toBe('Create account');
});

test('who signed up signs in, again when that broke off, and signs up again when it was refused', () => {
  const { agenda, sessions, show } = crawlOf();
  show(pageView({ url: 'http://site/join', forms: [signUp] }));
  show(pageView({ url: 'http://site/login', forms: [signIn] }));
  const up = take(agenda);
  expect(up.action.label).toBe('Create account');
  sessions.entrance.made({ username: 'ada', password: 'tea', actionId: up.action.id });
  agenda.keep(up);
  const signsIn = take(agenda);
  expect(signsIn.action.label).toBe('Sign in');
  agenda.failed(signsIn, 'broke-off');
  const again = take(agenda);
  expect(again.action.id).toBe(signsIn.action.id);
  agenda.failed(again, 'refused');
  expect(take(agenda).action.id).toBe(up.action.id);
});

test('the pages of what the crawl made itself come after the same pages of what was there before', () => {
  const { agenda, ownPlaces, show } = crawlOf();
  ownPlaces.noteTyped(['Tidy river']);
  const pagesOf = (name: string) =>
    ['news', 'files'].map((part) =>
      linkView({ url: `http://site/projects/${name}/${part}`, text: `${name} ${part}` }),
    );
  show(
    pageView({
      url: 'http://site/projects/tidy-river',
      links: [...pagesOf('tidy-river'), ...pagesOf('alpha')],
    }),
  );
  const order = [1, 2, 3, 4].map(() => take(agenda).action.label);
  expect(order).toEqual(['alpha news', 'alpha files', 'tidy-river news', 'tidy-river files']);
});

test('after something that promised a form the menu has its turn again', () => {
  const { agenda, show } = crawlOf();
  const menu = ['Home', 'Shop', 'Help', 'News', 'Jobs', 'Press', 'Team', 'Blog'];
  const offers = ['New product', 'New order', 'New brand'];
  show(
    pageView({
      url: 'http://site/start',
      links: [...menu, ...offers].map((text) =>
        linkView({ url: `http://site/${text.replace(' ', '/').toLowerCase()}`, text }),
      ),
    }),
  );
  const order = Array.from({ length: 9 }, () => {
    const item = take(agenda);
    agenda.setOut(item);
    return offers.includes(item.action.label);
  });
  const between = order.some((isOffer, at) => isOffer && order[at + 1] === true);
  expect(order.filter(Boolean).length).toBeGreaterThan(1);
  expect(between).toBe(false);
});
