import { createHash } from 'node:crypto';
import { page, type Received, redirect, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * A wiki of the classic kind: one script for everything, told what to do by the query; a token for
 * the session; a save that was begun on an older text answers 200 with the editor again.
 */
export interface Wiki extends SmallApp {
  readonly effects: { saves: number; conflicts: number };
}

export async function startWiki(): Promise<Wiki> {
  const effects = { saves: 0, conflicts: 0 };
  let text = 'Welcome.';
  const app = await startSmallApp((received) => {
    const { method, query, fields, session } = received;
    const sectok = createHash('md5').update(session.secret).digest('hex');
    if (method === 'POST' && fields.has('do[save]')) {
      if (fields.get('sectok') !== sectok) return page('Error', 'Session expired');
      if (fields.get('changecheck') !== md5(text)) {
        effects.conflicts++;
        return editor(received, sectok, text, 'Edit conflict exists');
      }
      text = fields.get('wikitext') ?? '';
      effects.saves++;
      return redirect('/doku.php?id=start');
    }
    if (query.get('do') === 'edit') return editor(received, sectok, text, 'start [edit]');
    return page(
      'start',
      `<p>${text}</p><a href="/doku.php?id=start&amp;do=edit">Edit this page</a>`,
    );
  });
  return { ...app, effects };
}

function editor(_: Received, sectok: string, text: string, title: string) {
  return page(
    title,
    `<form id="dw__editform" action="/doku.php?id=start&amp;do=edit" method="post">
     <input type="hidden" name="sectok" value="${sectok}"><input type="hidden" name="rev" value="">
     <input type="hidden" name="changecheck" value="${md5(text)}">
     <textarea name="wikitext">${text}</textarea>
     <button name="do[save]" value="1">Save</button></form>`,
  );
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
