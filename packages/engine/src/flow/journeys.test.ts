import { describe, expect, test } from 'vitest';
import type { SiteGraph } from '../model/site-graph.ts';
import { click, form, graphOf, link, stateAt } from './graph.fixture.ts';
import { findJourneys } from './journeys.ts';

const alone = { kind: 'left-alone', reason: 'Left alone because it ends the session.' } as const;
const signedIn = ['open', 'to login', 'sign in'];

const shop: SiteGraph = graphOf(
  [
    stateAt('/product/:slug', { visits: 9, route: ['open', 'cup'] }),
    stateAt('/category/:slug', { visits: 3 }),
    stateAt('/login', { title: 'Sign in · Shop', route: ['open', 'to login'] }),
    stateAt('/signup', { route: ['open', 'to signup'] }),
    stateAt('/cart', { heading: 'Your cart' }),
    stateAt('/search?q=:q'),
    stateAt('/wishlist', { route: ['open', 'cup', 'add to wishlist'] }),
    stateAt('/#member', { signedIn: true, route: signedIn }),
    stateAt('/cart#full', { route: [...signedIn, 'cup', 'add to cart'], signedIn: true }),
    stateAt('/checkout/address', { route: [...signedIn, 'cup', 'add to cart', 'to checkout'] }),
    stateAt('/checkout/delivery', {
      route: [...signedIn, 'cup', 'add to cart', 'to checkout', 'to delivery'],
    }),
    stateAt('/checkout/payment', {
      route: [...signedIn, 'cup', 'add to cart', 'to checkout', 'to delivery', 'to payment'],
    }),
    stateAt('/orders/:id', {
      route: [
        ...signedIn,
        'cup',
        'add to cart',
        'to checkout',
        'to delivery',
        'to payment',
        'place order',
      ],
    }),
    stateAt('/account', {
      heading: 'Your account',
      signedIn: true,
      route: [...signedIn, 'account'],
    }),
  ],
  [
    form('Search products', {
      purpose: 'search',
      method: 'get',
      action: '/search',
      fields: ['q'],
      to: '/search?q=:q',
    }),
    form('Search products', {
      id: 'search again',
      from: '/cart',
      purpose: 'search',
      method: 'get',
      action: '/search',
      fields: ['q'],
      to: '/search?q=:q',
    }),
    link('Cup', { id: 'cup', to: '/product/:slug' }),
    link('Pot', { id: 'pot', to: '/product/:slug' }),
    link('Kitchen', { to: '/category/:slug' }),
    link('Sign in', { id: 'to login', to: '/login' }),
    link('Create account', { id: 'to signup', to: '/signup' }),
    link('Cart', { id: 'cart', to: '/cart' }),
    form('Sign in', {
      id: 'sign in',
      from: '/login',
      purpose: 'sign-in',
      action: '/login',
      to: '/#member',
    }),
    form('Create account', {
      from: '/signup',
      purpose: 'sign-up',
      action: '/signup',
      to: '/#member',
    }),
    form('Add to cart', {
      id: 'add to cart',
      from: '/product/:slug',
      action: '/cart/add',
      fields: ['qty'],
      to: '/cart#full',
    }),
    form('Send', {
      id: 'review',
      from: '/product/:slug',
      heading: 'Write a review',
      action: '/product/cup/reviews',
      fields: ['text'],
      to: '/product/:slug',
    }),
    link('Add to wishlist', {
      id: 'add to wishlist',
      from: '/product/:slug',
      to: '/wishlist',
      effect: 'write',
      requests: [
        {
          method: 'GET',
          urlTemplate: '/wishlist/add?product=:p&t=:t',
          kind: 'document',
          status: 303,
        },
      ],
    }),
    link('Check out', { id: 'to checkout', from: '/cart#full', to: '/checkout/address' }),
    form('Continue to delivery', {
      id: 'to delivery',
      from: '/checkout/address',
      action: '/checkout/delivery',
      fields: ['street'],
      to: '/checkout/delivery',
    }),
    form('Continue to payment', {
      id: 'to payment',
      from: '/checkout/delivery',
      action: '/checkout/payment',
      fields: ['how'],
      to: '/checkout/payment',
    }),
    form('Place order', {
      id: 'place order',
      from: '/checkout/payment',
      action: '/checkout/confirm',
      fields: ['terms'],
      to: '/orders/:id',
    }),
    link('Account', { id: 'account', from: '/#member', to: '/account' }),
    form('Save', {
      id: 'profile',
      from: '/account',
      heading: 'Your profile',
      method: '',
      fields: ['displayName'],
      to: '/account',
      requests: [{ method: 'PUT', urlTemplate: '/api/profile', kind: 'fetch', status: 200 }],
    }),
    click('Orders', {
      from: '/account',
      to: '/account',
      requests: [{ method: 'GET', urlTemplate: '/api/orders', kind: 'fetch', status: 200 }],
    }),
    click('Show more', { from: '/account', to: '/account' }),
    link('Log out', { from: '/#member', effect: 'destructive', outcome: alone }),
    form('Delete account', {
      from: '/account',
      action: '/account/delete',
      effect: 'destructive',
      outcome: alone,
    }),
    link('Broken', { to: null, outcome: { kind: 'failed', reason: 'status 500' } }),
  ],
);

const journeys = findJourneys(shop, { includeDestructive: false });
const byName = new Map(journeys.map((journey) => [journey.name, journey]));

describe('journeys out of a site graph', () => {
  test('are named as a person would name them, each goal once', () => {
    expect(journeys.map(({ name }) => name).sort()).toEqual(
      [
        'Add to cart',
        'Add to wishlist',
        'Browse categories',
        'Browse products',
        'Check out',
        'Delete account',
        'Log out',
        'Open the start page',
        'Search products',
        'Sign in',
        'Sign up',
        'Update profile',
        'View account',
        'View cart',
        'View orders',
        'Write a review',
      ].sort(),
    );
  });

  test.each([
    ['Add to cart', ['open', 'cup', 'add to cart']],
    [
      'Check out',
      [
        'open',
        'to login',
        'sign in',
        'cup',
        'add to cart',
        'to checkout',
        'to delivery',
        'to payment',
        'place order',
      ],
    ],
    ['Search products', ['open', 'search products']],
    ['Update profile', ['open', 'to login', 'sign in', 'account', 'profile']],
    ['Sign in', ['open', 'to login', 'sign in']],
  ])('%s goes the shortest way from a clean browser: %j', (name, ids) => {
    expect(byName.get(name)?.actions.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['Browse products', 'read'],
    ['View account', 'read'],
    ['Check out', 'write'],
    ['Add to wishlist', 'write'],
    ['Log out', 'destructive'],
  ])('%s has the effect %s', (name, effect) => {
    expect(byName.get(name)?.effect).toBe(effect);
  });

  test('that take something away are left alone unless asked for, and come last', () => {
    expect(journeys.slice(-2).map(({ name, leftAlone }) => [name, leftAlone])).toEqual([
      ['Log out', alone.reason],
      ['Delete account', alone.reason],
    ]);
    const all = findJourneys(shop, { includeDestructive: true });
    expect(all.filter(({ leftAlone }) => leftAlone !== null)).toEqual([]);
  });

  test('have ids of their own that can stand in a URL', () => {
    const ids = journeys.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z0-9-]+$/.test(id))).toBe(true);
  });
});

describe('a goal', () => {
  test('that needs an account is reached signed in when it turns visitors away', () => {
    const states = [
      stateAt('/login'),
      stateAt('/', { id: 'member', signedIn: true, route: signedIn }),
    ];
    const graph = graphOf(states, [
      link('Sign in', { id: 'to login', to: '/login' }),
      form('Sign in', {
        id: 'sign in',
        from: '/login',
        purpose: 'sign-in',
        action: '/login',
        to: 'member',
      }),
      form('Post', { id: 'as visitor', action: '/notes', heading: 'New note', to: '/login' }),
      form('Post', {
        id: 'as member',
        from: 'member',
        action: '/notes',
        heading: 'New note',
        to: 'member',
      }),
    ]);
    const note = findJourneys(graph, { includeDestructive: false }).find(
      ({ name }) => name === 'New note',
    );
    expect(note?.actions.map(({ id }) => id)).toEqual([...signedIn, 'as member']);
  });

  test.each([
    [form('Save', { heading: 'Edit issue', action: '/issues/7' }), 'Edit issue'],
    [form('Create and continue', { action: '/issues' }), 'Create and continue'],
    [form('Send', { heading: 'Contact us', action: '/contact' }), 'Contact us'],
    [form('Newsletter', { action: '/newsletter' }), 'Subscribe to the newsletter'],
    [form('Subscribe', { action: '/alerts' }), 'Subscribe'],
    [form('Save', { heading: 'Profile', action: '/me' }), 'Update profile'],
    [form('Save', { heading: 'Settings', action: '/settings' }), 'Save settings'],
    [form('Deploy', { action: '' }), 'Deploy'],
  ])('is named by its caption or its heading', (action, name) => {
    const names = findJourneys(graphOf([], [action]), { includeDestructive: false });
    expect(names.map((journey) => journey.name)).toEqual(['Open the start page', name]);
  });

  const asked = {
    method: 'GET',
    urlTemplate: '/api/orders',
    kind: 'fetch',
    status: 200,
  } as const;

  test.each([
    link('Go back', { to: '/account/orders' }),
    link('Zurück', { to: '/account/orders' }),
    click('Go back', { to: '/account/orders', requests: [asked] }),
    click('Next', { to: '/account/orders', requests: [asked] }),
  ])('is not named by a caption that leads anywhere: $label', (action) => {
    const graph = graphOf([stateAt('/account/orders')], [action]);
    const names = findJourneys(graph, { includeDestructive: false }).map(({ name }) => name);
    expect(names).toEqual(['Open the start page', 'View orders']);
  });

  test('that goes back is called by what it is about', () => {
    const requests = [{ ...asked, method: 'POST' }];
    const back = click('Go back', { heading: 'Your orders', effect: 'write', requests });
    const graph = graphOf([stateAt('/account')], [back]);
    const names = findJourneys(graph, { includeDestructive: false }).map(({ name }) => name);
    expect(names).toEqual(['Open the start page', 'Your orders']);
  });

  test('shares its name with another only with the place added', () => {
    const graph = graphOf(
      [stateAt('/a', { heading: 'Alpha' }), stateAt('/b', { heading: 'Beta' })],
      [
        form('Upload file', { id: '1', from: '/a', action: '/a/files' }),
        form('Upload file', { id: '2', from: '/b', action: '/b/files' }),
      ],
    );
    const names = findJourneys(graph, { includeDestructive: false }).map(({ name }) => name);
    expect(names).toEqual(['Open the start page', 'Upload file', 'Upload file (Beta)']);
  });
});

test('a form that must be looked at first is saved from the page that shows it', () => {
  const thread = { method: 'post', action: '/forum/new', effect: 'write' } as const;
  const preview = form('Preview', {
    ...thread,
    from: '/forum/new',
    to: '/forum/preview',
    fields: ['title', 'text'],
    caption: 'Preview',
  });
  const save = form('New thread', {
    ...thread,
    from: '/forum/preview',
    to: '/forum/:id',
    fields: ['text'],
    caption: 'Submit',
  });
  const pages = [
    stateAt('/forum/new', { route: ['open', 'write'] }),
    stateAt('/forum/preview', { route: ['open', 'write', 'preview'] }),
  ];
  const graph = graphOf(pages, [link('Write', { to: '/forum/new' }), preview, save]);
  const journeys = findJourneys(graph, { includeDestructive: false });
  const writing = journeys.filter(({ effect }) => effect === 'write');
  expect(writing.map(({ name }) => name)).toEqual(['New thread']);
  expect(writing[0]?.actions.map(({ id }) => id)).toEqual([
    'open',
    'write',
    'preview',
    'new thread',
  ]);
});

test('a form without a name of its own is called like its page, without the name of the site', () => {
  const pages = ['tickets/new', 'wiki', 'forum', 'timeline'].map((path) =>
    stateAt(`/${path}`, { heading: 'Widget', title: `Widget: ${path}` }),
  );
  const journeys = findJourneys(graphOf(pages, [newTicket]), { includeDestructive: false });
  expect(journeys.map(({ name }) => name)).toContain('Tickets/new');
});

test('pages under one heading are told apart by what else their titles say', () => {
  const heading = 'Your account';
  const pages = [
    stateAt('/account', { heading, title: 'Your account · Shop' }),
    stateAt('/account/summary', { heading, title: 'Overview · Your account · Shop' }),
  ];
  const others = ['cart', 'news', 'help'].map((name) =>
    stateAt(`/${name}`, { title: `${name} · Shop` }),
  );
  const links = pages.map(({ id }) => link(heading, { id: `to ${id}`, to: id }));
  const graph = graphOf([...pages, ...others], links);
  const journeys = findJourneys(graph, { includeDestructive: false });
  expect(journeys.map(({ name }) => name).slice(1)).toEqual(['View account', 'View overview']);
});

const newTicket = form('Widget', {
  id: 'new ticket',
  from: '/tickets/new',
  effect: 'write',
  heading: 'Widget',
  method: 'post',
  action: '/tickets/new',
  fields: ['title'],
});
