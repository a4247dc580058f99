import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { json, page, redirect, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Signing in as OAuth 2.1 has it, with the service that knows the user on the same origin: a state and a
 * code verifier made in the page, the verifier's digest sent first, a code in a redirect that is good once,
 * a token for the code.
 */
export interface SignInDance extends SmallApp {
  readonly effects: { visits: number };
}

export async function startSignInDance(): Promise<SignInDance> {
  const effects = { visits: 0 };
  /** Code challenges by the code. */
  const codes = new Map<string, string>();
  const tokens = new Set<string>();
  const app = await startSmallApp(({ path, query, fields, headers }) => {
    switch (path) {
      case '/':
        return page('Start', start);
      case '/authorize': {
        const code = randomBytes(16).toString('hex');
        codes.set(code, query.get('code_challenge') ?? '');
        return redirect(`${query.get('redirect_uri')}?code=${code}&state=${query.get('state')}`);
      }
      case '/callback':
        return page('Callback', callback);
      case '/token': {
        const code = fields.get('code') ?? '';
        const verifier = createHash('sha256').update(fields.get('code_verifier') ?? '');
        const isGood = codes.get(code) === verifier.digest('base64url');
        codes.delete(code);
        if (!isGood) return json({ error: 'invalid_grant' }, 400);
        const token = randomUUID();
        tokens.add(token);
        return json({ access_token: token, token_type: 'Bearer' });
      }
      default: {
        if (!tokens.delete(String(headers.authorization).replace('Bearer ', '')))
          return json({}, 401);
        effects.visits++;
        return json({ visit: randomUUID() });
      }
    }
  });
  return { ...app, effects };
}

const start = `<button onclick="go()">Sign in</button><script>
  const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  async function go() {
    sessionStorage.verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    sessionStorage.state = crypto.randomUUID();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sessionStorage.verifier));
    location = '/authorize?' + new URLSearchParams({ response_type: 'code', state: sessionStorage.state,
      code_challenge: base64url(digest), code_challenge_method: 'S256', redirect_uri: location.origin + '/callback' });
  }</script>`;

const callback = `<p id="said"></p><script>
  const query = new URLSearchParams(location.search);
  const run = async () => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code: query.get('code'), code_verifier: sessionStorage.verifier });
    const { access_token } = await (await fetch('/token', { method: 'POST', body })).json();
    const visit = await fetch('/visits', { method: 'POST', headers: { authorization: 'Bearer ' + access_token } });
    document.querySelector('#said').textContent = visit.status;
  };
  if (query.get('state') === sessionStorage.state) run();</script>`;
