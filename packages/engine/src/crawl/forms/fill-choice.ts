import type { FieldFill } from '../../model/site-graph.ts';
import { means } from '../actions/intent-words.ts';
import type { FieldView, OptionView } from '../page/page-view.ts';

/** Another choice than the present one; null for what is typed into. */
export function changeOf(field: FieldView): FieldFill | null {
  if (field.type === 'checkbox') return { kind: 'check', checked: !field.checked };
  if (field.type === 'range') return { kind: 'constant', value: field.max || '100' };
  if (field.type !== 'radio' && field.type !== 'select') return null;
  const other = choicesIn(field).find(({ value }) => value !== field.value);
  return other === undefined ? null : { kind: 'choose', value: other.value };
}

/** Agrees to what is asked for, ticks one of several boxes, and leaves the others as they are. */
export function fillBox(
  field: FieldView,
  fields: readonly FieldView[],
  done: Set<string>,
): FieldFill {
  const words = `${field.label} ${field.name}`;
  const consent =
    /\b(terms|agree|accept|consent|conditions|privacy|policy|agb|datenschutz|zustimm\w*|akzeptier\w*|einverstanden|j'accepte|accepter|conditions|acepto|condiciones|accetto|termos|akkoord|voorwaarden)\b/i;
  if (field.required || consent.test(words)) return { kind: 'check', checked: true };
  const group = fields.filter((one) => one.type === 'checkbox' && one.name === field.name);
  if (field.name !== '' && group.length > 1 && !done.has(field.name)) {
    done.add(field.name);
    if (!group.some((one) => one.checked)) return { kind: 'check', checked: true };
  }
  return { kind: 'keep' };
}

/** The first of the choices that are offered and take nothing away, once for all of a name. */
export function fillRadio(field: FieldView, done: Set<string>): FieldFill {
  if (field.checked || done.has(field.name)) return { kind: 'keep' };
  done.add(field.name);
  const first = field.options.find(
    ({ value, label, disabled }) => !disabled && !means('destroy', `${label} ${value}`),
  );
  return first === undefined ? { kind: 'keep' } : { kind: 'choose', value: first.value };
}

/** The present choice, or the first that says more than "choose"; nothing chosen is a choice too, unless one is asked for. */
export function fillSelect(field: FieldView): FieldFill {
  const chosen = field.options.find((option) => option.value === field.value);
  if (chosen !== undefined) {
    const asks = field.required || /\*\s*$/.test(field.label) || asksToChoose(chosen.label);
    if (!asks || !isPlaceholder(chosen.value, chosen.label)) return { kind: 'keep' };
  }
  // Of a list that may stay empty nothing has to be chosen.
  if (field.multiple && !field.required) return { kind: 'keep' };
  const [first] = choicesIn(field);
  return first === undefined ? { kind: 'keep' } : { kind: 'choose', value: first.value };
}

/** What scripts made a field of: one of several is chosen, a switch is left until the page asks for it. */
export function fillMadeField(field: FieldView): FieldFill {
  if (field.type === 'aria-switch') return { kind: 'keep' };
  return { kind: 'choose', value: '' };
}

/** The options that may be chosen and say more than "choose"; what takes something away is nobody's choice. */
export function choicesIn({ options }: FieldView): readonly OptionView[] {
  return options.filter(
    ({ value, label, disabled }) =>
      !disabled && !isPlaceholder(value, label) && !means('destroy', `${label} ${value}`),
  );
}

/** The first option that only says "choose". */
function isPlaceholder(value: string, label: string): boolean {
  return value === '' || /^[-–—\s.]*$/.test(label) || asksToChoose(label);
}

function asksToChoose(label: string): boolean {
  return /^\W*(please\s+)?(choose|select|pick|bitte|wähle|auswählen|choisir|sélectionner|elegir|seleccion|scegli|selezion)/i.test(
    label,
  );
}
