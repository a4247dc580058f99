import { randomUUID } from 'node:crypto';
import { json, page, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Settings that a script reads, changes in one place and puts back whole, as editors of documents do. What
 * was not changed has to come back as it was read, and the revision with it. One document for each
 * session (`/own`), or one for everybody (`/shared`).
 */
export interface SettingsDesk extends SmallApp {
  readonly effects: { own: number; shared: number };
  /** As after a restart: new sessions find other settings than those before. */
  renew(): void;
}

interface Settings {
  readonly title: string;
  readonly owner: { readonly id: number; readonly mail: string };
  readonly tags: readonly string[];
  readonly views: number;
  readonly updatedAt: string;
  readonly rev: number;
}

export async function startSettingsDesk(): Promise<SettingsDesk> {
  const effects = { own: 0, shared: 0 };
  const documents = new Map<string, Settings>();
  let first = firstSettings;
  const app = await startSmallApp(({ method, path, body, session }) => {
    const [, scope = '', api = ''] = path.split('/');
    if (scope !== 'own' && scope !== 'shared') return page('Not found', '', 404);
    if (api !== 'settings') return page('Settings', settingsPage(scope));
    const key = scope === 'own' ? session.secret : scope;
    const current = documents.get(key) ?? first;
    documents.set(key, current);
    if (method === 'GET') return json({ settings: current });
    const sent: Settings = JSON.parse(body);
    const { title: _, ...rest } = sent;
    const { title: before, ...expected } = current;
    if (JSON.stringify(rest) !== JSON.stringify(expected) || sent.title === before) {
      return json({ saved: false, conflict: true });
    }
    documents.set(key, {
      ...sent,
      views: current.views + 1,
      rev: current.rev + 1,
      tags: [...current.tags.slice(-1), randomUUID().slice(0, 4)],
      updatedAt: new Date(Date.parse(current.updatedAt) + 60_000).toISOString(),
    });
    effects[scope]++;
    return json({ saved: true });
  });
  return {
    ...app,
    effects,
    renew() {
      first = {
        ...first,
        owner: { id: 9, mail: 'other@app.test' },
        tags: ['one'],
        views: 8,
        rev: 5,
      };
    },
  };
}

/** Alike for everybody, so that two recordings of two users show no difference. */
const firstSettings: Settings = {
  title: 'My settings',
  owner: { id: 7, mail: 'owner@app.test' },
  tags: ['red', 'blue'],
  views: 3,
  updatedAt: '2026-01-02T03:04:05.000Z',
  rev: 41,
};

function settingsPage(scope: string): string {
  return `<form><input name="title"><button>Save</button></form><p id="said"></p><script>
    document.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const { settings } = await (await fetch('/${scope}/settings')).json();
      const body = JSON.stringify({ ...settings, title: event.target.title.value });
      const answer = await fetch('/${scope}/settings', { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
      document.querySelector('#said').textContent = await answer.text();
    });</script>`;
}
