import { randomBytes } from 'node:crypto';
import {
  page,
  type Received,
  redirect,
  type Sent,
  type SmallApp,
  startSmallApp,
} from './small-app.ts';

/**
 * A shop that keeps its sessions in the address and not in cookies, as a part of the path or after a
 * semicolon: every link and form carries it, and so does every redirect. What comes without, or under
 * another visitor's, counts nothing. With the order the session ends.
 */
export interface CookielessShop extends SmallApp {
  readonly effects: { path: number; matrix: number };
}

export async function startCookielessShop(): Promise<CookielessShop> {
  const effects = { path: 0, matrix: 0 };
  /** Items in the basket, by session. */
  const baskets = new Map<string, string | null>();
  const app = await startSmallApp((received) => {
    const { path } = received;
    const inPath = /^\/\(S\((\w+)\)\)(\/.*)$/.exec(path);
    const inMatrix = /^(\/.*);jsessionid=([\w.]+)$/.exec(path);
    if (inPath !== null) return serve('path', inPath[1] ?? '', inPath[2] ?? '', received);
    if (inMatrix !== null) return serve('matrix', inMatrix[2] ?? '', inMatrix[1] ?? '', received);
    const id = randomBytes(12).toString('hex');
    baskets.set(id, null);
    if (path === '/path') return redirect(`/(S(${id}))/goods`);
    return path === '/matrix'
      ? redirect(`/goods;jsessionid=${id}.node1`)
      : page('Not found', '', 404);
  });

  function serve(
    kind: 'path' | 'matrix',
    session: string,
    place: string,
    received: Received,
  ): Sent {
    const id = session.replace('.node1', '');
    if (!baskets.has(id)) return redirect(`/${kind}`);
    const to = (target: string) =>
      kind === 'path' ? `/(S(${id}))${target}` : `${target};jsessionid=${session}`;
    const { method, fields } = received;
    if (method === 'POST' && place === '/basket') {
      baskets.set(id, fields.get('item') ?? null);
      return redirect(to('/basket'));
    }
    if (method === 'POST' && place === '/order') {
      if (baskets.get(id) === 'cup' && (fields.get('street') ?? '').length > 3) effects[kind]++;
      else return redirect(to('/goods'));
      baskets.delete(id);
      return page('Thank you', '<p>We have got your order.</p>');
    }
    if (place === '/basket') {
      return page(
        'Basket',
        `<form id="order" action="${to('/order')}" method="post"><input name="street"><button>Order</button></form>`,
      );
    }
    return page(
      'Goods',
      `<a href="${to('/basket')}">Basket</a><form id="add" action="${to('/basket')}" method="post">
       <input type="hidden" name="item" value="cup"><button>Add</button></form>`,
    );
  }
  return { ...app, effects };
}
