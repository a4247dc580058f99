import { randomBytes, randomInt } from 'node:crypto';
import { page, redirect, type Session, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Articles whose numbers are others for every visitor and that are listed in another order on every page,
 * as after somebody added one. A comment counts on the article with the right name alone.
 */
export interface ArticleShelf extends SmallApp {
  readonly effects: { comments: number };
}

const names = ['Café culture', 'Bridge & tunnel', 'Rivers', 'Lanterns'];

export async function startArticleShelf(): Promise<ArticleShelf> {
  const effects = { comments: 0 };
  const shelves = new Map<string, ReadonlyMap<string, string>>();
  const tokens = new Set<string>();
  const app = await startSmallApp(({ method, path, fields, session }) => {
    const shelf = shelfOf(shelves, session);
    if (path === '/') return page('Shelf', list(shelf));
    const name = shelf.get(/^\/articles\/(\d+)/.exec(path)?.[1] ?? '');
    if (name === undefined) return page('No such article', '', 404);
    if (method === 'GET') {
      const token = randomBytes(12).toString('hex');
      tokens.add(`${name} ${token}`);
      return page(
        'Article',
        `${list(shelf)}<form action="${path}/comments" method="post"><input type="hidden" name="t" value="${token}">
         <textarea name="comment"></textarea><button>Send</button></form>`,
      );
    }
    const isGood = tokens.delete(`${name} ${fields.get('t')}`) && name === 'Bridge & tunnel';
    if (!isGood) return page('Article', '<p>Not here.</p>');
    effects.comments++;
    return redirect(path.replace('/comments', ''));
  });
  return { ...app, effects };
}

function shelfOf(
  shelves: Map<string, ReadonlyMap<string, string>>,
  { secret }: Session,
): ReadonlyMap<string, string> {
  const own =
    shelves.get(secret) ?? new Map(names.map((name) => [String(randomInt(10_000, 99_999)), name]));
  shelves.set(secret, own);
  return own;
}

function list(shelf: ReadonlyMap<string, string>): string {
  const items = [...shelf].sort(() => Math.random() - 0.5);
  const links = items.map(
    ([id, name]) =>
      `<li><a class="item" href="/articles/${id}"><b>${name.replace('&', '&amp;')}</b></a></li>`,
  );
  return `<ul>${links.join('')}</ul>`;
}
