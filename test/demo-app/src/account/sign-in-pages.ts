import type { Account } from '../data/accounts.ts';
import { isEmail } from '../data/email.ts';
import { passwordProblem } from '../data/passwords.ts';
import { html } from '../http/html.ts';
import { localPath, type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest, text } from '../http/shop-request.ts';
import { csrfField, errorBanner, renderPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';

/** Sign-up, sign-in and logging out. */
export function signInRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'GET', path: '/login', handle: (request) => loginPage(shop, request, null) },
    { method: 'POST', path: '/login', handle: (request) => login(shop, request) },
    { method: 'GET', path: '/signup', handle: (request) => signupPage(shop, request, null) },
    { method: 'POST', path: '/signup', handle: (request) => signup(shop, request) },
    { method: 'GET', path: '/logout', handle: (request) => logout(shop, request) },
  ];
}

/** Where a visitor who is not signed in goes first. */
export function toLogin(target: string): Reply {
  return seeOther(`/login?next=${encodeURIComponent(target)}`);
}

function loginPage(shop: Shop, request: ShopRequest, error: string | null): Reply {
  const { visit } = request;
  const next = nextOf(request);
  const main = html`<section class="narrow"><h1>Sign in</h1>${errorBanner(error)}
<form class="stacked" action="/login" method="post" aria-label="Sign in">
${csrfField(visit)}<input type="hidden" name="next" value="${next}">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" value="${typed(request, 'email')}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>
<p>New here? <a href="/signup?next=${encodeURIComponent(next)}">Create an account</a></p></section>`;
  return renderPage(shop, visit, { title: 'Sign in', main });
}

function login(shop: Shop, request: ShopRequest): Reply {
  const fields = freshForm(request);
  const account = shop.accounts.authenticate(text(fields, 'email'), fields.get('password') ?? '');
  if (account === null) {
    return loginPage(shop, request, 'E-mail and password do not match. Please try again.');
  }
  return enter(shop, request, account, 'logins', 'You are signed in.');
}

function signupPage(shop: Shop, request: ShopRequest, error: string | null): Reply {
  const { visit } = request;
  const main = html`<section class="narrow"><h1>Create account</h1>${errorBanner(error)}
<form class="stacked" action="/signup" method="post" aria-label="Create account">
${csrfField(visit)}<input type="hidden" name="next" value="${nextOf(request)}">
<label for="name">Name</label>
<input id="name" name="name" autocomplete="name" maxlength="60" value="${typed(request, 'name')}" required>
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="email" value="${typed(request, 'email')}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" aria-describedby="password-rules" required>
<p id="password-rules" class="small">At least 8 characters, with a letter and a digit.</p>
<label for="password-confirmation">Repeat the password</label>
<input id="password-confirmation" name="password_confirmation" type="password" autocomplete="new-password" required>
<label class="check"><input name="terms" type="checkbox" value="yes" required> I accept the terms of the shop</label>
<button type="submit">Create account</button>
</form>
<p>Have an account? <a href="/login">Sign in</a></p></section>`;
  const status = error === null ? 200 : 422;
  return renderPage(shop, visit, { title: 'Create account', main, status });
}

function signup(shop: Shop, request: ShopRequest): Reply {
  const fields = freshForm(request);
  const problem = signupProblem(shop, fields);
  if (problem !== null) return signupPage(shop, request, problem);
  const name = text(fields, 'name').slice(0, 60);
  const account = shop.accounts.create(text(fields, 'email'), fields.get('password') ?? '', name);
  return enter(shop, request, account, 'accounts', `Welcome, ${name}. Your account is ready.`);
}

function signupProblem(shop: Shop, fields: URLSearchParams): string | null {
  const email = text(fields, 'email');
  const password = fields.get('password') ?? '';
  if (text(fields, 'name') === '') return 'Please tell us your name.';
  if (!isEmail(email)) return 'Please give a valid e-mail address.';
  if (shop.accounts.findByEmail(email) !== null) {
    return 'There is an account with this e-mail address already. Sign in, or use another one.';
  }
  const problem = passwordProblem(password);
  if (problem !== null) return problem;
  if (password !== fields.get('password_confirmation')) return 'The two passwords differ.';
  return fields.get('terms') === 'yes' ? null : 'Please accept the terms.';
}

function enter(
  shop: Shop,
  request: ShopRequest,
  account: Account,
  effect: 'logins' | 'accounts',
  notice: string,
): Reply {
  request.visit.signIn(account);
  request.visit.session.notice = notice;
  shop.effects.count(effect);
  return seeOther(nextOf(request));
}

function logout(shop: Shop, { visit }: ShopRequest): Reply {
  if (visit.account !== null) shop.effects.count('logouts');
  visit.signOut();
  return seeOther('/');
}

function nextOf({ body, query }: ShopRequest): string {
  const fields = body.kind === 'form' ? body.fields : query;
  return localPath(fields.get('next'), '/');
}

/** What the visitor typed before the form came back. */
function typed({ body }: ShopRequest, name: string): string {
  return body.kind === 'form' ? text(body.fields, name) : '';
}
