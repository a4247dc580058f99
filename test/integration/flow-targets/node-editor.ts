import { randomBytes } from 'node:crypto';
import { json, page, type Received, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * A single-page editor of one shared document: the token comes in JSON and is kept in localStorage,
 * the document is read, added to and sent back whole with its revision, ids are made in the page.
 */
export interface NodeEditor extends SmallApp {
  readonly effects: { tabs: number };
}

const script = `
  const api = async (method, path, body) => {
    const token = localStorage.getItem('token');
    const headers = { 'content-type': 'application/json' };
    if (token) headers.authorization = 'Bearer ' + token;
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return response.json();
  };
  document.querySelector('#login').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { user, pass } = Object.fromEntries(new FormData(event.target));
    const { access_token } = await api('POST', '/auth/token', { grant: 'password', user, pass });
    localStorage.setItem('token', access_token);
    await show();
  });
  document.querySelector('#add').addEventListener('click', async () => {
    const { flows, rev } = await api('GET', '/flows');
    const id = [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await api('POST', '/flows', { flows: [...flows, { id, type: 'tab', label: 'Flow' }], rev });
    await show();
  });
  async function show() {
    const { flows } = await api('GET', '/flows');
    document.querySelector('#tabs').textContent = flows.length + ' tabs';
  }`;

export async function startNodeEditor(): Promise<NodeEditor> {
  const effects = { tabs: 0 };
  const tokens = new Set<string>();
  let flows: readonly unknown[] = [{ type: 'tab', id: 'aaaabbbbccccdddd', label: 'First flow' }];
  let rev = randomBytes(16).toString('hex');
  const app = await startSmallApp((received) => {
    const { method, path, body } = received;
    if (path === '/') return page('Editor', editorPage);
    if (path === '/auth/token') return issueToken(body, tokens);
    if (path !== '/flows') return json({ error: 'not found' }, 404);
    if (!isAllowed(received, tokens)) return json({ error: 'unauthorized' }, 401);
    if (method === 'GET') return json({ flows, rev });
    const sent = JSON.parse(body);
    if (sent.rev !== rev) return json({ code: 'version_mismatch' }, 409);
    effects.tabs += sent.flows.length - flows.length;
    flows = sent.flows;
    rev = randomBytes(16).toString('hex');
    return json({ rev });
  });
  return { ...app, effects };
}

const editorPage = `<form id="login"><input name="user"><input name="pass" type="password">
  <button>Log in</button></form><button id="add">Add a tab</button><p id="tabs"></p>
  <script>${script}</script>`;

function issueToken(body: string, tokens: Set<string>): Sent {
  if (JSON.parse(body).pass !== 'open-sesame') return json({ error: 'denied' }, 403);
  const token = randomBytes(24).toString('base64url');
  tokens.add(token);
  return json({ access_token: token, token_type: 'Bearer' });
}

function isAllowed({ headers }: Received, tokens: ReadonlySet<string>): boolean {
  return tokens.has((headers.authorization ?? '').replace('Bearer ', ''));
}
