import type { ControlGesture } from '../page-view.ts';
import { attribute, hashText } from './elements.ts';
import { eventsOn, historyListeners, keysOn, laterSources } from './watch.ts';

/** Which gesture brings an event about. */
const gestureOf: Readonly<Record<string, ControlGesture>> = {
  click: 'click',
  mousedown: 'click',
  mouseup: 'click',
  pointerdown: 'click',
  pointerup: 'click',
  dblclick: 'double-click',
  contextmenu: 'right-click',
  auxclick: 'right-click',
  mouseover: 'hover',
  mouseenter: 'hover',
  mousemove: 'hover',
  pointerover: 'hover',
  pointerenter: 'hover',
  pointermove: 'hover',
  transitionend: 'hover',
  mouseout: 'leave',
  mouseleave: 'leave',
  pointerout: 'leave',
  pointerleave: 'leave',
  wheel: 'wheel',
  mousewheel: 'wheel',
  touchstart: 'tap',
  touchend: 'tap',
  touchmove: 'swipe',
  dragstart: 'drag',
  drop: 'drop',
  focus: 'focus',
  focusin: 'focus',
  blur: 'focus',
  focusout: 'focus',
  select: 'select',
  copy: 'select',
  paste: 'paste',
  scroll: 'scroll',
  scrollend: 'scroll',
  toggle: 'click',
};

const keyEvents = /^key(down|up|press)$/;

/** Events that something listens to on the element itself: by attribute, property, call or framework. */
export function ownEvents(element: Element): readonly string[] {
  const inline = element
    .getAttributeNames()
    .filter((name) => name.startsWith('on'))
    .map((name) => name.slice(2));
  return [...new Set([...eventsOn(element), ...inline, ...frameworkEvents(element)])].sort();
}

/** React, Svelte and Solid keep handlers in properties of the element and listen far above it. */
function frameworkEvents(element: Element): readonly string[] {
  const events: string[] = [];
  for (const key of Object.keys(element)) {
    const [, delegated] = /^(?:__|\$\$)([a-z]+)$/.exec(key) ?? [];
    if (delegated !== undefined && delegated in gestureOf) events.push(delegated);
    if (!key.startsWith('__reactProps$')) continue;
    const props: unknown = Reflect.get(element, key);
    if (typeof props !== 'object' || props === null) continue;
    for (const name of Object.keys(props)) {
      if (/^on[A-Z]/.test(name) && typeof Reflect.get(props, name) === 'function') {
        events.push(
          name
            .slice(2)
            .replace(/Capture$/, '')
            .toLowerCase(),
        );
      }
    }
  }
  return events.map((event) => (event === 'doubleclick' ? 'dblclick' : event));
}

/** What can be done with an element that listens to these events. */
export function gesturesFor(
  element: Element,
  events: readonly string[],
): readonly ControlGesture[] {
  const gestures = new Set<ControlGesture>();
  for (const event of events) {
    const gesture = gestureOf[event];
    if (gesture !== undefined) gestures.add(gesture);
  }
  const pressed = events.some((event) => /^(pointer|mouse|touch)(down|start)$/.test(event));
  if (pressed && !events.includes('click')) {
    gestures.add('long-press');
    gestures.add('drag');
  }
  if (events.some((event) => event.startsWith('touch'))) gestures.add('swipe');
  if (attribute(element, 'draggable') === 'true') gestures.add('drag');
  if (events.some((event) => keyEvents.test(event))) {
    const keys = keysOn(element);
    for (const key of keys.length > 0 ? keys : ['Enter']) gestures.add(`press ${key}`);
  }
  return [...gestures];
}

/** What the whole page listens to: window, document, its root elements. Clicks there are meant for what lies under them. */
export function pageGestures(): readonly ControlGesture[] {
  const targets = pageTargets();
  const events = new Set(targets.flatMap((target) => [...eventsOn(target)]));
  for (const name of document.body?.getAttributeNames() ?? []) {
    if (name.startsWith('on')) events.add(name.slice(2));
  }
  const gestures = new Set<ControlGesture>();
  if (events.has('scroll') || events.has('wheel')) gestures.add('scroll');
  if (events.has('resize')) gestures.add('resize');
  for (const target of targets) for (const key of keysOn(target)) gestures.add(`press ${key}`);
  if (historyListeners() !== '') gestures.add('go-back');
  if (laterSources() !== '') gestures.add('wait');
  return [...gestures];
}

/** Names the scripts behind what the page does by itself: the same ones do the same on every page. */
export function pageScripts(): string {
  return [historyListeners(), laterSources()]
    .map((source) => (source === '' ? '' : hashText(source).toString(36)))
    .join('-');
}

/** Gestures that the page listens to far above the elements they are meant for. */
export function delegatedGestures(): readonly ControlGesture[] {
  const events = pageTargets().flatMap((target) => [...eventsOn(target)]);
  const gestures = events.flatMap((event) => gestureOf[event] ?? []);
  return [...new Set(gestures)].filter((one) =>
    /^(click|double-click|right-click|hover)$/.test(one),
  );
}

/** Drawings are documents without a body. */
function pageTargets(): readonly EventTarget[] {
  const body = document.body === null ? [] : [document.body];
  return [window, document, document.documentElement, ...body];
}
