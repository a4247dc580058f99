import { means } from '../actions/intent-words.ts';
import type { FieldView } from '../page/page-view.ts';
import { meaningOfField } from './field-meaning.ts';

/** "Repeat your e-mail": the name of the field it repeats. */
export function repeatedName(field: FieldView, fields: readonly FieldView[]): string | null {
  const words = `${field.label} ${field.name} ${field.id} ${field.placeholder}`;
  if (
    !/(confirm|repeat|again|retype|re-enter|verify|wiederhol|bestätig|confirmer|répéter|confirmar|repetir|conferma|ripeti|herhaal|bevestig)/i.test(
      words,
    )
  )
    return null;
  if (means('write', field.label) && field.type !== 'email') return null;
  const meaning = meaningOfField(field);
  const original = fields.find((one) => one !== field && meaningOfField(one) === meaning);
  return original === undefined || fields.indexOf(original) > fields.indexOf(field)
    ? null
    : nameForSame(original);
}

/** What a field that must hold the same calls it by. */
export function nameForSame(field: FieldView): string {
  return field.name || field.id || field.label;
}
