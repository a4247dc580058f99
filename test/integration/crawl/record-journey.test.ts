import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../../packages/engine/src/crawl/browser-network.ts';
import { recordJourney } from '../../../packages/engine/src/crawl/record-journey.ts';
import type { Journey, Persona } from '../../../packages/engine/src/model/journey.ts';
import type { RecordedExchange, Recording } from '../../../packages/engine/src/model/recording.ts';
import type { Action, Operation } from '../../../packages/engine/src/model/site-graph.ts';
import { actionNamed, crawlSite, targetAt, wayTo } from './crawling.ts';
import { json, redirect, startSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const ada: Persona = { index: 0, seed: 7, credentials: null };

function action(label: string, operation: Operation): Action {
  return {
    id: label,
    fromStateId: 's1',
    toStateId: 's1',
    operation,
    label,
    heading: '',
    effect: 'write',
    outcome: { kind: 'explored', status: 200 },
    requests: [],
  };
}

function click(name: string): Action {
  const element = { selectors: [`role=button[name="${name}"]`], frameUrl: null };
  return action(name, { kind: 'click', element });
}

async function record(
  url: string,
  actions: readonly Action[],
  persona: Persona = ada,
): Promise<Recording> {
  const journey: Journey = {
    id: 'j1',
    name: 'Journey',
    effect: 'write',
    actions: [action('Open', { kind: 'open', url }), ...actions],
    leftAlone: null,
  };
  return await recordJourney({
    browser,
    target: targetAt(url),
    journey,
    persona,
    network: straightNetwork,
    signal: new AbortController().signal,
  });
}

function exchangesOf(recording: Recording): readonly RecordedExchange[] {
  return recording.steps.flatMap((step) => step.exchanges);
}

function find(recording: Recording, method: string, path: string): RecordedExchange {
  const found = exchangesOf(recording).find(
    ({ request }) => request.method === method && new URL(request.url).pathname === path,
  );
  if (found === undefined) throw new Error(`No ${method} ${path} was recorded.`);
  return found;
}

test('each redirect hop is an exchange with its own raw headers, and none comes out of the cache', async () => {
  await using site = await startSite({
    '/': () => ({
      headers: { 'cache-control': 'max-age=600', 'set-cookie': ['a=1; Path=/', 'b=2; Path=/'] },
      body: '<h1>Home</h1><link rel="stylesheet" href="/s.css"><a href="/one">Go</a>',
    }),
    '/s.css': () => ({
      headers: { 'content-type': 'text/css', 'cache-control': 'max-age=600' },
      body: 'h1 { color: teal }',
    }),
    '/one': () => redirect('/two', 'hop=1; Path=/'),
    '/two': () => redirect('/three'),
    '/three': '<h1>Three</h1><link rel="stylesheet" href="/s.css">',
  });
  const recording = await record(site.url, [
    action('Go', {
      kind: 'follow-link',
      element: { selectors: ['role=link[name="Go"]'], frameUrl: null },
      url: `${site.url}one`,
    }),
  ]);
  expect(recording.failure).toBeNull();
  const [, step] = recording.steps;
  const hops = step?.exchanges.filter((one) => one.kind === 'document') ?? [];
  expect(hops.map(({ response }) => response?.status)).toEqual([303, 303, 200]);
  expect(hops.map((hop) => hop.redirectedFrom)).toEqual([null, hops[0]?.id, hops[1]?.id]);
  expect(hops[0]?.response?.headers).toContainEqual(['set-cookie', 'hop=1; Path=/']);
  expect(hops[1]?.request.headers).toContainEqual(['cookie', 'a=1; b=2; hop=1']);
  expect(hops[2]?.response?.body).toContain('<h1>Three</h1>');
  const [home] = recording.steps[0]?.exchanges ?? [];
  expect(home?.response?.headers.filter(([name]) => name === 'set-cookie')).toEqual([
    ['set-cookie', 'a=1; Path=/'],
    ['set-cookie', 'b=2; Path=/'],
  ]);
  expect(site.log.filter((line) => line === 'GET /s.css')).toHaveLength(2);
});

test('bodies are kept as they were sent and answered, even of a page that is left at once', async () => {
  await using site = await startSite({
    '/': `<h1>Home</h1><button onclick="send()">Send</button><script>
      async function send() {
        await fetch('/json', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ä: [1, { b: 'c' }] }) });
        await fetch('/bytes', { method: 'POST', body: new Uint8Array([0, 255, 128, 65]) });
        localStorage.setItem('token', 'abc');
        sessionStorage.setItem('tab', '1');
        document.cookie = 'seen=yes';
        location.href = '/gone';
      }
    </script>`,
    '/json': () => json({ id: 'x1' }, 201),
    '/bytes': () => ({ status: 204 }),
    '/gone': '<h1>Gone</h1><p>token-1234</p><script>location.replace("/end")</script>',
    '/end': '<h1>End</h1>',
  });
  const recording = await record(site.url, [click('Send')]);
  expect(recording.failure).toBeNull();
  const put = find(recording, 'PUT', '/json');
  expect(put.request.body).toBe('{"ä":[1,{"b":"c"}]}');
  expect(put.response).toMatchObject({ status: 201, body: '{"id":"x1"}', bodyBytes: 11 });
  expect(put.kind).toBe('fetch');
  expect(find(recording, 'POST', '/bytes').request.body).toBe('\u0000\u00ff\u0080A');
  expect(find(recording, 'GET', '/gone').response?.body).toContain('token-1234');
  const page = recording.steps.at(-1)?.page;
  expect(page?.url).toBe(`${site.url}end`);
  expect(page?.storage).toEqual({
    'local.token': 'abc',
    'session.tab': '1',
    'cookie.seen': 'yes',
  });
});

test('a form with a file is recorded whole', async () => {
  await using site = await startSite({
    'GET /':
      '<h1>Upload</h1><form method="post" enctype="multipart/form-data"><label>Title <input name="title" required></label><label>File <input type="file" name="doc" required></label><button>Upload</button></form>',
    'POST /': '<h1>Thank you</h1>',
  });
  const graph = await crawlSite(browser, site.url);
  const upload = actionNamed(graph, 'Upload');
  if (upload === undefined) throw new Error('The form was not found.');
  const recording = await record(site.url, wayTo(graph, upload).slice(1));
  expect(recording.failure).toBeNull();
  const { request } = find(recording, 'POST', '/');
  const typed = recording.steps.at(-1)?.inputs.find((input) => input.field === 'title');
  expect(request.body).toContain('filename="note.txt"');
  expect(request.body).toContain('A short note.');
  expect(request.body).toContain(typed?.value ?? 'nothing was typed');
});

test('the same persona types the same, another one types something else', async () => {
  await using site = await startSite({
    'GET /':
      '<h1>Names</h1><form method="post"><label>Name <input name="name" autocomplete="name"></label><label>E-mail <input type="email" name="mail"></label><label>Repeat e-mail <input type="email" name="mail2"></label><button>Register</button></form>',
    'POST /': '<h1>Thanks</h1>',
  });
  const graph = await crawlSite(browser, site.url);
  const register = actionNamed(graph, 'Register');
  const way = register === undefined ? [] : wayTo(graph, register).slice(1);
  const typed = async (persona: Persona) =>
    (await record(site.url, way, persona)).steps.at(-1)?.inputs.map((input) => input.value);
  const first = await typed(ada);
  expect(first?.[1]).toBe(first?.[2]);
  expect(await typed(ada)).toEqual(first);
  expect(await typed({ ...ada, index: 1 })).not.toEqual(first);
});

test('a step that can not be done ends the recording and says why', async () => {
  await using site = await startSite({
    'GET /':
      '<h1>Home</h1><form method="post"><input name="a" aria-label="Answer"><button>Send</button></form>',
    'POST /':
      '<h1>Home</h1><p class="error">Answer is not valid</p><form method="post"><input name="a" aria-label="Answer"><button>Send</button></form>',
  });
  const missing = await record(site.url, [click('Nowhere')]);
  expect(missing.steps).toHaveLength(1);
  expect(missing.failure).toBe('At “Nowhere”: The page no longer shows the element to click.');
  const element = (selector: string) => ({ selectors: [selector], frameUrl: null });
  const refused = await record(site.url, [
    action('Send', {
      kind: 'submit-form',
      form: {
        element: element('css=form'),
        submit: element('css=button'),
        purpose: 'other',
        method: 'post',
        action: site.url,
        fields: [
          {
            element: element('css=input'),
            name: 'a',
            label: 'Answer',
            fill: { kind: 'constant', value: 'x' },
          },
        ],
      },
    }),
  ]);
  expect(refused.steps).toHaveLength(2);
  expect(refused.failure).toBe('At “Send”: the page said “Answer is not valid”');
});

test('an abort ends a recording', async () => {
  await using site = await startSite({ '/': () => ({ hang: true }) });
  const stop = new AbortController();
  const recording = recordJourney({
    browser,
    target: targetAt(site.url),
    journey: {
      id: 'j',
      name: 'J',
      effect: 'read',
      actions: [action('Open', { kind: 'open', url: site.url })],
      leftAlone: null,
    },
    persona: ada,
    network: straightNetwork,
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(), 300);
  await expect(recording).rejects.toMatchObject({ name: 'AbortError' });
});

test('what is only called like the link or the field that is meant is left alone', async () => {
  await using site = await startSite({
    '/': `<h1>Home</h1><a href="#">Edit</a><a href="/other/text/edit">Edit</a>
      <div style="display:none"><a href="/things/3/edit">Edit</a></div>
      <form method="post" action="/project"><label>Name <input name="project"></label><button>Save</button></form>`,
    '/things/3/edit': '<h1>Thing</h1>',
    'POST /project': '<h1>Renamed</h1>',
  });
  const link = (path: string) =>
    action('Edit', {
      kind: 'follow-link',
      element: {
        selectors: ['role=link[name="Edit"]', `css=a[href="${path}"]`],
        frameUrl: null,
      },
      url: new URL(path, site.url).href,
    });
  const { steps } = await record(site.url, [link('/things/3/edit')]);
  expect(steps.at(-1)?.page?.url).toBe(`${site.url}things/3/edit`);
  const element = (...selectors: string[]) => ({ selectors, frameUrl: null });
  const rename = action('Save', {
    kind: 'submit-form',
    form: {
      element: element('css=#thing'),
      submit: element('role=button[name="Save"]'),
      purpose: 'other',
      method: 'post',
      action: `${site.url}things/3`,
      fields: [
        {
          element: element('css=#thing_name', 'role=textbox[name="Name"]'),
          name: 'thing[name]',
          label: 'Name',
          fill: { kind: 'constant', value: 'Oak' },
        },
      ],
    },
  });
  expect((await record(site.url, [rename])).failure).toBe(
    'At “Save”: The field “Name” is not on the page.',
  );
  expect(site.log).not.toContain('POST /project');
});

test('a window that the page opens is listened to and guarded from its first request on', async () => {
  await using site = await startSite({
    '/': `<h1>Home</h1>
      <button onclick="window.open('/sheet?of=' + 2, 'sheet', 'width=300,height=300')">Sheet</button>
      <button onclick="sessionStorage.kept = 'in'; document.title = window.open('/apart', '', 'noopener=1, width=300')">Apart</button>
      <button onclick="window.open('/in-frame', 'inside', 7)">Frame</button>
      <button onclick="window.open('/first', 'twice'); window.open('/second', 'twice').focus()">Twice</button>
      <button onclick="window.open('/terms'); location.href = '/next'">Away</button>
      <button onclick="window.open('/logout')">Leave</button>
      <a href="/named" target="other">Named</a><iframe name="inside" src="/framed"></iframe>`,
    '/framed': `<button onclick="window.open('/from-frame')">Within</button>`,
    '/sheet': async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return '<h1>Sheet</h1><script>document.title = opener.document.title</script>';
    },
    '/apart':
      '<h1>Apart</h1><script>document.title = [opener, sessionStorage.kept].map(String).join()</script>',
    '*': ({ path }) => `<h1>${path}</h1>`,
  });
  const opened = async (name: string, frameUrl: string | null = null) => {
    const element = { selectors: [`role=button[name="${name}"]`], frameUrl };
    const { steps, failure } = await record(site.url, [action(name, { kind: 'click', element })]);
    const { page, exchanges = [] } = steps.at(-1) ?? {};
    return { page, exchanges, paths: exchanges.map(({ request }) => pathOf(request.url)), failure };
  };
  const sheet = await opened('Sheet');
  expect(sheet.page).toMatchObject({ url: `${site.url}sheet?of=2`, title: 'Home' });
  expect(sheet.exchanges[0]).toMatchObject({ kind: 'document', response: { status: 200 } });
  expect(sheet.exchanges[0]?.request.headers).toContainEqual(['referer', site.url]);
  const apart = await opened('Apart');
  expect(apart.page).toMatchObject({ url: `${site.url}apart`, title: 'null,undefined' });
  expect(apart.paths).toEqual(['/apart']);
  expect(await opened('Frame')).toMatchObject({ paths: ['/in-frame'], page: { url: site.url } });
  expect((await opened('Twice')).paths).toEqual(['/second']);
  expect((await opened('Within', `${site.url}framed`)).paths).toEqual(['/from-frame']);
  expect((await opened('Away')).paths.sort()).toEqual(['/next', '/terms']);
  const named = action('Named', {
    kind: 'follow-link',
    element: { selectors: ['role=link[name="Named"]'], frameUrl: null },
    url: `${site.url}named`,
  });
  expect((await record(site.url, [named])).steps.at(-1)?.exchanges).toHaveLength(1);
  expect((await opened('Leave')).failure).toBe('At “Leave”: it ends the session');
  expect(site.log).not.toContain('GET /logout');
  expect(site.log.filter((line) => line.startsWith('GET /sheet'))).toHaveLength(1);
});

test('windows that come to nothing, and such as a page only moves or writes into, keep nobody waiting', async () => {
  await using site = await startSite({
    '/': `<h1>Home</h1>
      <button onclick="window.open('/file')">File</button>
      <button onclick="window.open('/nothing')">Nothing</button>
      <button onclick="window.open('http://127.0.0.2:9/')">Elsewhere</button>
      <button onclick="const w = window.open('', 'print'); w.document.write('<p>Print</p>')">Print</button>
      <button onclick="const w = window.open(); setTimeout(() => { w.location = '/moved' })">Moved</button>`,
    '/file': () => ({
      headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment' },
      body: 'a,b',
    }),
    '/nothing': () => ({ status: 204 }),
    '/moved': '<h1>Moved</h1>',
  });
  for (const name of ['File', 'Nothing', 'Elsewhere', 'Print', 'Moved']) {
    const startedAt = performance.now();
    const { steps, failure } = await record(site.url, [click(name)]);
    expect(performance.now() - startedAt, name).toBeLessThan(15_000);
    expect(pathOf(steps.at(-1)?.page?.url ?? site.url), name).toBe(
      name === 'Moved' ? '/moved' : '/',
    );
    const refusal = failure?.includes('out of scope') === true;
    expect(refusal, name).toBe(name === 'Elsewhere');
  }
});

function pathOf(url: string): string {
  return new URL(url).pathname;
}
