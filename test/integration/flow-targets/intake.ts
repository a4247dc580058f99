import {
  json,
  page,
  type Received,
  redirect,
  type Sent,
  type SmallApp,
  startSmallApp,
} from './small-app.ts';
import { Vault } from './vault.ts';

/**
 * Takes in what browsers send, in every shape that a request can have. Each carries a token that is good
 * once, at a place of its own, and what else the shape could spoil: bytes, letters, line breaks, order.
 */
export interface Intake extends SmallApp {
  readonly effects: Map<string, number>;
}

/** Bytes that are no text, as the page makes them. */
const bytes = [137, 80, 78, 71, 13, 10, 26, 10, 0, 255, 254, 200];
/** The picture that a crawl puts into file fields: its first and last bytes. */
const pngMagic = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const pngEnd = Buffer.from('AE426082', 'hex');

export async function startIntake(): Promise<Intake> {
  const effects = new Map<string, number>();
  const vault = new Vault();
  const app = await startSmallApp((received) => {
    const { method, path, session } = received;
    const [, place = '', rest = ''] = path.split('/');
    const name = place.split(';')[0] ?? '';
    if (method === 'GET' && rest === '') return show(vault, name, received);
    if (rest === 'items') return json({ item: { id: vault.issue(name, session) } });
    const token = accepted(name, received);
    if (token === null || !vault.take(name, session, token)) return refused(name);
    effects.set(name, (effects.get(name) ?? 0) + 1);
    return name === 'upload' || name === 'method' || name === 'rows'
      ? redirect('/done')
      : json({ saved: true });
  });
  return { ...app, effects };
}

function refused(name: string): Sent {
  return name === 'upload' ? page('Upload', '<p>Again, please.</p>') : json({ saved: false });
}

/** The token, when everything around it is as it has to be. */
function accepted(name: string, received: Received): string | null {
  const { fields, query, body, headers, method, path } = received;
  const field = (key: string) => fields.get(key) ?? '';
  switch (name) {
    case 'upload':
      return received.bytes.includes(pngMagic) &&
        received.bytes.includes(pngEnd) &&
        field('place') === 'Zürich — See'
        ? field('token')
        : null;
    case 'blob':
      return received.bytes.equals(Buffer.from(bytes)) ? String(headers['x-token']) : null;
    case 'form-data':
      return received.bytes.includes(Buffer.from(bytes)) && body.includes('Zoë')
        ? field('token')
        : null;
    case 'plain':
      return /^note=two\nlines\ntoken: (\S+)$/.exec(body)?.[1] ?? null;
    case 'pairs':
      return fields.get('note') === 'a+b & c=d' ? field('token') : null;
    case 'nested': {
      const nested = JSON.parse(field('payload'));
      return nested.items[0].qty === 2 ? nested.auth.token : null;
    }
    case 'state':
      return JSON.parse(Buffer.from(query.get('state') ?? '', 'base64').toString('utf8')).token;
    case 'inside': {
      const [, , , id = ''] = path.split('/');
      return query.get('back') === `/inside/items/${id}?tab=1` ? id : null;
    }
    case 'matrix':
      return /;token=([^;/]+);v=1\/save$/.exec(path)?.[1] ?? null;
    case 'link':
      return query.get('token');
    case 'method':
      return method === 'POST' && field('_method') === 'delete' ? field('token') : null;
    case 'rows': {
      const tokens = new URLSearchParams(body).getAll('row[]');
      return tokens.length === 3 && tokens[0] === 'head' && tokens[2] === ''
        ? (tokens[1] ?? null)
        : null;
    }
    default:
      return null;
  }
}

function show(vault: Vault, name: string, { session }: Received): Sent {
  const token = vault.issue(name, session);
  const hidden = `<input type="hidden" name="token" value="${token}">`;
  const meta = `<meta name="token" content="${token}">`;
  switch (name) {
    case 'upload':
      return page(
        'Upload',
        `<form action="/upload/save" method="post" enctype="multipart/form-data">${hidden}
        <input name="place" value="Zürich — See"><input name="caption"><input type="file" name="photo"><button>Send</button></form>`,
      );
    case 'blob':
      return scripted(
        meta,
        `fetch('/blob/save', { method: 'PUT', headers: { 'x-token': token, 'content-type': 'application/octet-stream' }, body: new Uint8Array([${bytes}]) })`,
      );
    case 'form-data':
      return scripted(
        meta,
        `{ const data = new FormData(); data.append('note', 'Zoë'); data.append('token', token);
        data.append('file', new Blob([new Uint8Array([${bytes}])], { type: 'image/png' }), 'x.png');
        fetch('/form-data/save', { method: 'POST', body: data }); }`,
      );
    case 'plain':
      return scripted(
        meta,
        `fetch('/plain/save', { method: 'POST', body: 'note=two\\nlines\\ntoken: ' + token })`,
      );
    case 'pairs':
      return scripted(
        meta,
        `fetch('/pairs/save', { method: 'POST', body: new URLSearchParams({ note: 'a+b & c=d', token }) })`,
      );
    case 'nested':
      return scripted(
        meta,
        `fetch('/nested/save', { method: 'POST', body: new URLSearchParams({ payload: JSON.stringify({ auth: { token }, items: [{ qty: 2 }] }) }) })`,
      );
    case 'state':
      return scripted(
        meta,
        `fetch('/state/save?state=' + encodeURIComponent(btoa(JSON.stringify({ v: 1, token }))))`,
      );
    case 'inside':
      return scripted(
        meta,
        `fetch('/inside/items', { method: 'POST' }).then(async (r) => { const { item: { id } } = await r.json();
        fetch('/inside/edit/' + id + '?back=' + encodeURIComponent('/inside/items/' + id + '?tab=1'), { method: 'PATCH' }); })`,
      );
    case 'matrix':
      return scripted(meta, `fetch('/matrix;token=' + token + ';v=1/save', { method: 'POST' })`);
    case 'link':
      return page('Link', `<a href="/link/save?id=7&token=${token}#top">Mark as done</a>`);
    case 'method':
      return page(
        'Method',
        `<form action="/method/save" method="post"><input type="hidden" name="_method" value="delete">${hidden}<button>Remove</button></form>`,
      );
    case 'rows':
      return page(
        'Rows',
        `<form action="/rows/save" method="post"><input type="hidden" name="row[]" value="head">
        <input type="hidden" name="row[]" value="${token}"><input type="hidden" name="row[]" value=""><button>Save</button></form>`,
      );
    case 'done':
      return page('Done', '<p>Thank you.</p>');
    default:
      return page('Not found', '', 404);
  }
}

function scripted(meta: string, call: string): Sent {
  return page(
    'Scripted',
    `${meta}<button onclick="act()">Save</button><script>
    const token = document.querySelector('meta[name=token]').content;
    function act() { ${call}; }</script>`,
  );
}
