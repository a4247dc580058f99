/**
 * Runs before the page's own scripts: notes who listens to what, opens closed shadow roots, and
 * keeps count of what the page still has to do, so that a look comes neither too early nor late.
 */
import { isOpening } from './windows.ts';

/** Timers shorter than this are part of what an action does; longer ones are the page's own life. */
const awaitedTimerMs = 1_300;
/** Of quick tickers the first moments are awaited: they may be polling for something. */
const awaitedTickMs = 400;
/** What comes later than this nobody waits for. */
const longestWaitMs = 5_000;
/** Timers set by timers set by timers are tickers. */
const awaitedTimerDepth = 3;
/** A page that was asked to leave and is still there after this time stays: the answer was a download. */
const leavingMs = 1_500;
/** Frameworks listen to all there is at one element, and find out for themselves whom it concerns. */
const mostOwnEvents = 15;
const longestListener = 5_000;

const listenedTo = new WeakMap<EventTarget, Set<string>>();
const keysOf = new WeakMap<EventTarget, Set<string>>();
const awaitedTimers = new Set<number>();
/** Timers that a patient visitor would see the end of: what each runs, and when. */
const laterTimers = new Map<number, { readonly dueAt: number; readonly source: string }>();
/** Sources of what listens for the visitor's going back. */
const historySources = new Set<string>();
let tickingSince = Number.NEGATIVE_INFINITY;
let leavingSince = Number.NEGATIVE_INFINITY;
let timerDepth = 0;
let changedAt = performance.now();
let watchesView = false;
let touched = false;
let hasMoved = false;

/** What scripts listen to on a target. */
export function eventsOn(target: EventTarget): ReadonlySet<string> {
  const events = listenedTo.get(target);
  return events === undefined || events.size > mostOwnEvents ? new Set() : events;
}

/** Keys that the listeners of a target compare with, as far as their source tells. */
export function keysOn(target: EventTarget): readonly string[] {
  return [...(keysOf.get(target) ?? [])].slice(0, 6);
}

/** True once somebody has pressed something on the page. The browser's own notion counts scripts of the debugger, too. */
export function wasTouched(): boolean {
  return touched;
}

/** True when something happens as parts of the page come into view. */
export function isWatchingView(): boolean {
  return watchesView;
}

export function watchListeners(): void {
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget | undefined,
    type: string,
    ...rest
  ) {
    const target = this ?? window;
    if (rest[0] !== null && rest[0] !== undefined) noteListener(target, String(type), rest[0]);
    return Reflect.apply(add, target, [type, ...rest]);
  };
  for (const prototype of [HTMLElement.prototype, Document.prototype, window]) {
    for (const name of Object.keys(Object.getOwnPropertyDescriptors(prototype))) {
      if (name.startsWith('on')) watchProperty(prototype, name);
    }
  }
}

/** `element.onclick = …` */
function watchProperty(prototype: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const set = own?.set;
  if (own === undefined || set === undefined || !own.configurable) return;
  Object.defineProperty(prototype, name, {
    ...own,
    set(this: EventTarget, listener: unknown) {
      if (typeof listener === 'function') noteListener(this, name.slice(2), listener);
      Reflect.apply(set, this, [listener]);
    },
  });
}

function noteListener(target: EventTarget, type: string, listener: object): void {
  const types = listenedTo.get(target) ?? new Set();
  listenedTo.set(target, types.add(type));
  if (type.startsWith('key') && typeof listener === 'function') noteKeys(target, listener);
  if (type === 'scroll') watchesView = true;
  if (type === 'popstate') historySources.add(sourceOf(listener));
}

function sourceOf(listener: unknown): string {
  return typeof listener === 'function'
    ? Function.prototype.toString.call(listener).slice(0, longestListener)
    : '';
}

function noteKeys(target: EventTarget, listener: object): void {
  const source = sourceOf(listener);
  const keys = keysOf.get(target) ?? new Set();
  const held = /\b(ctrlKey|metaKey)\b/.test(source) ? 'Control+' : '';
  for (const [, key] of source.matchAll(
    /["'`]([A-Za-z0-9?/.,+-]|Enter|Escape|Tab|Home|End|Delete|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right)|F\d{1,2})["'`]/g,
  )) {
    if (key !== undefined) keys.add(held + key);
  }
  keysOf.set(target, keys);
}

export function openShadowRoots(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    return Reflect.apply(attach, this, [{ ...init, mode: 'open' }]);
  };
}

export function watchView(): void {
  const observe = IntersectionObserver.prototype.observe;
  IntersectionObserver.prototype.observe = function (this: IntersectionObserver, target: Element) {
    watchesView = true;
    return Reflect.apply(observe, this, [target]);
  };
}

export function watchTimers(): void {
  const set = window.setTimeout;
  const clear = window.clearTimeout;
  const wrapped = (handler: TimerHandler, delay?: number, ...args: unknown[]): number => {
    const depth = timerDepth + 1;
    if (typeof handler !== 'function' || depth > awaitedTimerDepth)
      return Reflect.apply(set, window, [handler, delay, ...args]);
    if ((delay ?? 0) > awaitedTimerMs) {
      const later: number = Reflect.apply(set, window, [handler, delay, ...args]);
      noteLater(later, delay ?? 0, handler);
      return later;
    }
    const id: number = Reflect.apply(set, window, [
      (...given: unknown[]) => {
        awaitedTimers.delete(id);
        timerDepth = depth;
        try {
          Reflect.apply(handler, window, given);
        } finally {
          timerDepth = 0;
        }
      },
      delay,
      ...args,
    ]);
    awaitedTimers.add(id);
    return id;
  };
  window.setTimeout = Object.assign(wrapped, set);
  window.clearTimeout = (id) => {
    if (typeof id === 'number') {
      awaitedTimers.delete(id);
      laterTimers.delete(id);
    }
    Reflect.apply(clear, window, [id]);
  };
}

function noteLater(id: number, delay: number, handler: unknown): void {
  if (delay > longestWaitMs) return;
  laterTimers.set(id, { dueAt: performance.now() + delay, source: sourceOf(handler) });
}

/** What the page will do by itself within a few seconds, by the scripts that do it; '' for nothing. */
export function laterSources(): string {
  const now = performance.now();
  return [...laterTimers.values()]
    .filter(({ dueAt }) => dueAt > now)
    .map(({ source }) => source)
    .join();
}

/** Milliseconds until the last of it has happened. */
export function laterMs(): number {
  const now = performance.now();
  return Math.max(0, ...[...laterTimers.values()].map(({ dueAt }) => dueAt - now));
}

/** What listens for going back to where the page itself has moved from, by its scripts; '' for nothing. */
export function historyListeners(): string {
  return hasMoved ? [...historySources].join() : '';
}

export function watchHistory(): void {
  const push = History.prototype.pushState;
  History.prototype.pushState = function (this: History, ...args) {
    hasMoved = true;
    return Reflect.apply(push, this, args);
  };
}

export function watchTickers(): void {
  const set = window.setInterval;
  const wrapped = (handler: TimerHandler, delay?: number, ...args: unknown[]): number => {
    if ((delay ?? 0) <= awaitedTickMs) tickingSince = performance.now();
    return Reflect.apply(set, window, [handler, delay, ...args]);
  };
  window.setInterval = Object.assign(wrapped, set);
}

export function watchChanges(): void {
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

export function watchTouch(): void {
  const note = (event: Event) => {
    touched ||= event.isTrusted;
  };
  for (const type of ['pointerdown', 'keydown']) {
    window.addEventListener(type, note, { capture: true, passive: true });
  }
}

export function watchLeaving(): void {
  window.addEventListener('beforeunload', () => {
    leavingSince = performance.now();
  });
}

/** Milliseconds since the page last changed; 0 while it is loading or about to do something. */
export function quietForMs(): number {
  if (document.readyState === 'loading' || awaitedTimers.size > 0 || isOpening()) return 0;
  const now = performance.now();
  const isAtWork =
    now - leavingSince < leavingMs || now - tickingSince < awaitedTimerMs || isAnimating();
  return isAtWork ? 0 : now - changedAt;
}

/** Movements that end soon; what turns for ever is decoration. */
function isAnimating(): boolean {
  return document.getAnimations().some((animation) => {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    const left = Number(endTime ?? 0) - Number(animation.currentTime ?? 0);
    return animation.playState === 'running' && left > 0 && left <= awaitedTimerMs;
  });
}
