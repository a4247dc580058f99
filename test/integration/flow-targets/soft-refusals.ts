import {
  json,
  page,
  type Received,
  redirect,
  type Sent,
  type SmallApp,
  startSmallApp,
} from './small-app.ts';
import { Vault } from './vault.ts';

/**
 * Saves notes, and refuses what has no good token in as many ways as applications do without an error
 * status: every page has the same title and heading, and every answer the same status.
 */
export interface SoftRefusals extends SmallApp {
  readonly effects: Map<string, number>;
}

interface Way {
  readonly isScripted: boolean;
  saved(received: Received): Sent;
  refused(received: Received): Sent;
}

const form = (token: string, name: string) =>
  `<form action="/${name}" method="post"><input type="hidden" name="token" value="${token}">
   <textarea name="note"></textarea><button>Save</button></form>`;
const login =
  '<form action="/login" method="post"><input name="user"><input type="password" name="pass"></form>';
const shell = (body: string) => page('Notes', body);
const scripted = (saved: unknown, refused: unknown): Way => ({
  isScripted: true,
  saved: () => json(saved),
  refused: () => json(refused),
});
const shown = (saved: string, refused: string): Way => ({
  isScripted: false,
  saved: () => shell(saved),
  refused: () => shell(refused),
});

const ways: Readonly<Record<string, Way>> = {
  'success: false': scripted({ success: true, id: 1 }, { success: false, id: 0 }),
  'ok: false': scripted({ ok: true }, { ok: false }),
  'a status of error': scripted({ status: 'success', data: {} }, { status: 'error', data: {} }),
  'an error beside the rest': scripted({ id: 1 }, { id: 0, error: 'stale' }),
  'a list of errors': scripted(
    { data: { note: { id: 1 } } },
    { data: { note: null }, errors: [{ message: 'no' }] },
  ),
  'errors of fields': scripted({ id: 1 }, { id: 1, fieldErrors: { note: ['too old'] } }),
  'a message of refusal': scripted(
    { id: 1, message: 'Note saved' },
    { id: 1, message: 'Your token has expired' },
  ),
  'another shape': scripted({ note: { id: 1 } }, { login: '/login' }),
  'a page instead of JSON': { ...scripted({ id: 1 }, {}), refused: () => shell(login) },
  'plain text': {
    isScripted: true,
    saved: () => ({ headers: { 'content-type': 'text/plain' }, body: 'OK' }),
    refused: () => ({ headers: { 'content-type': 'text/plain' }, body: 'NO' }),
  },
  'nothing at all': {
    isScripted: false,
    saved: () => shell('<p>All notes</p>'),
    refused: () => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' }),
  },
  'the editor again': shown('<ul class="notes"><li>One</li></ul>', form('', 'x')),
  'an error banner': shown(
    '<ul class="notes"></ul>',
    '<div class="alert alert-danger">Could not save.</div><ul class="notes"></ul>',
  ),
  'a field error in another language': shown(
    '<ul class="notes"></ul>',
    '<ul class="notes"></ul><p class="fehlermeldung error">Sitzung abgelaufen</p>',
  ),
  'no word of success': shown(
    '<p class="notice success">Saved.</p><ul class="notes"></ul>',
    '<ul class="notes"></ul>',
  ),
  'the sign-in form': shown('<ul class="notes"></ul>', `<ul class="notes"></ul>${login}`),
  'a way to the sign-in page': {
    isScripted: false,
    saved: () => redirect('/notes'),
    refused: () => redirect('/login'),
  },
  'a way back to the editor': {
    isScripted: false,
    saved: () => redirect('/?saved=1'),
    refused: () => redirect('/?error=token'),
  },
};

export const refusalWays = Object.keys(ways);

export async function startSoftRefusals(): Promise<SoftRefusals> {
  const effects = new Map<string, number>();
  const vault = new Vault();
  const app = await startSmallApp((received) => {
    const { method, path, fields, session } = received;
    const name = decodeURIComponent(path.slice(1));
    const way = ways[name];
    if (way === undefined) return shell('<p>Notes</p>');
    if (method === 'GET') return editor(way, name, vault.issue(name, session));
    if (!vault.take(name, session, fields.get('token'))) return way.refused(received);
    effects.set(name, (effects.get(name) ?? 0) + 1);
    return way.saved(received);
  });
  return { ...app, effects };
}

function editor({ isScripted }: Way, name: string, token: string): Sent {
  const path = encodeURIComponent(name);
  if (!isScripted) return shell(form(token, path));
  return shell(`${form(token, path)}<p id="said"></p><script>
    document.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(event.target));
      const answer = await fetch('/${path}', { method: 'POST', body });
      document.querySelector('#said').textContent = await answer.text();
    });</script>`);
}
