import { isVisible } from './elements.ts';

const doable =
  'a[href],button,input,select,textarea,summary,[role=button],[role=link],[role=tab],[tabindex="0"]';
/** As style sheets and component libraries call what turns while something is awaited. */
const waitingNames =
  /(^|[\s_-])(loading|loader|spinner|hydrating|splash|skeleton|preloader|circular)([\s_-]|$)/i;
const waitingTitle = /^\W*(?:loading|please wait|one moment)\b/i;
const mostLookedAt = 300;

/**
 * True while the page only says that it is about to come: there is nothing to do on it, and something
 * that turns. A page without anything to do and without a sign of that kind is simply short.
 */
export function isComing(): boolean {
  if (document.body === null || [...document.querySelectorAll(doable)].some(isVisible))
    return false;
  return waitingTitle.test(document.title) || [...signsOfWaiting()].some(isVisible);
}

function* signsOfWaiting(): Iterable<Element> {
  yield* document.querySelectorAll('[aria-busy=true],[role=progressbar]');
  const elements = document.body.getElementsByTagName('*');
  for (let i = 0; i < Math.min(elements.length, mostLookedAt); i++) {
    const element = elements.item(i);
    if (element !== null && waitingNames.test(element.getAttribute('class') ?? '')) yield element;
  }
}
