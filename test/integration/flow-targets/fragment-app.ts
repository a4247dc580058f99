import { randomBytes, randomUUID } from 'node:crypto';
import { page, type Received, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Pages whose parts are replaced by fragments of HTML, as htmx and Turbo do it: tokens stand in JSON inside
 * attributes, each fragment brings the next one, addresses carry a nonce, and what is typed comes back in
 * the answer. Every fragment is answered with 200 and looks the same but for what it says.
 */
export interface FragmentApp extends SmallApp {
  readonly effects: { added: number; kept: number };
}

export async function startFragmentApp(): Promise<FragmentApp> {
  const effects = { added: 0, kept: 0 };
  const good = new Set<string>();
  const issue = ({ session }: Received, kind: string, value: string = randomUUID()) => {
    good.add(`${session.secret} ${kind} ${value}`);
    return value;
  };
  const take = ({ session }: Received, kind: string, value: unknown) =>
    good.delete(`${session.secret} ${kind} ${value}`);
  const app = await startSmallApp((received) => {
    const { path, headers, fields } = received;
    const nonce = () => issue(received, 'nonce', randomBytes(8).toString('base64url'));
    const vals = () =>
      JSON.stringify({ 'X-CSRF': issue(received, 'csrf') }).replaceAll('"', '&quot;');
    const [, area = '', used = '', action = ''] = path.split('/');
    if (path === '/') {
      return page(
        'Lists',
        `<main hx-headers="${vals()}"><div id="list" data-url="/list/${nonce()}/add"></div></main>${client}`,
      );
    }
    if (
      area !== 'list' ||
      !take(received, 'nonce', used) ||
      !take(received, 'csrf', headers['x-csrf'])
    ) {
      return fragment('<p>Please start again.</p>');
    }
    if (action === 'add') {
      effects.added++;
      const item = issue(received, 'item', String(1_000 + effects.added));
      return fragment(
        `<div hx-headers="${vals()}" data-url="/list/${nonce()}/keep" data-item="${item}"><b>${fields.get('title')}</b></div>`,
      );
    }
    if (!take(received, 'item', fields.get('item'))) return fragment('<p>Please start again.</p>');
    effects.kept++;
    return fragment(`<div class="kept">${fields.get('title')}</div>`);
  });
  return { ...app, effects };
}

function fragment(body: string): Sent {
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

const client = `<form><input name="title"><button>Add</button></form><script>
  const post = async (url, headers, values) => {
    const body = new URLSearchParams(values);
    return (await fetch(url, { method: 'POST', headers: { ...JSON.parse(headers), 'hx-request': 'true' }, body })).text();
  };
  document.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const list = document.querySelector('#list');
    const title = event.target.title.value;
    list.innerHTML = await post(list.dataset.url, document.querySelector('main').getAttribute('hx-headers'), { title });
    const added = list.firstElementChild;
    list.innerHTML = await post(added.dataset.url, added.getAttribute('hx-headers'), { title, item: added.dataset.item });
  });</script>`;
