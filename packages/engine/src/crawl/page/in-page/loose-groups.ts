import { buttonsIn } from './collect-controls.ts';
import { closest, isVisible } from './elements.ts';
import { savesThePage } from './saving-buttons.ts';

/** Fields that are no form, and the part of the page that makes one of them. */
export interface LooseGroup {
  readonly part: Element;
  readonly fields: readonly Element[];
}

/** Fields outside of any form, by the smallest part of the page around them that has a button; a lone field stands for itself. */
export function looseGroups(fields: readonly Element[]): readonly LooseGroup[] {
  const groups = new Map<Element, Element[]>();
  for (const field of fields) {
    if (!isVisible(field) || closest(field, (one) => one.localName === 'form') !== null) continue;
    if ('form' in field && field.form !== null) continue;
    const part = closest(field, (one) => one !== field && buttonsIn(one).length > 0);
    const owner = part === null || isWholePage(part) ? (pageThatSaves(field) ?? field) : part;
    groups.set(owner, [...(groups.get(owner) ?? []), field]);
  }
  return [...groups].map(([part, owned]) => ({ part, fields: owned }));
}

/** A long page of fields has one button for all of them, over or under them. */
function pageThatSaves(field: Element): Element | null {
  if (field instanceof HTMLInputElement && field.type === 'search') return null;
  return closest(field, (one) => one !== field && buttonsIn(one).some(savesThePage));
}

function isWholePage(part: Element): boolean {
  const most = /^(body|html|main)$/.test(part.localName) ? 60 : 400;
  return part.querySelectorAll('*').length > most;
}
