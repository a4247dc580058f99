import type { LinkView } from '../page-view.ts';
import { attribute } from './elements.ts';
import { nameOf, squeeze, textOf } from './naming.ts';
import { confirmOf, hintsOf, methodOf, placeOf } from './place.ts';
import { eventsOn } from './watch.ts';

const mostLinks = 1_500;

export function collectLinks(elements: readonly Element[]): readonly LinkView[] {
  const links: LinkView[] = [];
  for (const element of elements) {
    if (links.length >= mostLinks) break;
    const url = linkUrl(element);
    if (url !== null) links.push(linkView(element, url));
  }
  return links;
}

/** Null for what is no link, goes nowhere, or only runs a script. */
export function linkUrl(element: Element): string | null {
  if (element.localName === 'meta') return refreshUrl(element);
  if (!/^(a|area)$/.test(element.localName)) return null;
  const href = attribute(element, 'href') || attribute(element, 'xlink:href');
  if (href === '' || href === '#' || /^(javascript|mailto|tel|data|blob|about):/i.test(href))
    return null;
  try {
    return new URL(href, document.baseURI).href;
  } catch {
    return null;
  }
}

/** Where the browser will go by itself after a while. */
function refreshUrl(meta: Element): string | null {
  if (attribute(meta, 'http-equiv').toLowerCase() !== 'refresh') return null;
  const [, address] = /url\s*=\s*["']?([^"']+)/i.exec(attribute(meta, 'content')) ?? [];
  return address === undefined ? null : (URL.parse(address, document.baseURI)?.href ?? null);
}

function linkView(element: Element, url: string): LinkView {
  return {
    ...placeOf(element),
    url,
    text: linkText(element),
    title: attribute(element, 'title'),
    rel: attribute(element, 'rel'),
    hints: hintsOf(element),
    download: element.hasAttribute('download'),
    method: methodOf(element),
    confirm: confirmOf(element),
    scripted: eventsOn(element).has('click') || element.hasAttribute('onclick'),
  };
}

/** Of a card that is one large link, the heading or the first words are its name. */
function linkText(element: Element): string {
  const heading = element.querySelector('h1,h2,h3,h4,h5,.name,.title');
  const text = heading === null ? '' : squeeze(heading.textContent);
  return (text || nameOf(element) || textOf(element)).slice(0, 120);
}
