import { randomBytes, randomUUID } from 'node:crypto';
import { json, page, type Received, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * A board that a script runs: access tokens are good for two calls and renewed with a cookie and a header
 * copied from another; lists come in another order each time, and the one task that matters is found by
 * its slug; changes are bound to the entity tag of the last reading.
 */
export interface TaskBoard extends SmallApp {
  readonly effects: { done: number };
}

interface Task {
  readonly id: string;
  readonly slug: string;
  tag: string;
}

export async function startTaskBoard(): Promise<TaskBoard> {
  const effects = { done: 0 };
  const boards = new Map<string, readonly Task[]>();
  const left = new Map<string, number>();
  const app = await startSmallApp((received) => {
    const { method, path, session, headers, cookies } = received;
    if (path === '/') return page('Board', board);
    if (path === '/auth/csrf') {
      const set = `csrf=${randomBytes(9).toString('hex')}; Path=/`;
      return { ...json({}), headers: { ...json({}).headers, 'set-cookie': set } };
    }
    if (path === '/auth/renew') {
      if (cookies.get('csrf') === undefined || headers['x-csrf'] !== cookies.get('csrf'))
        return json({}, 403);
      const access = randomUUID();
      left.set(`${session.secret} ${access}`, 2);
      return json({ data: { attributes: { access } } });
    }
    if (!mayCall(received, left)) return json({ code: 'token_expired' }, 401);
    const tasks = boards.get(session.secret) ?? firstTasks();
    boards.set(session.secret, tasks);
    if (path === '/api/tasks')
      return json({ tasks: shuffled(tasks).map(({ id, slug }) => ({ id, slug })) });
    const task = tasks.find(({ id }) => path === `/api/tasks/${id}`);
    if (task === undefined) return json({ code: 'missing' }, 404);
    const answer = json({ task: { id: task.id } });
    if (method === 'GET')
      return { ...answer, headers: { ...answer.headers, etag: `"${task.tag}"` } };
    if (headers['if-match'] !== `"${task.tag}"` || task.slug !== 'call-back')
      return json({ code: 'stale' }, 412);
    task.tag = randomUUID();
    effects.done++;
    return json({ task: { id: task.id, done: true } });
  });
  return { ...app, effects };
}

function firstTasks(): readonly Task[] {
  const slugs = ['write', 'call-back', 'ship', 'rest'];
  return slugs.map((slug) => ({ id: randomBytes(8).toString('hex'), slug, tag: randomUUID() }));
}

/** Another order each time. */
function shuffled(tasks: readonly Task[]): readonly Task[] {
  return [...tasks].sort(() => Math.random() - 0.5);
}

function mayCall({ headers, session }: Received, left: Map<string, number>): boolean {
  const key = `${session.secret} ${String(headers.authorization).replace('Bearer ', '')}`;
  const calls = left.get(key) ?? 0;
  left.set(key, calls - 1);
  return calls > 0;
}

const board = `<button onclick="finish()">Done</button><p id="said"></p><script>
  let access = '';
  const call = async (path, init = {}) => {
    const headers = { ...init.headers, authorization: 'Bearer ' + access };
    const answer = await fetch(path, { ...init, headers });
    if (answer.status !== 401) return answer;
    await fetch('/auth/csrf');
    const csrf = /csrf=(\\w+)/.exec(document.cookie)[1];
    const renewed = await (await fetch('/auth/renew', { method: 'POST', headers: { 'x-csrf': csrf } })).json();
    access = renewed.data.attributes.access;
    return call(path, init);
  };
  async function finish() {
    const { tasks } = await (await call('/api/tasks')).json();
    const { id } = tasks.find(({ slug }) => slug === 'call-back');
    const etag = (await call('/api/tasks/' + id)).headers.get('etag');
    const answer = await call('/api/tasks/' + id, { method: 'PATCH', headers: { 'if-match': etag, 'content-type': 'application/json' }, body: '{"done":true}' });
    document.querySelector('#said').textContent = answer.status;
  }</script>`;
