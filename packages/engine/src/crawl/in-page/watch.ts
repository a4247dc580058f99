/**
 * Runs before the page's own scripts: notes who listens to what, opens closed shadow roots, and
 * keeps count of what the page still has to do, so that a look comes neither too early nor late.
 */

/** Timers shorter than this are part of what an action does; longer ones are the page's own life. */
const awaitedTimerMs = 1_000;
/** Timers set by timers set by timers are tickers. */
const awaitedTimerDepth = 3;

const listenedTo = new WeakMap<EventTarget, Set<string>>();
const awaitedTimers = new Set<number>();
/** A page that was asked to leave and is still there after this time stays: the answer was a download. */
const leavingMs = 1_500;
let leavingSince = Number.NEGATIVE_INFINITY;
let timerDepth = 0;
let changedAt = performance.now();

export function eventsOn(target: EventTarget): ReadonlySet<string> {
  return listenedTo.get(target) ?? new Set();
}

export function watchListeners(): void {
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget | undefined,
    type: string,
    ...rest
  ) {
    const target = this ?? window;
    if (rest[0] !== null && rest[0] !== undefined) {
      const types = listenedTo.get(target) ?? new Set();
      listenedTo.set(target, types.add(String(type)));
    }
    return Reflect.apply(add, target, [type, ...rest]);
  };
}

export function openShadowRoots(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    return Reflect.apply(attach, this, [{ ...init, mode: 'open' }]);
  };
}

export function watchTimers(): void {
  const set = window.setTimeout;
  const clear = window.clearTimeout;
  const wrapped = (handler: TimerHandler, delay?: number, ...args: unknown[]): number => {
    const depth = timerDepth + 1;
    if (typeof handler !== 'function' || (delay ?? 0) > awaitedTimerMs || depth > awaitedTimerDepth)
      return Reflect.apply(set, window, [handler, delay, ...args]);
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
    if (typeof id === 'number') awaitedTimers.delete(id);
    Reflect.apply(clear, window, [id]);
  };
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

export function watchLeaving(): void {
  window.addEventListener('beforeunload', () => {
    leavingSince = performance.now();
  });
}

/** Milliseconds since the page last changed; 0 while it is loading or about to do something. */
export function quietForMs(): number {
  if (document.readyState === 'loading' || awaitedTimers.size > 0) return 0;
  const now = performance.now();
  return now - leavingSince < leavingMs ? 0 : now - changedAt;
}
