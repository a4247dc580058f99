import { page, type Received, redirect, type SmallApp, startSmallApp } from './small-app.ts';
import { Vault } from './vault.ts';

/** A shop of a few pages, for what needs all of FlowLoad and little of an application: explored within seconds. */
export interface CornerShop extends SmallApp {
  readonly effects: { subscriptions: number; deletedAccounts: number };
}

const goods = ['Apples', 'Bread', 'Candles'];

/** Subscribing takes a token that is good once; the account is one click from its end. */
export async function startCornerShop(): Promise<CornerShop> {
  const effects = { subscriptions: 0, deletedAccounts: 0 };
  const vault = new Vault();
  const app = await startSmallApp((received) => {
    const { method, path, fields, session } = received;
    if (method === 'POST' && path === '/newsletter') {
      if (!vault.take('newsletter', session, fields.get('token'))) return page('Too late', '', 403);
      effects.subscriptions += 1;
      return redirect('/thanks');
    }
    if (method === 'POST' && path === '/account/delete') {
      effects.deletedAccounts += 1;
      return redirect('/');
    }
    return shown(received, vault);
  });
  return { ...app, effects };
}

function shown({ path, query, session }: Received, vault: Vault) {
  switch (path) {
    case '/':
      return page('Corner shop', front);
    case '/products':
      return page('All products', list(goods));
    case '/search':
      return page('What was found', list(goods.filter((name) => includes(name, query.get('q')))));
    case '/newsletter':
      return page('Newsletter', newsletter(vault.issue('newsletter', session)));
    case '/thanks':
      return page('Thanks', '<p>You are subscribed.</p>');
    default:
      return page('Nothing here', '', 404);
  }
}

const front = `<nav><a href="/products">Products</a> <a href="/newsletter">Newsletter</a></nav>
  <form action="/search" role="search"><input type="search" name="q" aria-label="Search products"><button>Search</button></form>
  <form action="/account/delete" method="post"><button>Delete account</button></form>`;

const newsletter = (token: string) =>
  `<form action="/newsletter" method="post"><input type="hidden" name="token" value="${token}">
   <label>Email <input type="email" name="email" required></label><button>Subscribe</button></form>`;

const list = (names: readonly string[]) =>
  `<ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`;

function includes(name: string, wanted: string | null): boolean {
  return name.toLowerCase().includes((wanted ?? '').toLowerCase());
}
