import { html } from '../http/html.ts';
import { type Reply, seeOther } from '../http/reply.ts';
import { freshForm, type Route, type ShopRequest } from '../http/shop-request.ts';
import { csrfField, renderPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';
import { toLogin } from './sign-in-pages.ts';

/** The shell of the single-page account area, the same under each of its addresses; shop.js does the rest. */
export function accountPageRoutes(shop: Shop): readonly Route[] {
  const handle = (request: ShopRequest) => accountPage(shop, request);
  return [
    { method: 'GET', path: '/account', handle },
    { method: 'GET', path: '/account/orders', handle },
    { method: 'GET', path: '/account/profile', handle },
    { method: 'POST', path: '/account/delete', handle: (request) => deleteAccount(shop, request) },
  ];
}

function accountPage(shop: Shop, { visit, target }: ShopRequest): Reply {
  if (visit.account === null) return toLogin(target);
  const token = visit.session.tokens.mint('api');
  const main = html`<h1>Your account</h1>
<div id="account-app" class="account" aria-live="polite"><p>Loading your account…</p></div>
<noscript><p class="error">The account area needs JavaScript.</p></noscript>
<section class="danger" aria-labelledby="close-account"><h2 id="close-account">Close your account</h2>
<p>This removes your account and cannot be undone.</p>
<form action="/account/delete" method="post" data-confirm="Delete your account for good?">
${csrfField(visit)}<button class="danger-button" type="submit">Delete account</button></form></section>`;
  return renderPage(shop, visit, {
    title: 'Your account',
    main,
    head: html`<meta name="csrf-token" content="${token}">
`,
  });
}

function deleteAccount(shop: Shop, request: ShopRequest): Reply {
  const { visit } = request;
  const { account } = visit;
  if (account === null) return toLogin('/account');
  freshForm(request);
  shop.accounts.delete(account);
  shop.effects.count('deletedAccounts');
  visit.signOut();
  visit.session.notice = 'Your account was deleted.';
  return seeOther('/');
}
