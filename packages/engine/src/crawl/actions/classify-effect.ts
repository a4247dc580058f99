import type { Effect } from '../../model/effect.ts';
import type { FormPurpose } from '../../model/site-graph.ts';
import { isToken, urlParts } from '../map/url-template.ts';
import type { ControlView, FormView, LinkView, SubmitView } from '../page/page-view.ts';
import { apart, means } from './intent-words.ts';

export interface Judgement {
  readonly effect: Effect;
  /** Why a crawl keeps its hands off; null when it may try. */
  readonly leftAlone: string | null;
}

const reads: Judgement = { effect: 'read', leftAlone: null };
const writes: Judgement = { effect: 'write', leftAlone: null };

/** Titles of articles speak of deleting, too; a command is short. */
const longestCommand = 5;

export function judgeLink(link: LinkView): Judgement {
  const words = commandWords(link.text, link.title, link.hints);
  const place = addressWords(link.url);
  if (means('sign-out', words) || means('sign-out', place))
    return destructive('it ends the session');
  if (link.method === 'delete' || isRemoval(words, `${link.heading} ${place}`))
    return destructive(`“${link.text || link.title}” takes something away`);
  if (/\b(delete|destroy|remove)\b/.test(place) && !means('cart', place))
    return destructive('its address speaks of deleting');
  if (link.confirm !== null) return asksFirst(link.confirm);
  if (link.method !== null && link.method !== 'get') return writes;
  const undoes = means('destroy', words) && means('cart', `${words} ${place}`);
  return undoes || isWritingLink(link, words, place) ? writes : reads;
}

/** An address that was read somewhere, with no words beside it. */
export function judgeAddress(url: string): Judgement {
  const place = addressWords(url);
  if (means('sign-out', place)) return destructive('it ends the session');
  return means('destroy', place) ? destructive('its address speaks of taking away') : reads;
}

export function judgeControl(control: ControlView): Judgement {
  const words = commandWords(control.text, control.title, control.hints);
  if (means('sign-out', words)) return destructive('it ends the session');
  if (control.method === 'delete' || isRemoval(words, control.heading))
    return destructive(`“${control.text || control.title}” takes something away`);
  if (control.confirm !== null) return asksFirst(control.confirm);
  const opensSomething = control.role === 'tab' || /\b(menu|tab|toggle|dropdown)\b/.test(words);
  if (control.method !== null && control.method !== 'get') return writes;
  return means('write', words) && !opensSomething && !means('refuse', words) ? writes : reads;
}

export function judgeForm(
  form: FormView,
  submit: SubmitView | null,
  purpose: FormPurpose,
): Judgement {
  const confirm = submit?.confirm ?? form.confirm;
  const words = commandWords(submit?.text ?? '', form.label, submit?.hints ?? '');
  const place = addressWords(submit?.action ?? form.action);
  const method = submit?.method ?? form.method;
  if (purpose === 'search') return reads;
  if (purpose !== 'other') return writes;
  if (means('sign-out', words) || means('sign-out', place))
    return destructive('it ends the session');
  if (form.methodOverride === 'delete' || isRemoval(words, `${form.heading} ${place}`))
    return destructive(`“${submit?.text || form.label || form.heading}” takes something away`);
  if (/\b(delete|destroy)\b/.test(place)) return destructive('its address speaks of deleting');
  if (confirm !== null) return asksFirst(confirm);
  return method === 'get' && !isSaving(words) ? reads : writes;
}

/** A form that a script sends says nothing of how: what makes or saves something is no question. */
function isSaving(words: string): boolean {
  return means('create', words) || means('save', words);
}

/** What a request that an action caused says about it: a button that sends PUT is no reader. */
export function effectOfMethod(method: string): Effect {
  if (method === 'DELETE') return 'destructive';
  return method === 'POST' || method === 'PUT' || method === 'PATCH' ? 'write' : 'read';
}

function destructive(reason: string): Judgement {
  return { effect: 'destructive', leftAlone: `Left alone because ${reason}.` };
}

function asksFirst(question: string): Judgement {
  const asked = question === '' ? '' : `: “${question}”`;
  return means('destroy', question) || question === ''
    ? { effect: 'destructive', leftAlone: `Left alone because it asks for confirmation${asked}.` }
    : { effect: 'write', leftAlone: `Left alone because it asks for confirmation${asked}.` };
}

/** Taking a line out of a cart or a filter undoes the visitor's own choice and is no loss. */
function isRemoval(words: string, surroundings: string): boolean {
  return means('destroy', words) && !means('cart', `${words} ${apart(surroundings)}`);
}

/** A link that asks for nothing but changes something: it carries a token, or says what it adds where. */
function isWritingLink(link: LinkView, words: string, place: string): boolean {
  const acts = means('write', words) || means('write', place);
  if (!acts) return false;
  const carriesToken = urlParts(new URL(link.url)).query.some(([, value]) => isToken(value));
  return (
    carriesToken ||
    (means('write', words) &&
      means('cart', words) &&
      / (to|from|in|zu|zum|au|à|al|a|aan) /.test(words))
  );
}

/** The visible words when they are a command; without words the icon's and class names. */
function commandWords(text: string, title: string, hints: string): string {
  const visible = apart(`${text} ${text === title ? '' : title}`).trim();
  if (visible !== '') return visible.split(/\s+/).length <= longestCommand + 3 ? visible : '';
  return apart(hints);
}

/** Path segments and query values as words; what is long is a title and no command. */
function addressWords(url: string): string {
  if (url === '') return '';
  const { segments, query } = urlParts(new URL(url));
  return [...segments, ...query.flat()]
    .map(apart)
    .filter((one) => one.split(' ').length <= 3)
    .join(' ');
}
