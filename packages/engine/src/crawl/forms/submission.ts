import type { Form } from '../../model/site-graph.ts';
import type { SeenTraffic } from '../browser/traffic.ts';
import { allFrames, type FormView, type NoticeView, type PageView } from '../page/page-view.ts';
import { purposeOf } from './form-purpose.ts';

/** How the page took a submitted form. */
export type Reception =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly said: readonly string[] };

export interface Submitted {
  readonly form: Form;
  /** The same form on the page that came, if it is there. */
  readonly again: FormView | null;
  readonly before: PageView;
  readonly after: PageView;
  readonly traffic: readonly SeenTraffic[];
  readonly signedIn: 'yes' | 'no' | 'unknown';
}

const refusalWords =
  /\b(error|invalid|incorrect|wrong|not valid|must|required|failed|missing|already (exists|taken|registered|in use|used)|too (short|long|weak|common)|do(es)?n.t match|do(es)? not match|not found|unknown|please (enter|choose|select|fill|check|correct|provide|try)|can.?t be blank|cannot|could not|couldn.t|expired|denied|refused|unable)\b|fehler|ungültig|falsch|pflichtfeld|erforderlich|bereits|stimm(en|t) nicht|fehlgeschlagen|abgelaufen|erreur|invalide|incorrect|obligatoire|déjà|échou|expiré|inválid|incorrect[oa]|obligatori|ya existe|caducad|errore|non valid|errat[oa]|scadut|ongeldig|verplicht|ошибк|неверн|错误|無効|エラー/i;

const successWords =
  /\b(thank(s| you)|success(fully)?|saved|sent|created|added|updated|received|welcome|done|danke|gespeichert|gesendet|erfolgreich|merci|enregistré|envoyé|gracias|guardado|enviado|grazie|salvato|obrigado|bedankt|opgeslagen)\b/i;

/** Reads the answer: the constraint API, marked fields, visible errors, the status, the form shown again. */
export function receptionOf(submitted: Submitted): Reception {
  const { form, again, traffic } = submitted;
  const complaints = complaintsOf(again);
  const asked = traffic.some((one) => one.kind !== 'other');
  if (!asked && complaints.length > 0) return { kind: 'rejected', said: complaints };
  if (!asked && again !== null && isHeldBack(again)) {
    return { kind: 'rejected', said: ['Its button stays disabled.'] };
  }
  const errors = newErrors(submitted);
  if (form.purpose === 'sign-in') {
    const stillOut = again !== null && submitted.signedIn !== 'yes';
    return stillOut ? { kind: 'rejected', said: errors } : { kind: 'accepted' };
  }
  const refusedStatus = traffic.find(
    (one) =>
      one.kind !== 'other' &&
      (one.mainDocument || one.method !== 'GET') &&
      (one.status ?? 0) >= 400,
  );
  if (refusedStatus !== undefined) {
    const status = `The server answered ${refusedStatus.status}.`;
    return { kind: 'rejected', said: errors.length > 0 ? errors : [status] };
  }
  const marked = again?.fields.some((field) => field.marked) ?? false;
  if (again !== null && marked) return { kind: 'rejected', said: [...errors, ...complaints] };
  // With the form shown again, an error is one whatever it says; without it, only when its words say so.
  const refusing = errors.filter((text) => again !== null || refusalWords.test(text));
  return refusing.length > 0 ? { kind: 'rejected', said: refusing } : { kind: 'accepted' };
}

/** Filled in, and its button can't be pressed: something that nobody says is missing. */
function isHeldBack({ submits, fields }: FormView): boolean {
  const isFilled = fields.some(({ type, value }) => /^(text|textarea)$/.test(type) && value !== '');
  return isFilled && submits.length > 0 && submits.every(({ disabled }) => disabled);
}

/** Between one look at a form that seems refused and the next. */
export const laterLookMs = 1_000;

/**
 * How often a form that seems refused is looked at again. An application that a script builds goes on
 * showing its sign-in form until it knows who came in, and being taken for shut out ends a crawl.
 */
export function laterLooks({ purpose }: Form): number {
  return purpose === 'sign-in' ? 3 : 0;
}

/**
 * What an answer is compared with: the page before the first try, as long as the form stays where it is.
 * Once the page has moved on, what was said to the last try is old, although it may still show.
 */
export function standBefore(before: PageView, lastTry: PageView, after: PageView): PageView {
  return after.url === lastTry.url ? before : lastTry;
}

/** The form on the page that came after it was sent, if it is there again. */
export function formShownAgain(form: Form, after: PageView): FormView | null {
  const names = form.fields.map((field) => field.name || field.label).join(',');
  const alike = allFrames(after)
    .flatMap((frame) => frame.forms)
    .filter((one) => one.method === form.method && isFor(form.purpose, one));
  // With other fields it is the next step of a wizard.
  return alike.find((one) => fillableNames(one) === names) ?? null;
}

/** What makes an account is one form among others to who is signed in. */
function isFor(purpose: Form['purpose'], form: FormView): boolean {
  const shown = purposeOf(form);
  return shown === purpose || (purpose === 'other' && shown === 'sign-up');
}

function fillableNames(form: FormView): string {
  return form.fields
    .filter((field) => field.visible && !field.readOnly)
    .map((field) => field.name || field.label || field.placeholder)
    .join(',');
}

function complaintsOf(form: FormView | null): readonly string[] {
  return (form?.fields ?? [])
    .filter((field) => field.visible && field.complaint !== '')
    .map((field) => `${field.label || field.name}: ${field.complaint}`);
}

function newErrors({ before, after, again }: Submitted): readonly string[] {
  const labels = (again?.fields ?? []).map(({ label }) => label);
  const old = new Set([...noticesOf(before).map((notice) => notice.text), ...labels]);
  return noticesOf(after)
    .filter((notice) => !old.has(notice.text))
    .filter(
      (notice) =>
        notice.tone === 'error' || (notice.tone === 'plain' && refusalWords.test(notice.text)),
    )
    .map((notice) => notice.text)
    .filter((text) => refusalWords.test(text) || !successWords.test(text));
}

function noticesOf(view: PageView): readonly NoticeView[] {
  return allFrames(view).flatMap((frame) => frame.notices);
}
