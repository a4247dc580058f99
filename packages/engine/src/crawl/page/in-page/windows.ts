/**
 * Windows that the page opens stay empty until somebody listens to them: what they ask for first
 * would go by unheard and unguarded otherwise.
 */

/** Nobody has come to listen by then: the window loads all the same. */
const longestHoldMs = 3_000;
const ownWindow = /^_(?:self|parent|top)$/i;

declare global {
  interface Window {
    /** Of a window that a page opened: moves it to where it was opened for, if it was held back. */
    __flowloadEnter?: () => void;
  }
}

let held = 0;
const later = window.setTimeout;

/** True while a window is held back. */
export function isOpening(): boolean {
  return held > 0;
}

export function holdWindows(): void {
  const open = window.open;
  window.open = (url, target, features) => {
    const address = URL.parse(String(url ?? ''), document.baseURI);
    const isHeld = address !== null && /^https?:$/.test(address.protocol);
    const passesBy = () => Reflect.apply(open, window, [url, target, features]);
    if (!url || !isHeld || ownWindow.test(String(target ?? ''))) return passesBy();
    const apart = /\b(?:noopener|noreferrer)\b/i.test(features ?? '');
    // With `noopener` there would be nothing to hold.
    const shared = (features ?? '').replace(/\bno(?:opener|referrer)\b/gi, '');
    const opened: Window | null = Reflect.apply(open, window, ['', target, shared]);
    if (opened === null) return null;
    if (isFresh(opened)) hold(opened, address.href, apart);
    else opened.location.href = address.href;
    return apart ? null : opened;
  };
}

/** A name may also be that of a frame, or of a window that is in use already. */
function isFresh(opened: Window): boolean {
  try {
    return (
      opened === opened.top &&
      opened !== window &&
      opened.location.href === 'about:blank' &&
      opened.__flowloadEnter === undefined
    );
  } catch {
    return false;
  }
}

function hold(opened: Window, address: string, apart: boolean): void {
  held++;
  let waits = true;
  const enter = () => {
    if (!waits) return;
    waits = false;
    held--;
    if (opened.closed) return;
    if (apart) opened.opener = null;
    opened.location.href = address;
  };
  opened.__flowloadEnter = enter;
  Reflect.apply(later, window, [enter, longestHoldMs]);
}
