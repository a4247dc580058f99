import type { ControlGesture, ControlView } from '../page-view.ts';
import { linkUrl } from './collect-links.ts';
import { attribute, classesOf, closest, isVisible } from './elements.ts';
import {
  delegatedGestures,
  gesturesFor,
  ownEvents,
  pageGestures,
  pageScripts,
} from './gestures.ts';
import { isDrawnAsButton, isField, nameOf, roleOf } from './naming.ts';
import { confirmOf, hintsOf, methodOf, placeOf } from './place.ts';
import { groupOf } from './selectors.ts';
import { eventsOn } from './watch.ts';

const mostControls = 400;
/** Of many alike things in one list a few tell what the others do. */
const mostAlike = 4;
const mostDelegated = 16;
const aroundShare = 0.7;

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

const wholeGestures = new Set<ControlGesture>(['scroll', 'drop', 'wheel', 'swipe', 'tap']);

/** What filling a field in does not bring about. */
const beyondTyping = new Set<ControlGesture>(['double-click', 'right-click', 'drop', 'paste']);

interface Found {
  readonly element: Element;
  readonly events: readonly string[];
  readonly gestures: readonly ControlGesture[];
}

/** Everything that reacts and is neither a link with an address nor a form's own. */
export function collectControls(elements: readonly Element[]): readonly ControlView[] {
  const found = new Map<Element, Found>();
  const alike = new Map<string, number>();
  const keep = (one: Found, isNative: boolean) => {
    const known = found.get(one.element);
    if (known !== undefined) {
      const gestures = [...new Set([...known.gestures, ...one.gestures])];
      found.set(one.element, { ...known, gestures });
      return;
    }
    if (found.size >= mostControls || (!isNative && isPartPressed(one))) return;
    const group = groupOf(one.element);
    const count = alike.get(group) ?? 0;
    if (!isNative && count >= mostAlike) return;
    alike.set(group, count + 1);
    found.set(one.element, one);
  };
  for (const element of elements) {
    const events = ownEvents(element);
    if (isField(element) && !isDrawnAsButton(element)) {
      const gestures = gesturesFor(element, events).filter((one) => beyondTyping.has(one));
      if (gestures.length > 0) keep({ element, events, gestures }, false);
    } else if (isNativeControl(element)) {
      const gestures = new Set<ControlGesture>(['click', ...gesturesFor(element, events)]);
      keep({ element, events, gestures: [...gestures] }, true);
    } else if (events.length > 0 && canBePressed(element)) {
      const gestures = gesturesFor(element, events);
      if (gestures.length === 0) continue;
      // Scrolling, dropping and turning the wheel are done to the part of the page itself.
      const whole = gestures.filter((one) => wholeGestures.has(one));
      const inner = gestures.filter((one) => !wholeGestures.has(one));
      if (whole.length > 0) keep({ element, events, gestures: whole }, false);
      if (inner.length === 0) continue;
      for (const target of targetsIn(element)) {
        keep({ element: target, events, gestures: inner }, false);
      }
    }
  }
  for (const one of delegated(elements)) keep(one, false);
  const body = pageGestures();
  if (body.length > 0 && document.body !== null) {
    keep({ element: document.body, events: [], gestures: body }, true);
  }
  return [...found.values()].map(controlView);
}

function isNativeControl(element: Element): boolean {
  if (staysOnPage(element)) return true;
  if (linkUrl(element) !== null || isFormControl(element)) return false;
  if (/^(html|body|main|form|label|iframe|option)$/.test(element.localName)) return false;
  return clickableRoles.has(roleOf(element)) || element.localName === 'summary';
}

/** A link to where one is that a script makes something of. */
function staysOnPage(element: Element): boolean {
  const url = linkUrl(element);
  if (url === null || url.split('#')[0] !== location.href.split('#')[0]) return false;
  if (ownEvents(element).includes('click')) return true;
  const [, fragment = ''] = url.split('#');
  const routes = eventsOn(window).has('hashchange') || document.body?.hasAttribute('onhashchange');
  if (fragment !== '') return routes && !/^!?\//.test(fragment);
  return isMarked(element) && delegatedGestures().includes('click');
}

function canBePressed(element: Element): boolean {
  if (linkUrl(element) !== null || isFormControl(element)) return false;
  return !/^(html|body|form|label|iframe|option|script|link|style|video|audio)$/.test(
    element.localName,
  );
}

/** Fields and the buttons that submit or belong to a form are the form's; a reset that someone waits for is a button. */
function isFormControl(element: Element): boolean {
  const form = closest(element, (one) => one.localName === 'form');
  if (form !== null && isSubmit(element) && hearsOfInvalid(form)) return false;
  if (element instanceof HTMLButtonElement) {
    if (element.type === 'reset') return form === null || !ownEvents(form).includes('reset');
    if (form !== null && attribute(form, 'method').toLowerCase() === 'dialog') return false;
    return (form !== null || element.form !== null) && element.type !== 'button';
  }
  if (isDrawnAsButton(element)) return false;
  if (element instanceof HTMLInputElement) {
    return !(/^(button|image)$/.test(element.type) && !(form !== null && element.type === 'image'));
  }
  return isField(element);
}

/** Sending the form as it stands is something else than filling it in when somebody waits for what is missing. */
function hearsOfInvalid(form: Element): boolean {
  return [form, ...form.querySelectorAll('input,select,textarea')].some((one) =>
    ownEvents(one).includes('invalid'),
  );
}

/**
 * Where to press when a part of the page listens: on the thing itself, or, when it only listens for
 * the things in it, on those.
 */
function targetsIn(element: Element): readonly Element[] {
  const inner = [...element.querySelectorAll('*')];
  if (inner.some((one) => isInteractive(one))) {
    return inner.length > 60 ? [] : leaves(inner).filter((one) => !isInteractive(one));
  }
  const withText = leaves(inner);
  if (withText.length === 0) return [element];
  const isList = /^(ul|ol|table|tbody|tr|dl)$/.test(element.localName) || withText.length > 4;
  const marked = inner.filter((one) => isMarked(one) && isVisible(one));
  if (marked.length > 0) return marked;
  return isList || withText.length === 1 ? withText : [element];
}

/** Elements with words of their own. */
function leaves(elements: readonly Element[]): readonly Element[] {
  return elements.filter(
    (one) =>
      [...one.childNodes].some((node) => node instanceof Text && node.data.trim() !== '') &&
      !/^(script|style|option|noscript|template)$/.test(one.localName) &&
      isVisible(one),
  );
}

function isInteractive(element: Element): boolean {
  return (
    linkUrl(element) !== null ||
    /^(button|input|select|textarea|summary)$/.test(element.localName) ||
    clickableRoles.has(roleOf(element))
  );
}

/** Scripts find what a click was meant for by such marks. */
function isMarked(element: Element): boolean {
  return element
    .getAttributeNames()
    .some((name) => name.startsWith('data-') && !/^data-(v|reactroot|testid|test)/.test(name));
}

/** What a listener of the whole page is likely meant for. */
function delegated(elements: readonly Element[]): readonly Found[] {
  const gestures = delegatedGestures();
  const likely =
    gestures.length === 0
      ? []
      : elements.filter(
          (one) =>
            !isInteractive(one) &&
            !isPartOfControl(one) &&
            !isAround(one) &&
            (isMarked(one) || one.hasAttribute('tabindex') || hasHandCursor(one)) &&
            canBePressed(one) &&
            isVisible(one),
        );
  return [
    ...likely.slice(0, mostDelegated).map((element) => ({ element, events: [], gestures })),
    ...jqueryDelegated(elements),
  ];
}

/** Who presses the picture in a button presses the button, whatever listens; a cross or a twisty in it is its own. */
function isPartPressed({ element, gestures }: Found): boolean {
  if (gestures.some((one) => one !== 'click') || !isPartOfControl(element)) return false;
  if (attribute(element, 'role') !== '' || element.hasAttribute('tabindex')) return false;
  const said = `${attribute(element, 'title')} ${attribute(element, 'aria-label')}`.trim();
  return said === '' && !ownPart.test(hintsOf(element));
}

const ownPart = /close|clear|remove|dismiss|delete|toggle|expand|collapse|caret|chevron|arrow/i;

/** What is hardly larger than the button or link in it is pressed by pressing that. */
function isAround(element: Element): boolean {
  const room = areaOf(element) * aroundShare;
  return [...element.querySelectorAll('a,button,[role=button],[role=link]')].some(
    (one) => isInteractive(one) && areaOf(one) > room,
  );
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

/** The picture in a link has its hand cursor from the link. */
function isPartOfControl(element: Element): boolean {
  return closest(element, (one) => one !== element && isInteractive(one)) !== null;
}

function hasHandCursor(element: Element): boolean {
  if (element.querySelector('*') !== null) return false;
  return getComputedStyle(element).cursor === 'pointer';
}

/** jQuery tells which of its delegated handlers are for whom. */
function jqueryDelegated(elements: readonly Element[]): readonly Found[] {
  const jquery: unknown = Reflect.get(window, 'jQuery');
  const data: unknown = typeof jquery === 'function' ? Reflect.get(jquery, '_data') : null;
  if (typeof data !== 'function') return [];
  const found: Found[] = [];
  for (const owner of [document, ...elements.filter((one) => eventsOn(one).size > 0)]) {
    const events: unknown = data(owner, 'events');
    if (typeof events !== 'object' || events === null) continue;
    for (const [event, handlers] of Object.entries(events)) {
      if (!Array.isArray(handlers)) continue;
      for (const handler of handlers) {
        const selector: unknown = Reflect.get(handler, 'selector');
        if (typeof selector === 'string') found.push(...matching(owner, selector, event));
      }
    }
  }
  return found;
}

function matching(owner: Document | Element, selector: string, event: string): readonly Found[] {
  try {
    return [...owner.querySelectorAll(selector)]
      .slice(0, mostAlike)
      .filter((element) => isVisible(element) && !isInteractive(element))
      .map((element) => ({ element, events: [event], gestures: gesturesFor(element, [event]) }));
  } catch {
    // jQuery has selectors that the browser does not know.
    return [];
  }
}

function controlView({ element, events, gestures }: Found): ControlView {
  return {
    ...placeOf(element),
    role: roleOf(element) || 'generic',
    text: element === document.body ? '' : nameOf(element).slice(0, 120),
    title: attribute(element, 'title'),
    hints: element === document.body ? pageScripts() : hintsOf(element),
    disabled: isDisabled(element),
    confirm: confirmOf(element),
    method: methodOf(element),
    events,
    gestures,
  };
}

/** Frameworks without a disabled attribute for what they make a button of use a class of that name. */
function isDisabled(element: Element): boolean {
  if (element.hasAttribute('disabled') || attribute(element, 'aria-disabled') === 'true')
    return true;
  return classesOf(element).some((name) => /^(?:[\w-]+[-_])?disabled$/i.test(name));
}

export function isSubmit(control: Element): boolean {
  if (control instanceof HTMLButtonElement) return control.type === 'submit';
  return control instanceof HTMLInputElement && /^(submit|image)$/.test(control.type);
}

/** Visible buttons of a part of the page, for groups of fields that are no form. */
export function buttonsIn(part: Element): readonly Element[] {
  return [
    ...part.querySelectorAll('button,input[type=button],input[type=submit],[role=button]'),
  ].filter(isVisible);
}
