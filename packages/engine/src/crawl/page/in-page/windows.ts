/**
 * Windows that the page opens stay empty until somebody listens to them: what they ask for first
 * would go by unheard and unguarded otherwise. One that the page opens empty and moves later loads at once.
 */

/** A window that was opened for an address and is kept empty until then. */
export interface HeldWindow {
  address: string;
  /** What the page that opened it would say it comes from. */
  readonly referrer: string;
  /** Moves it there; false when the page that opened it is gone, and can't any more. */
  enter(): boolean;
}

declare global {
  interface Window {
    /** Of a window that is held. */
    __flowloadHeld?: HeldWindow | undefined;
    /** Somebody listens to the window: there is no more need to hold it. */
    __flowloadHeard?: boolean;
    /** Of the uppermost page: how many windows it and its frames hold. */
    __flowloadHolds?: number;
  }
}

/** By then nobody will come to listen; until then the page counts as at work. */
const longestHoldMs = 15_000;
const ownWindow = /^_(?:self|parent|top)$/i;
/** `noopener=no` asks for nothing. */
const wantsApart = /^(noopener|noreferrer)\s*(?:=\s*(?:yes|true|[1-9]\d*)?\s*)?$/i;

// Pages may put something of their own in these places.
const later = window.setTimeout;
const Address = URL;

/** True while the page or one of its frames holds a window. */
export function isOpening(): boolean {
  return (uppermost().__flowloadHolds ?? 0) > 0;
}

export function holdWindows(): void {
  const open = window.open;
  window.open = (url, target, features) => {
    const address = Address.parse(String(url ?? ''), document.baseURI);
    const isPage = address !== null && /^https?:$/.test(address.protocol);
    if (!url || !isPage || ownWindow.test(String(target ?? '')))
      return Reflect.apply(open, window, [url, target, features]);
    const wishes = String(features ?? '').split(',');
    const apart = wishes.some((one) => wantsApart.test(one.trim()));
    // There would be nothing to hold of one that stands apart from the beginning.
    const others = wishes.filter((one) => !wantsApart.test(one.trim())).join(',');
    const opened: Window | null = Reflect.apply(open, window, ['', target, others]);
    if (opened === null) return null;
    const held = heldBefore(opened);
    if (held !== null) held.address = address.href;
    else if (isFresh(opened)) hold(opened, address.href, apart);
    else opened.location.href = address.href;
    return apart ? null : opened;
  };
}

function heldBefore(opened: Window): HeldWindow | null {
  try {
    return opened.__flowloadHeld ?? null;
  } catch {
    return null;
  }
}

/** A name may also be that of a frame, or of a window that is in use already. */
function isFresh(opened: Window): boolean {
  try {
    return opened === opened.top && isEmpty(opened) && opened.__flowloadHeard !== true;
  } catch {
    return false;
  }
}

function isEmpty({ location, document: { body } }: Window): boolean {
  return location.href === 'about:blank' && (body === null || body.childNodes.length === 0);
}

function hold(opened: Window, address: string, apart: boolean): void {
  const top = uppermost();
  top.__flowloadHolds = (top.__flowloadHolds ?? 0) + 1;
  let isHeld = true;
  const letGo = () => {
    // The next page counts for itself.
    if (isHeld && !isGone()) top.__flowloadHolds = (top.__flowloadHolds ?? 1) - 1;
    isHeld = false;
  };
  const held: HeldWindow = {
    address,
    referrer: apart ? '' : location.href,
    enter() {
      letGo();
      opened.__flowloadHeld = undefined;
      if (isGone()) return false;
      // The page has moved it on by itself.
      if (!isEmpty(opened)) return true;
      if (apart) setApart(opened);
      opened.location.href = held.address;
      return true;
    },
  };
  opened.__flowloadHeld = held;
  Reflect.apply(later, window, [letGo, longestHoldMs]);
}

/** Whoever is gone moves nothing any more. */
function isGone(): boolean {
  return document.defaultView === null;
}

function setApart(opened: Window): void {
  opened.opener = null;
  try {
    opened.sessionStorage.clear();
  } catch {
    // It may have none.
  }
}

/** Of the pages that this one may look into. */
function uppermost(): Window {
  try {
    // Reading it throws where it is another site's.
    return window.top?.document === undefined ? window : window.top;
  } catch {
    return window;
  }
}
