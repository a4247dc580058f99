import { randomBytes } from 'node:crypto';
import { page, redirect, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * A form that is filled with the help of another one in a window of its own, as administrations do:
 * the window's page brings a token for one use, tells the page that opened it what was made, and closes.
 */
export interface AuthorWindow extends SmallApp {
  readonly effects: { authors: number; books: number };
}

export async function startAuthorWindow(): Promise<AuthorWindow> {
  const effects = { authors: 0, books: 0 };
  const tokens = new Set<string>();
  const authors = new Set<string>();
  const token = () => {
    const made = randomBytes(12).toString('hex');
    tokens.add(made);
    return `<input type="hidden" name="token" value="${made}">`;
  };
  const app = await startSmallApp(({ method, path, fields, headers }): Sent => {
    if (method === 'GET' && path === '/') return page('New book', bookForm(token()));
    if (method === 'GET' && path === '/author') {
      // Nobody comes here but from the form.
      if (headers.referer === undefined) return page('Forbidden', '', 403);
      return page('New author', authorForm(token()));
    }
    if (method === 'GET' && path === '/books') return page('Books', '<p>The book is there.</p>');
    if (!tokens.delete(fields.get('token') ?? '')) return page('Forbidden', '', 403);
    if (path === '/author') {
      const id = randomBytes(6).toString('hex');
      authors.add(id);
      effects.authors++;
      return page('Closing', `<script>opener.take("${id}"); close();</script>`);
    }
    if (!authors.has(fields.get('author') ?? '')) return page('Unknown author', '', 422);
    effects.books++;
    return redirect('/books');
  });
  return { ...app, effects };
}

const bookForm = (token: string) => `<form method="post" action="/book">${token}
    <label>Title <input name="title" required></label>
    <label>Author <select name="author" required></select></label>
    <a href="/author" id="add" onclick="return ask(this)">Add author</a><button>Save</button></form>
  <script>
    function ask({ href }) { window.open(href, 'author', 'width=400,height=300').focus(); return false; }
    function take(id) { document.querySelector('select').add(new Option('The new one', id, true, true)); }
  </script>`;

const authorForm = (token: string) => `<form method="post" action="/author">${token}
  <label>Name <input name="name" required></label><button>Save</button></form>`;
