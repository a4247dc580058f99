import type { ControlView } from '../page-view.ts';
import { linkUrl } from './collect-links.ts';
import { attribute, closest, isVisible } from './elements.ts';
import { isField, nameOf, roleOf } from './naming.ts';
import { confirmOf, hintsOf, methodOf, placeOf } from './place.ts';
import { eventsOn } from './watch.ts';

const mostControls = 400;

const clickableRoles = new Set([
  'button',
  'tab',
  'menuitem',
  'menuitemradio',
  'menuitemcheckbox',
  'link',
  'switch',
  'treeitem',
  'option',
]);

const pressEvents = new Set([
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'mouseover',
  'mouseenter',
  'keydown',
  'keyup',
  'focus',
]);

/** Everything that can be pressed and is neither a link with an address nor a form's submit button. */
export function collectControls(elements: readonly Element[]): readonly ControlView[] {
  const controls: ControlView[] = [];
  const taken = new Set<Element>();
  for (const element of elements) {
    if (controls.length >= mostControls) break;
    if (!isControl(element) || hasTakenAncestor(element, taken)) continue;
    taken.add(element);
    controls.push(controlView(element));
  }
  return controls;
}

function isControl(element: Element): boolean {
  if (linkUrl(element) !== null || isFormControl(element)) return false;
  if (/^(html|body|main|form|label|iframe|option)$/.test(element.localName)) return false;
  if (clickableRoles.has(roleOf(element))) return true;
  return ownEvents(element).some((type) => pressEvents.has(type)) && !isContainer(element);
}

/** Fields and the buttons that submit, reset or belong to a form are the form's. */
function isFormControl(element: Element): boolean {
  const inForm = closest(element, (one) => one.localName === 'form') !== null;
  if (element instanceof HTMLButtonElement) {
    return (inForm || element.form !== null) && element.type !== 'button';
  }
  if (element instanceof HTMLInputElement) {
    return !(/^(button|image)$/.test(element.type) && !(inForm && element.type === 'image'));
  }
  return isField(element);
}

/** Listeners on a large part of the page are for what is in it. */
function isContainer(element: Element): boolean {
  return (
    element.querySelectorAll('a[href],button,input,select,textarea').length > 1 ||
    element.querySelectorAll('*').length > 60
  );
}

function ownEvents(element: Element): readonly string[] {
  const inline = element
    .getAttributeNames()
    .filter((name) => name.startsWith('on'))
    .map((name) => name.slice(2));
  return [...new Set([...eventsOn(element), ...inline, ...frameworkEvents(element)])].sort();
}

/** React keeps handlers in a property of the element and listens at the root; jQuery's `on` and Vue attach for themselves. */
function frameworkEvents(element: Element): readonly string[] {
  const events: string[] = [];
  for (const key of Object.keys(element)) {
    if (!key.startsWith('__reactProps$')) continue;
    const props: unknown = Reflect.get(element, key);
    if (typeof props !== 'object' || props === null) continue;
    for (const name of Object.keys(props)) {
      if (/^on[A-Z]/.test(name) && typeof Reflect.get(props, name) === 'function')
        events.push(name.slice(2).toLowerCase());
    }
  }
  return events;
}

function hasTakenAncestor(element: Element, taken: ReadonlySet<Element>): boolean {
  const parent = element.parentElement;
  return parent !== null && closest(parent, (one) => taken.has(one)) !== null;
}

function controlView(element: Element): ControlView {
  return {
    ...placeOf(element),
    role: roleOf(element) || 'generic',
    text: nameOf(element).slice(0, 120),
    title: attribute(element, 'title'),
    hints: hintsOf(element),
    disabled: element.hasAttribute('disabled') || attribute(element, 'aria-disabled') === 'true',
    confirm: confirmOf(element),
    method: methodOf(element),
    events: ownEvents(element),
  };
}

/** Visible buttons of a part of the page, for groups of fields that are no form. */
export function buttonsIn(part: Element): readonly Element[] {
  return [
    ...part.querySelectorAll('button,input[type=button],input[type=submit],[role=button]'),
  ].filter(isVisible);
}
