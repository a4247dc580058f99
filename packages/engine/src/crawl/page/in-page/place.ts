import type { PlaceView, Region } from '../page-view.ts';
import { attribute, closest, isVisible } from './elements.ts';
import { headingOver } from './naming.ts';
import { groupOf, selectorsOf } from './selectors.ts';

export function placeOf(element: Element): PlaceView {
  return {
    selectors: selectorsOf(element),
    visible: isVisible(element),
    heading: headingOver(element),
    region: regionOf(element),
    group: groupOf(element),
  };
}

const regionOfTag: Readonly<Record<string, Region>> = {
  dialog: 'dialog',
  nav: 'navigation',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
};

const regionOfRole: Readonly<Record<string, Region>> = {
  dialog: 'dialog',
  alertdialog: 'dialog',
  navigation: 'navigation',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  menubar: 'navigation',
};

function regionOf(element: Element): Region {
  let region: Region | undefined;
  closest(element, (one) => {
    region = regionOfRole[attribute(one, 'role')] ?? tagRegion(one);
    return region !== undefined || one.localName === 'main';
  });
  return region ?? 'main';
}

/** A header within an article is the article's own. */
function tagRegion(element: Element): Region | undefined {
  const region = regionOfTag[element.localName];
  const within = /^(header|footer)$/.test(element.localName)
    ? element.parentElement?.closest('article,section,main,li,dialog')
    : null;
  return within === null || within === undefined ? region : undefined;
}

/** What names, classes and icons say about an element that has no words. */
export function hintsOf(element: Element): string {
  const inside = [...element.querySelectorAll('svg,img,i,use,span[class*=icon]')].slice(0, 4);
  return [element, ...inside]
    .flatMap((one) => [
      one.id,
      attribute(one, 'class'),
      attribute(one, 'name'),
      attribute(one, 'data-action'),
      attribute(one, 'data-icon'),
      /^#./.test(attribute(one, 'href')) ? attribute(one, 'href') : '',
      attribute(one, 'alt'),
    ])
    .filter((one) => one !== '')
    .join(' ')
    .slice(0, 300);
}

/** The question that is asked first, when the markup tells: Rails, htmx, Turbo, plain handlers. */
export function confirmOf(element: Element): string | null {
  for (const name of ['data-confirm', 'data-turbo-confirm', 'hx-confirm', 'data-hx-confirm']) {
    const text = attribute(element, name);
    if (text !== '') return text;
  }
  const inline = attribute(element, 'onclick') + attribute(element, 'onsubmit');
  const asked = /\bconfirm\s*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/.exec(inline);
  if (asked !== null) return asked[2] ?? '';
  return /\bconfirm\s*\(/.test(inline) ? '' : null;
}

/** The method scripts send for it: `data-method`, htmx. */
export function methodOf(element: Element): string | null {
  for (const name of ['data-method', 'data-turbo-method']) {
    const method = attribute(element, name);
    if (method !== '') return method.toLowerCase();
  }
  for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
    if (element.hasAttribute(`hx-${method}`) || element.hasAttribute(`data-hx-${method}`))
      return method;
  }
  return null;
}
