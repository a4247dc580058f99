import { randomBytes } from 'node:crypto';
import { page, type Received, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Pages that post to themselves with their whole state in hidden fields, as ASP.NET does: each state is
 * good once, for its session; which control acted is said in a hidden field by a script; every answer is
 * 200 under one title. And a list in which every row has a form of the same kind with a lock of its own.
 */
export interface PostbackDesk extends SmallApp {
  readonly effects: { orders: number; renamed: number };
}

export async function startPostbackDesk(): Promise<PostbackDesk> {
  const effects = { orders: 0, renamed: 0 };
  const states = new Map<string, string>();
  const rows = new Map<string, Row[]>();
  const app = await startSmallApp((received) => {
    const { method, path, fields, session } = received;
    const own = rows.get(session.secret) ?? firstRows();
    rows.set(session.secret, own);
    if (path === '/rows') return desk(rowForms(own));
    if (path === '/rows/save') {
      const row = own.find(({ id }) => id === fields.get('id'));
      if (row === undefined || row.version !== fields.get('version') || row.name !== 'Second') {
        return desk('<p>Somebody else was faster.</p>');
      }
      row.version = fresh();
      effects.renamed++;
      return desk(`<p>Renamed.</p>${rowForms(own)}`);
    }
    if (path !== '/order') return desk('');
    if (method === 'GET') return desk(step(states, session.secret, 'goods'));
    const state = fields.get('__VIEWSTATE') ?? '';
    const at = states.get(`${session.secret} ${state}`);
    states.delete(`${session.secret} ${state}`);
    if (
      at === 'goods' &&
      fields.get('__EVENTTARGET') === 'ctl00$next' &&
      fields.get('ctl00$qty') === '2'
    ) {
      return desk(step(states, session.secret, 'address'));
    }
    if (at === 'address' && fields.get('ctl00$ship') === 'Express' && isFilled(received)) {
      effects.orders++;
      return desk('<p>We have got your order.</p>');
    }
    return desk(step(states, session.secret, 'goods'));
  });
  return { ...app, effects };
}

interface Row {
  readonly id: string;
  readonly name: string;
  version: string;
}

function firstRows(): Row[] {
  const names = ['First', 'Second', 'Third'];
  return names.map((name, index) => ({ id: String(index + 1), name, version: fresh() }));
}

function rowForms(rows: readonly Row[]): string {
  return rows
    .map(
      ({ id, name, version }) => `<form class="row-${name}" action="/rows/save" method="post">
        <input type="hidden" name="id" value="${id}"><input type="hidden" name="version" value="${version}">
        <input name="name" value="${name}"><button>Rename</button></form>`,
    )
    .join('');
}

function fresh(): string {
  return randomBytes(6).toString('hex');
}

/** A state as long as they are, with characters that every encoding changes. */
function step(states: Map<string, string>, secret: string, at: string): string {
  const state = randomBytes(6_000).toString('base64');
  states.set(`${secret} ${state}`, at);
  const hidden = `<input type="hidden" name="__VIEWSTATE" value="${state}">
    <input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">`;
  if (at === 'goods') {
    return `<form id="aspnetForm" method="post" action="./order">${hidden}<input name="ctl00$qty" value="2">
      <a id="next" href="javascript:__doPostBack('ctl00$next','')">Next</a></form>
      <script>function __doPostBack(target, argument) { const { elements } = document.forms.aspnetForm;
        elements.__EVENTTARGET.value = target; elements.__EVENTARGUMENT.value = argument; document.forms.aspnetForm.submit(); }</script>`;
  }
  return `<form id="aspnetForm" method="post" action="./order">${hidden}<input name="ctl00$street">
    <select name="ctl00$ship"><option>Standard</option><option selected>Express</option></select><button name="ctl00$place" value="Order">Order</button></form>`;
}

function isFilled({ fields }: Received): boolean {
  return (fields.get('ctl00$street') ?? '').length > 3 && fields.get('ctl00$place') === 'Order';
}

function desk(body: string): Sent {
  return page('Desk', body);
}
