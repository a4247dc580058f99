import { describe, expect, it } from 'vitest';
import { trapOf, visitOf } from './site-visits.ts';
import { graphOf, linkTo } from './truth.fixture.ts';

const target = (address: string) => ({ address, texts: [] });
const untried = {
  kind: 'left-alone',
  reason: 'Not tried: the crawl ended before its turn came.',
} as const;
const leftAlone = {
  kind: 'left-alone',
  reason: 'Left alone because it ends the session.',
} as const;
const seen = (method: string, urlTemplate: string, status: number | null = 200) =>
  ({ method, urlTemplate, kind: 'document', status }) as const;

describe('a menu target', () => {
  it('was visited when a link to it was followed in any of the crawls', () => {
    const graphs = [graphOf({}), graphOf({ actions: [linkTo('/news')] })];
    expect(visitOf(target('/news'), graphs).kind).toBe('visited');
  });

  it('was visited when a click asked for it', () => {
    const actions = [linkTo('/menu', { requests: [seen('GET', '/news')] })];
    expect(visitOf(target('/news'), [graphOf({ actions })]).kind).toBe('visited');
  });

  it('was not visited because something like it was', () => {
    const actions = [linkTo('/news/7', { requests: [seen('GET', '/news/:id')] })];
    expect(visitOf(target('/news/new'), [graphOf({ actions })]).kind).toBe('missed');
  });

  it('was left alone for a reason, or only seen', () => {
    const actions = [
      linkTo('/close', { outcome: leftAlone }),
      linkTo('/news', { outcome: untried }),
    ];
    expect(visitOf(target('/close'), [graphOf({ actions })]).kind).toBe('left-alone');
    expect(visitOf(target('/news'), [graphOf({ actions })]).kind).toBe('seen');
  });
});

describe('a trap', () => {
  const logout = { method: 'GET', url: '/logout?token=TOKEN' };

  it('is left alone when its link is, or the click that says the same', () => {
    const link = linkTo('/logout?token=1', { outcome: leftAlone });
    const element = { selectors: [], frameUrl: null };
    const click = linkTo('/', {
      operation: { kind: 'click', element },
      label: 'Sign out',
      outcome: leftAlone,
    });
    expect(trapOf(logout, [], [graphOf({ actions: [link] })])).toBe('left-alone');
    expect(trapOf(logout, ['Sign out'], [graphOf({ actions: [click] })])).toBe('left-alone');
  });

  it('is sprung when its request went out, not when it was held back', () => {
    const out = linkTo('/', { requests: [seen('GET', '/logout?token=:token')] });
    const held = linkTo('/', {
      requests: [seen('GET', '/logout?token=:token', null)],
      outcome: leftAlone,
    });
    expect(trapOf(logout, [], [graphOf({ actions: [out] })])).toBe('sprung');
    expect(trapOf(logout, ['A link'], [graphOf({ actions: [held] })])).toBe('missed');
  });

  it('was missed when its turn never came', () => {
    const actions = [linkTo('/logout?token=1', { outcome: untried })];
    expect(trapOf(logout, [], [graphOf({ actions })])).toBe('missed');
  });
});
