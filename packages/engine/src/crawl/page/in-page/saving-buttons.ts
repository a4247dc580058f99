import { buttonsIn } from './collect-controls.ts';
import { closest } from './elements.ts';
import { nameOf } from './naming.ts';
import { hintsOf } from './place.ts';

const savingWords =
  /^(?:create|save|update|add|submit|send|publish|post|apply|confirm|continue|next|done|register|speichern|erstellen|anlegen|senden|enregistrer|créer|envoyer|guardar|crear|enviar|salva|crea|opslaan)\b/i;

const pageSavingWords =
  /^(?:save|update|publish|submit|send|confirm|apply|speichern|senden|enregistrer|publier|guardar|salva|opslaan)\b/i;

/** A box to search in needs no button, and none that saves. */
const fieldsThatSave = 'input:not([type=search],[type=hidden]),textarea,select';

/**
 * A form that only scripts send may have its button elsewhere: in the bar over the page, or at the foot
 * of the dialog. The nearest part around it that has one with such words tells.
 */
export function buttonsForForm(form: HTMLFormElement): readonly Element[] {
  if (form.hasAttribute('action') || !form.querySelector(fieldsThatSave)) return [];
  const saving = (part: Element) =>
    buttonsIn(part).filter((one) => one.closest('form') === null && savingWords.test(nameOf(one)));
  const part = closest(form, (one) => one !== form && saving(one).length > 0);
  return part === null ? [] : saving(part).slice(0, 1);
}

/** What adds a line to a form, or opens a list in it, does not send it. */
export function keepsAll(button: Element): boolean {
  return savingWords.test(nameOf(button)) && !/^add\b/i.test(nameOf(button));
}

/** By its caption, or by the one class that a picture of it has everywhere. */
export function savesThePage(button: Element): boolean {
  if (button.closest('form') !== null) return false;
  const name = nameOf(button);
  if (name !== '') return pageSavingWords.test(name);
  return /(^|[\s_-])(save|check|floppy|done)([\s_-]|$)/i.test(hintsOf(button));
}
