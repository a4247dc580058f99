/** More elements than this are not looked at: a page of 50 MB must not cost more than a large one. */
const mostElements = 25_000;

export interface Walked {
  readonly elements: readonly Element[];
  readonly truncated: boolean;
}

/** Every element of the document in order, those in shadow roots right after their host. */
export function walkElements(): Walked {
  const elements: Element[] = [];
  const visit = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (elements.length >= mostElements) return;
      elements.push(element);
      if (element.shadowRoot !== null) visit(element.shadowRoot);
    }
  };
  visit(document);
  return { elements, truncated: elements.length >= mostElements };
}

/** The parent as a reader sees it: out of a shadow root comes its host, out of a slot its place. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
}

/** Ancestor or self that satisfies, across shadow roots. */
export function closest(element: Element, wanted: (one: Element) => boolean): Element | null {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (wanted(at)) return at;
  return null;
}

export function classesOf(element: Element): readonly string[] {
  return [...element.classList];
}

export function attribute(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? '';
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
