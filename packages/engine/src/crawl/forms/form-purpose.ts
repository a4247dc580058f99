import type { FormPurpose } from '../../model/site-graph.ts';
import { means } from '../actions/intent-words.ts';
import { isSearchName } from '../map/url-template.ts';
import type { FieldView, FormView } from '../page/page-view.ts';

const textTypes = new Set(['text', 'email', 'tel', 'search', 'url', 'number', 'textarea']);

/** Forms for a new password ask for the name as well. */
const forgot =
  /forgot|lost|recover|reset|retrieve|new password|vergessen|oublié|olvid|dimenticat|esquec|vergeten|zapomn|забыли/i;

/** What a form is for, by its fields first and its words second. */
export function purposeOf(form: FormView): FormPurpose {
  const fields = form.fields.filter((field) => field.visible && !field.readOnly);
  const passwords = fields.filter((field) => field.type === 'password');
  const texts = fields.filter((field) => textTypes.has(field.type));
  if (passwords.length === 0) {
    if (isSearch(form, texts)) return 'search';
    return isFirstHalfOfSignIn(form, texts) ? 'sign-in' : 'other';
  }
  if (passwords.some(isOldPassword) && passwords.length > 1) return 'other';
  if (passwords.length > 1 || passwords.some((one) => one.autocomplete === 'new-password')) {
    return texts.length > 0 ? 'sign-up' : 'other';
  }
  const words = wordsOf(form);
  if (means('sign-up', words) && !means('sign-in', words)) return 'sign-up';
  if (texts.length >= 3 && !means('sign-in', words)) return 'other';
  return texts.length > 0 || means('sign-in', words) ? 'sign-in' : 'other';
}

/** Its fields say who somebody is already: whoever sends it changes that account. */
export function showsAccount(form: FormView): boolean {
  return form.fields.some(({ visible, type, value }) => {
    return visible && value.trim() !== '' && /^(text|email|tel)$/.test(type);
  });
}

function isSearch(form: FormView, texts: readonly FieldView[]): boolean {
  if (form.isSearch && texts.length > 0) return true;
  const [only] = texts;
  if (only === undefined || texts.length > 1 || form.method === 'post') return false;
  if (only.type === 'search' || isSearchName(only.name)) return true;
  const said = `${only.label} ${only.placeholder}`;
  return /^\W*filter\b/i.test(said.trim()) || means('search', `${said} ${wordsOf(form)}`);
}

/** Sites that ask for the name first and for the password on the next page. */
function isFirstHalfOfSignIn(form: FormView, texts: readonly FieldView[]): boolean {
  const [only] = texts;
  if (only === undefined || texts.length > 1 || forgot.test(`${wordsOf(form)} ${form.action}`))
    return false;
  return only.autocomplete.includes('username') && means('sign-in', wordsOf(form));
}

function isOldPassword(field: FieldView): boolean {
  return (
    field.autocomplete === 'current-password' ||
    /\b(old|current|existing|alt|bisherig|aktuell|actuel|ancien|actual|attuale)/i.test(
      `${field.label} ${field.name}`,
    )
  );
}

function wordsOf(form: FormView): string {
  return [form.label, ...form.submits.map((one) => one.text), form.heading, form.hints].join(' ');
}
