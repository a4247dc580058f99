import { createHmac, randomBytes } from 'node:crypto';
import {
  json,
  page,
  type Received,
  type Sent,
  type Session,
  type SmallApp,
  startSmallApp,
} from './small-app.ts';
import { Vault } from './vault.ts';

/**
 * Notes behind tokens from every place that scripts take tokens from. Each token is good once, for one
 * session and one place: whatever is sent again, or taken from elsewhere, changes nothing.
 */
export interface TokenVault extends SmallApp {
  /** Notes that were taken, by the place their token comes from. */
  readonly effects: Map<string, number>;
}

export async function startTokenVault(): Promise<TokenVault> {
  const effects = new Map<string, number>();
  const vault = new Vault();
  const app = await startSmallApp((received) => {
    const { method, path, session } = received;
    const [, place = '', rest = ''] = path.split('/');
    if (method === 'GET' && place === 'session') return issue(vault, rest, session);
    if (method === 'GET') return show(vault, place, session);
    if (method !== 'POST') return json({ error: 'not found' }, 404);
    if (!isAllowed(vault, place, received)) return json({ error: 'forbidden' }, 403);
    effects.set(place, (effects.get(place) ?? 0) + 1);
    // A token that rotates comes with every answer.
    const headers = { 'x-next-token': vault.issue('rotating', session) };
    return { ...json({ saved: true }), headers: { ...json({}).headers, ...headers } };
  });
  return { ...app, effects };
}

/** Tokens that come with an answer to a script. */
function issue(vault: Vault, place: string, session: Session): Sent {
  const answer = json({ ready: true });
  if (place === 'header') {
    const token = vault.issue(place, session);
    return { ...answer, headers: { ...answer.headers, authorization: `Bearer ${token}` } };
  }
  if (place === 'rotating') {
    const token = vault.issue(place, session);
    return { ...answer, headers: { ...answer.headers, 'x-next-token': token } };
  }
  if (place === 'jwt') return json({ token: jwtFor(vault, session) });
  return json({ auth: { access: { token: vault.issue('storage', session) } } });
}

function jwtFor(vault: Vault, session: Session): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const subject = `u-${randomBytes(6).toString('hex')}`;
  const head = `${part({ alg: 'HS256' })}.${part({ sub: subject, iat: Date.now() })}`;
  const token = `${head}.${createHmac('sha256', session.secret).update(head).digest('base64url')}`;
  vault.issue('jwt', session, `${subject} ${token}`);
  return token;
}

function show(vault: Vault, place: string, session: Session): Sent {
  const send = (headers: string, path = `'/${place}'`) =>
    `<button onclick="send()">Save</button><p id="said"></p><script>
     async function send() {
       const answer = await fetch(${path}, { method: 'POST', headers: ${headers} });
       document.querySelector('#said').textContent = answer.status;
     }</script>`;
  const token = () => vault.issue(place, session);
  switch (place) {
    case 'header':
      return page(
        'Header',
        onceLoaded(
          'header',
          `r.headers.get('authorization')`,
          send(`{ authorization: localStorage.header }`),
        ),
      );
    case 'storage':
      return page(
        'Storage',
        onceLoaded(
          'storage',
          `JSON.stringify(await r.json())`,
          send(`{ 'x-token': JSON.parse(localStorage.storage).auth.access.token }`),
        ),
      );
    case 'rotating':
      return page(
        'Rotating',
        `<button onclick="send()">Save</button><p id="said"></p><script>
        let next = null;
        const call = async (path, method) => {
          const r = await fetch(path, { method, headers: next ? { 'x-token': next } : {} });
          next = r.headers.get('x-next-token');
          document.querySelector('#said').textContent += r.status + ' ';
        };
        call('/session/rotating', 'GET');
        async function send() { await call('/rotating', 'POST'); await call('/rotating', 'POST'); }
        </script>`,
      );
    case 'jwt':
      return page(
        'Jwt',
        onceLoaded(
          'jwt',
          `(await r.json()).token`,
          send(
            `{ authorization: 'Bearer ' + localStorage.jwt }`,
            `'/jwt/users/' + JSON.parse(atob(localStorage.jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).sub`,
          ),
        ),
      );
    case 'inline':
      return page(
        'Inline',
        `<script>window.app = ${JSON.stringify({ user: { csrf: token() } })};</script>${send(`{ 'x-token': app.user.csrf }`)}`,
      );
    case 'quoted':
      return page(
        'Quoted',
        `<script>var csrfToken = '${token()}';</script>${send(`{ 'x-token': csrfToken }`)}`,
      );
    case 'meta':
      return page(
        'Meta',
        `<meta name="csrf-token" content="${token()}">${send(`{ 'x-token': document.querySelector('meta[name=csrf-token]').content }`)}`,
      );
    case 'attribute':
      return page(
        'Attribute',
        `<div id="app" data-props='${JSON.stringify({ csrf: token() })}'></div>${send(`{ 'x-token': JSON.parse(document.querySelector('#app').dataset.props).csrf }`)}`,
      );
    case 'cookie': {
      const value = encodeURIComponent(
        vault.issue(place, session, `${randomBytes(18).toString('base64')}==`),
      );
      const shown = page(
        'Cookie',
        send(
          `{ 'x-xsrf-token': decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1]) }`,
        ),
      );
      return {
        ...shown,
        headers: { ...shown.headers, 'set-cookie': `XSRF-TOKEN=${value}; Path=/` },
      };
    }
    case 'raw-cookie': {
      const value = encodeURIComponent(
        vault.issue(place, session, `${randomBytes(18).toString('base64')}==`),
      );
      const shown = page(
        'Raw cookie',
        send(`{ 'x-xsrf-token': /XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1] }`),
      );
      return {
        ...shown,
        headers: { ...shown.headers, 'set-cookie': `XSRF-TOKEN=${value}; Path=/` },
      };
    }
    case 'script-cookie':
      return page(
        'Script cookie',
        `<script>document.cookie = 'consent=all; path=/'; document.cookie = 'pass=${token()}; path=/';</script>${send('{}')}`,
      );
    case 'double-submit':
      return page(
        'Double submit',
        `<script>document.cookie = 'double=' + crypto.randomUUID() + '; path=/';</script>${send(`{ 'x-token': /double=([^;]*)/.exec(document.cookie)[1] }`)}`,
      );
    default:
      return page('Not found', '', 404);
  }
}

/** Gets the value once and keeps it: the page that uses it is loaded again, and takes it out of its storage. */
function onceLoaded(place: string, value: string, then: string): string {
  return `${then}<script>
    if (!localStorage.${place}) fetch('/session/${place}').then(async (r) => {
      localStorage.${place} = ${value};
      location.reload();
    });</script>`;
}

function isAllowed(vault: Vault, place: string, received: Received): boolean {
  const { headers, session, path, cookies } = received;
  const header = (name: string) => String(headers[name] ?? '');
  switch (place) {
    case 'header':
      return vault.take(place, session, header('authorization').replace(/^Bearer /, ''));
    case 'jwt': {
      const subject = path.split('/').at(-1) ?? '';
      return vault.take(
        place,
        session,
        `${subject} ${header('authorization').replace(/^Bearer /, '')}`,
      );
    }
    case 'cookie':
      return vault.take(place, session, header('x-xsrf-token'));
    case 'raw-cookie':
      return vault.take(place, session, decodeURIComponent(header('x-xsrf-token')));
    case 'script-cookie':
      return cookies.get('consent') === 'all' && vault.take(place, session, cookies.get('pass'));
    case 'double-submit': {
      const token = cookies.get('double') ?? '';
      const isFresh = token !== '' && !vault.take('seen', { ...session, secret: '' }, token);
      vault.issue('seen', { ...session, secret: '' }, token);
      return isFresh && header('x-token') === token;
    }
    default:
      return vault.take(place, session, header('x-token'));
  }
}
