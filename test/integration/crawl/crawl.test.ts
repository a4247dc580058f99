import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { actionNamed, crawlSite, templates, wayTo } from './crawling.ts';
import { json, page, redirect, startSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('states', () => {
  test('pages of one kind are one state, and only some of them are visited', async () => {
    const names = Array.from(
      { length: 30 },
      (_, i) => `thing-${String.fromCharCode(97 + (i % 26))}${i > 25 ? 'x' : ''}`,
    );
    await using site = await startSite({
      '/': `<h1>Shop</h1><main><ul>${names.map((name) => `<li><a href="/things/${name}">${name}</a></li>`).join('')}</ul></main>`,
      '*': ({ path }) => `<h1>${path.split('/').at(-1)}</h1><article><p>Nice.</p></article>`,
    });
    const graph = await crawlSite(browser, site.url);
    expect(templates(graph)).toEqual(['/', '/things/:slug']);
    expect(graph.states).toHaveLength(2);
    expect(site.log.filter((line) => line.startsWith('GET /things/')).length).toBeLessThan(8);
    expect(graph.ended).toBe('exhausted');
  });

  test('two tabs on one URL are two states', async () => {
    await using site = await startSite({
      '/': `<h1>App</h1><div role="tablist"><button role="tab">People</button><button role="tab">Places</button></div><div id="panel"></div>
        <script>
          for (const tab of document.querySelectorAll('[role=tab]')) tab.onclick = () => {
            panel.innerHTML = '<button type="button">Sort ' + tab.textContent + '</button>';
          };
        </script>`,
    });
    const graph = await crawlSite(browser, site.url);
    const states = graph.states.filter((state) => state.urlTemplate === '/');
    expect(states).toHaveLength(3);
    expect(actionNamed(graph, 'Sort People')?.outcome.kind).toBe('explored');
    expect(actionNamed(graph, 'Sort Places')?.outcome.kind).toBe('explored');
  });

  test('buttons in shadow roots and frames are found and pressed', async () => {
    await using site = await startSite({
      '/': `<h1>Host</h1><x-box></x-box><iframe src="/inner"></iframe><script>
        customElements.define('x-box', class extends HTMLElement {
          connectedCallback() {
            const root = this.attachShadow({ mode: 'closed' });
            root.innerHTML = '<button>Deep</button>';
            root.querySelector('button').onclick = () => fetch('/deep', { method: 'POST' });
          }
        });
      </script>`,
      '/inner': `<h1>Inner</h1><button onclick="fetch('/framed', { method: 'POST' })">Framed</button>`,
      '/deep': () => json({}),
      '/framed': () => json({}),
    });
    const graph = await crawlSite(browser, site.url);
    expect(site.log).toContain('POST /deep');
    expect(site.log).toContain('POST /framed');
    expect(actionNamed(graph, 'Deep')?.effect).toBe('write');
  });

  test('a wizard is gone through to its end, and its end knows the whole way', async () => {
    const steps = new Map<string, number>();
    const at = (id: string | undefined) => steps.get(id ?? '') ?? 0;
    await using site = await startSite({
      '/': '<h1>Home</h1><a href="/apply">Apply</a>',
      '/apply': ({ cookies }) =>
        at(cookies.get('id')) === 0
          ? {
              body: page(
                '<h1>Step one</h1><form method="post" action="/apply/one"><label>Name <input name="name" required></label><button>Continue</button></form>',
              ),
              headers: { 'set-cookie': `id=${crypto.randomUUID()}; Path=/` },
            }
          : redirect('/apply/two'),
      'POST /apply/one': ({ cookies }) => {
        steps.set(cookies.get('id') ?? '', 1);
        return redirect('/apply/two');
      },
      'GET /apply/two': ({ cookies }) =>
        at(cookies.get('id')) >= 1
          ? '<h1>Step two</h1><form method="post" action="/apply/two"><label>City <input name="city" required></label><button>Continue</button></form>'
          : redirect('/'),
      'POST /apply/two': ({ cookies }) => {
        steps.set(cookies.get('id') ?? '', 2);
        return redirect('/apply/done');
      },
      '/apply/done': ({ cookies }) =>
        at(cookies.get('id')) === 2 ? '<h1>All done</h1>' : redirect('/'),
    });
    const graph = await crawlSite(browser, site.url);
    const done = graph.states.find((state) => state.heading === 'All done');
    const way = done?.route.map((id) => graph.actions.find((one) => one.id === id)?.operation.kind);
    expect(way).toEqual(['open', 'follow-link', 'submit-form', 'submit-form']);
  });
});

describe('what is left alone', () => {
  test('deleting, signing out and what asks for confirmation are found and never done', async () => {
    await using site = await startSite({
      '/': `<h1>Account</h1>
        <a href="/logout">Sign out</a>
        <form method="post" action="/account"><input type="hidden" name="_method" value="delete"><button>Delete my account</button></form>
        <button type="button" onclick="confirm('Wipe everything?') && fetch('/wipe', { method: 'POST' })">Tidy up</button>
        <button type="button" onclick="go()">Refresh</button>
        <script>function go() { if (confirm('Really?')) fetch('/refresh', { method: 'POST' }) }</script>
        <button type="button" id="x" aria-label="Item"></button><script>x.onclick = () => fetch('/items/1', { method: 'DELETE' })</script>`,
    });
    const graph = await crawlSite(browser, site.url);
    const outcomes = ['Sign out', 'Delete my account', 'Tidy up', 'Refresh', 'Item'].map(
      (label) => [label, actionNamed(graph, label)?.outcome.kind],
    );
    expect(outcomes).toEqual([
      ['Sign out', 'left-alone'],
      ['Delete my account', 'left-alone'],
      ['Tidy up', 'left-alone'],
      ['Refresh', 'left-alone'],
      ['Item', 'left-alone'],
    ]);
    expect(actionNamed(graph, 'Delete my account')?.effect).toBe('destructive');
    expect(actionNamed(graph, 'Item')?.effect).toBe('destructive');
    const files = /^GET \/(favicon|robots|sitemap|llms|\.well-known|$)/;
    expect(site.log.filter((line) => !files.test(line))).toEqual([]);
  });

  test('other origins are counted and not visited, excluded paths are neither', async () => {
    await using other = await startSite({ '*': '<h1>Elsewhere</h1>' });
    await using site = await startSite({
      '/': `<h1>Home</h1><a href="${other.url}x">Partner</a><a href="/in">In</a><a href="/secret/x">Secret</a>
        <button type="button" onclick="location.href='${other.url}y'">Leave</button>`,
      '/in': '<h1>In</h1>',
      '*': '<h1>Secret</h1>',
    });
    const graph = await crawlSite(browser, site.url, { scope: { excludePaths: ['/secret'] } });
    expect(Object.keys(graph.offSite)).toEqual([new URL(other.url).origin]);
    expect(other.log).toEqual([]);
    expect(site.log).toContain('GET /in');
    expect(site.log).not.toContain('GET /secret/x');
    expect(actionNamed(graph, 'Leave')?.outcome.kind).toBe('left-alone');
  });
});

describe('forms', () => {
  test('what the server rejects is read, mended and sent again', async () => {
    const taken: string[] = [];
    const form = (error: string) =>
      `<h1>Order</h1>${error === '' ? '' : `<p class="error" role="alert">${error}</p>`}
       <form method="post" action="/order"><label for="code">Reference</label><input id="code" name="code"><button>Send order</button></form>`;
    await using site = await startSite({
      'GET /': () => form(''),
      'POST /order': ({ form: sent }) => {
        const code = sent.get('code') ?? '';
        if (!/^\d{6,}$/.test(code)) return form('Reference must be digits only, at least 6.');
        taken.push(code);
        return redirect('/thanks');
      },
      '/thanks': '<h1>Thank you</h1>',
    });
    const graph = await crawlSite(browser, site.url);
    expect(taken).toHaveLength(1);
    const action = actionNamed(graph, 'Send order');
    expect(action?.outcome).toEqual({ kind: 'explored', status: 200 });
    const fill =
      action?.operation.kind === 'submit-form' ? action.operation.form.fields[0]?.fill : undefined;
    expect(fill).toMatchObject({ kind: 'generate', generator: { kind: 'pattern' } });
  });

  test('what hidden fields refer to makes one form two, what they merely hold does not', async () => {
    const form = (hidden: string) =>
      `<h1>Hours</h1><form method="post" action="/hours">${hidden}<label>Hours <input name="hours" type="number" required></label><button>Log</button></form>`;
    await using site = await startSite({
      '/': `<h1>Site</h1><a href="/alpha/log">Alpha</a> <a href="/free/log">Free</a> <a href="/late/log">Late</a>`,
      '/alpha/log': form('<input type="hidden" name="project_id" value="7">'),
      '/free/log': form('<input type="hidden" name="stamp" value="1">'),
      '/late/log': form('<input type="hidden" name="stamp" value="2">'),
      'POST /hours': () => redirect('/'),
    });
    const graph = await crawlSite(browser, site.url);
    const tried = graph.actions.filter(
      ({ operation, outcome }) => operation.kind === 'submit-form' && outcome.kind === 'explored',
    );
    const about = tried.map(
      ({ operation }) => operation.kind === 'submit-form' && operation.form.references?.join(),
    );
    expect(about.sort()).toEqual(['', 'project_id']);
  });

  test('a form that is never taken fails with what the page said', async () => {
    await using site = await startSite({
      '*': ({ method }) =>
        `<h1>Club</h1>${method === 'POST' ? '<p class="error">Only members are invited.  Invalid request.</p>' : ''}
         <form method="post"><label>Wish <input name="wish"></label><button>Ask</button></form>`,
    });
    const graph = await crawlSite(browser, site.url);
    expect(actionNamed(graph, 'Ask')?.outcome).toEqual({
      kind: 'failed',
      reason: expect.stringContaining('Only members are invited.'),
    });
  });

  test('the search is fed with words of the site', async () => {
    await using site = await startSite({
      '/': '<h1>Books</h1><form action="/find"><input name="q" aria-label="Search"><button>Search</button></form><main><ul><li><a href="/b/one">Lighthouse keepers</a></li></ul></main>',
      '/find': ({ query }) => `<h1>Results for ${query.get('q')}</h1>`,
      '*': '<h1>Book</h1>',
    });
    const graph = await crawlSite(browser, site.url);
    expect(site.log.some((line) => /^GET \/find\?q=(lighthouse|keepers)$/.test(line))).toBe(true);
    expect(actionNamed(graph, 'Search')?.effect).toBe('read');
  });
});

describe('signed-in worlds', () => {
  const users = new Map([['alice', 'secret-1']]);
  const loginPage = (error = '') =>
    `<h1>Welcome back</h1>${error === '' ? '' : `<div class="error">${error}</div>`}<form method="post" action="/login"><label>User <input name="user"></label><label>Password <input type="password" name="pass"></label><button>Log in</button></form>`;
  const members = (sessions: Set<string>) => ({
    '/': ({ cookies }: { cookies: ReadonlyMap<string, string> }) =>
      sessions.has(cookies.get('sid') ?? '')
        ? '<h1>Home</h1><a href="/logout">Log out</a> <a href="/diary">Diary</a> <a href="/letters">Letters</a>'
        : '<h1>Home</h1><a href="/login">Log in</a>',
    'GET /login': () => loginPage(),
    'POST /login': ({ form }: { form: URLSearchParams }) => {
      if (users.get(form.get('user') ?? '') !== form.get('pass'))
        return loginPage('Unknown user or wrong password.');
      const sid = crypto.randomUUID();
      sessions.add(sid);
      return redirect('/', `sid=${sid}; Path=/; HttpOnly`);
    },
    '/logout': ({ cookies }: { cookies: ReadonlyMap<string, string> }) => {
      sessions.delete(cookies.get('sid') ?? '');
      return redirect('/');
    },
  });

  test('given credentials are used, and both sides of the sign-in are seen', async () => {
    const sessions = new Set<string>();
    await using site = await startSite({
      ...members(sessions),
      '/diary': ({ cookies }) =>
        sessions.has(cookies.get('sid') ?? '')
          ? '<h1>My diary</h1><a href="/logout">Log out</a>'
          : redirect('/login'),
      '/letters': '<h1>Letters</h1><a href="/logout">Log out</a>',
    });
    const graph = await crawlSite(browser, site.url, {
      credentials: [{ username: 'alice', password: 'secret-1' }],
    });
    const seen = graph.states.map((state) => `${state.signedIn ? 'in' : 'out'} ${state.heading}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        'out Home',
        'out Welcome back',
        'in Home',
        'in My diary',
        'in Letters',
      ]),
    );
    expect(site.log).not.toContain('GET /logout');
    expect(graph.account).toBeNull();
  });

  test('a sign-in that asks for the name first and for the password on the next page is gone through', async () => {
    const sessions = new Set<string>();
    await using site = await startSite({
      ...members(sessions),
      'GET /login':
        '<h1>Who is it?</h1><form method="post" action="/login/name"><label>User <input name="user" autocomplete="username"></label><button>Log in</button></form>',
      '/login/name': ({ form }) =>
        `<h1>Hello</h1><form method="post" action="/login"><input type="hidden" name="user" value="${form.get('user')}"><label>Password <input type="password" name="pass" autocomplete="current-password"></label><button>Log in</button></form>`,
    });
    const graph = await crawlSite(browser, site.url, {
      credentials: [{ username: 'alice', password: 'secret-1' }],
    });
    const home = graph.states.find((state) => state.signedIn && state.heading === 'Home');
    const way = home?.route.map((id) => graph.actions.find((one) => one.id === id)?.label);
    expect(way).toEqual(['Open the site', 'Log in', 'Log in', 'Log in']);
  });

  test('a wrong password ends the crawl with what the page said', async () => {
    await using site = await startSite(members(new Set()));
    await expect(
      crawlSite(browser, site.url, { credentials: [{ username: 'alice', password: 'nope' }] }),
    ).rejects.toThrow(/“alice” .* failed: the page said “Unknown user or wrong password\.”/);
  });

  test('being logged out by an action is noticed and mended', async () => {
    const sessions = new Set<string>();
    await using site = await startSite({
      ...members(sessions),
      '/diary': ({ cookies }) => {
        // A page that ends the session without saying so.
        sessions.delete(cookies.get('sid') ?? '');
        return '<h1>Diary</h1><a href="/login">Log in</a>';
      },
      '/letters': ({ cookies }) =>
        sessions.has(cookies.get('sid') ?? '')
          ? '<h1>My letters</h1><a href="/logout">Log out</a>'
          : redirect('/login'),
    });
    const graph = await crawlSite(browser, site.url, {
      credentials: [{ username: 'alice', password: 'secret-1' }],
      budget: { contexts: 1 },
    });
    expect(graph.states.map((state) => state.heading)).toContain('My letters');
    expect(actionNamed(graph, 'Diary')?.effect).toBe('destructive');
  });

  test('without credentials a sign-up is used and its account signs in', async () => {
    const accounts = new Map<string, string>();
    const sessions = new Set<string>();
    await using site = await startSite({
      '/': ({ cookies }) =>
        sessions.has(cookies.get('sid') ?? '')
          ? '<h1>Home</h1><a href="/sign-out">Sign out</a><a href="/inside">Inside</a>'
          : '<h1>Home</h1><a href="/login">Sign in</a><a href="/join">Sign up</a>',
      'GET /join':
        '<h1>Sign up</h1><form method="post" action="/join"><label>E-mail <input type="email" name="mail" required></label><label>Password <input type="password" name="p1" minlength="10" required></label><label>Repeat password <input type="password" name="p2" required></label><button>Sign up</button></form>',
      'POST /join': ({ form }) => {
        if (form.get('p1') !== form.get('p2')) return '<p class="error">Passwords do not match</p>';
        accounts.set(form.get('mail') ?? '', form.get('p1') ?? '');
        return redirect('/login');
      },
      'GET /login':
        '<h1>Sign in</h1><form method="post" action="/login"><label>E-mail <input type="email" name="mail"></label><label>Password <input type="password" name="pass"></label><button>Sign in</button></form>',
      'POST /login': ({ form }) => {
        const ok = accounts.get(form.get('mail') ?? '') === form.get('pass');
        if (!ok)
          return '<p class="error">Wrong</p><form method="post"><input name="mail"><input type="password" name="pass"><button>Sign in</button></form>';
        const sid = crypto.randomUUID();
        sessions.add(sid);
        return redirect('/', `sid=${sid}; Path=/`);
      },
      '/inside': ({ cookies }) =>
        sessions.has(cookies.get('sid') ?? '')
          ? '<h1>Inside</h1><a href="/sign-out">Sign out</a>'
          : redirect('/login'),
    });
    const graph = await crawlSite(browser, site.url);
    expect(accounts.size).toBe(1);
    expect([...accounts]).toEqual([[graph.account?.username, graph.account?.password]]);
    const inside = graph.states.find((state) => state.heading === 'Inside');
    const way = inside?.route.map((id) => graph.actions.find((one) => one.id === id)?.label);
    expect(way).toEqual(['Open the site', 'Sign in', 'Sign in', 'Inside']);
  });

  test('a sign-in dialog of a single-page application is used', async () => {
    await using site = await startSite({
      '/': `<div id="app"></div><script>
        const token = () => localStorage.getItem('token');
        async function draw() {
          const me = await fetch('/api/me', { headers: token() ? { authorization: 'Bearer ' + token() } : {} });
          if (me.status === 401) {
            app.innerHTML = '<div role="dialog" aria-label="Sign in"><input id="u" placeholder="Username"><input id="p" type="password" placeholder="Password"><button id="go">Login</button><p class="error"></p></div>';
            go.onclick = async () => {
              const answer = await fetch('/api/login', { method: 'POST', body: JSON.stringify({ u: u.value, p: p.value }) });
              if (!answer.ok) { document.querySelector('.error').textContent = 'Login failed'; return; }
              localStorage.setItem('token', (await answer.json()).token);
              draw();
            };
          } else {
            app.innerHTML = '<h1>Board</h1><button id="add">Add card</button><button>Log out</button>';
            add.onclick = () => fetch('/api/cards', { method: 'POST', headers: { authorization: 'Bearer ' + token() } });
          }
        }
        draw();
      </script>`,
      '/api/me': ({ headers }) =>
        headers.authorization === 'Bearer t1' ? json({ name: 'Alice' }) : json({}, 401),
      '/api/login': ({ body }) => {
        const { u, p } = JSON.parse(body || '{}') as { u: string; p: string };
        return u === 'alice' && p === 'secret-1' ? json({ token: 't1' }) : json({}, 403);
      },
      '/api/cards': () => json({ id: 1 }, 201),
    });
    const graph = await crawlSite(browser, site.url, {
      credentials: [{ username: 'alice', password: 'secret-1' }],
    });
    expect(site.log).toContain('POST /api/cards');
    const add = actionNamed(graph, 'Add card');
    expect(add?.requests.map((one) => `${one.method} ${one.urlTemplate}`)).toEqual([
      'POST /api/cards',
    ]);
    expect(add === undefined ? [] : wayTo(graph, add).map((one) => one.operation.kind)).toEqual([
      'open',
      'submit-form',
      'click',
    ]);
  });
});

test('a page that a form sends one on to is gone to by its address, and what was written is not written again', async () => {
  const notes: string[] = [];
  await using site = await startSite({
    '/': '<h1>Desk</h1><a href="/notes/new">New note</a>',
    '/notes/new':
      '<h1>New note</h1><form method="post" action="/notes/new"><label>Text <textarea name="text"></textarea></label><button>Save</button></form>',
    'POST /notes/new': ({ body }) => {
      notes.push(body);
      return redirect('/notes');
    },
    '/notes': () =>
      `<h1>Notes</h1><p>${notes.length}</p><button onclick="fetch('/sort', { method: 'POST' })">Sort</button><button onclick="fetch('/tidy', { method: 'POST' })">Tidy</button>`,
    '/sort': () => json({}),
    '/tidy': () => json({}),
  });
  const graph = await crawlSite(browser, site.url);
  expect(actionNamed(graph, 'Sort')?.outcome.kind).toBe('explored');
  expect(actionNamed(graph, 'Tidy')?.outcome.kind).toBe('explored');
  expect(notes).toHaveLength(1);
});

test('a box that is drawn as a button opens its menu and is no form', async () => {
  await using site = await startSite({
    '/': `<h1>Home</h1><div><input type="checkbox" role="button" aria-haspopup="true" aria-label="More" id="more"><ul id="menu"></ul></div>
      <script>more.onchange = () => { menu.innerHTML = '<li><a href="/move">Move</a></li>'; };</script>`,
    '/move': '<h1>Move</h1>',
  });
  const graph = await crawlSite(browser, site.url);
  expect(actionNamed(graph, 'More')?.operation.kind).toBe('click');
  expect(templates(graph)).toContain('/move');
});
