import { expect, it } from 'vitest';
import { menuTargets } from './menu-targets.ts';
import { truthOf } from './truth.fixture.ts';

const truth = truthOf({
  navTargets: ['news and its archive'],
  navObserved: {
    anonymous: [
      { url: '/news', text: 'News' },
      { url: '/news#top', text: 'Back to top' },
    ],
    loggedIn: [{ url: '/news', text: 'All news' }],
  },
});

it('has each address once, with the texts of its links', () => {
  const reading = {
    addresses: { 'news and its archive': ['/news', '/news/archive'] },
    leftOut: { '/news/archive': 'no page links to it' },
  };
  expect(menuTargets(truth, reading)).toEqual({
    wanted: [{ address: '/news', texts: ['News', 'All news'] }],
    leftOut: [
      { address: '/news#top', reason: 'an anchor within the same page' },
      { address: '/news/archive', reason: 'no page links to it' },
    ],
  });
});

it('throws when nothing says what the prose is', () => {
  expect(() => menuTargets(truth, { addresses: {}, leftOut: {} })).toThrow('news and its archive');
});
