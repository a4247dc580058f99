import type { FrameView } from '../page-view.ts';
import { mainHeading, skeletonOf, termsOf } from './collect-content.ts';
import { collectControls } from './collect-controls.ts';
import { collectForms } from './collect-forms.ts';
import { collectLinks } from './collect-links.ts';
import { collectNotices } from './collect-notices.ts';
import { isComing } from './coming.ts';
import { dismissCover } from './covers.ts';
import { attribute, hashText, walkElements } from './elements.ts';
import { squeeze } from './naming.ts';
import { hasScrollingParts, scrollThrough } from './scrolling.ts';
import {
  isWatchingView,
  laterMs,
  openShadowRoots,
  quietForMs,
  watchChanges,
  watchHistory,
  watchLeaving,
  watchListeners,
  watchTickers,
  watchTimers,
  watchTouch,
  watchView,
} from './watch.ts';
import { holdWindows } from './windows.ts';

/** Everything that can be done in this frame now. */
function look(): FrameView {
  const { elements, truncated } = walkElements();
  return {
    url: location.href,
    title: squeeze(document.title).slice(0, 200),
    language: attribute(document.documentElement, 'lang').toLowerCase().split('-')[0] ?? '',
    heading: mainHeading(),
    links: collectLinks(elements),
    controls: collectControls(elements),
    forms: collectForms(elements),
    notices: collectNotices(elements),
    skeleton: skeletonOf(elements),
    terms: termsOf(),
    truncated,
    hasOpener: window.opener !== null && window === window.top,
    hasMoreBelow: isWatchingView() || hasScrollingParts(elements),
    // biome-ignore lint/performance/useDomNodeTextContent: only what shows counts
    textHash: hashText(document.body?.innerText ?? ''),
  };
}

/** What the crawl calls in the page; see in-page-script.ts. */
export interface InPage {
  look(): FrameView;
  quietForMs(): number;
  scrollThrough(): Promise<void>;
  laterMs(): number;
  dismissCover(): string | null;
  isComing(): boolean;
}

export function install(): void {
  watchLeaving();
  watchTouch();
  watchListeners();
  openShadowRoots();
  watchView();
  watchTimers();
  watchTickers();
  watchChanges();
  watchHistory();
  holdWindows();
  Object.defineProperty(window, '__flowload', {
    // The window that a page opened is the same before and after its first address.
    configurable: true,
    value: { look, quietForMs, scrollThrough, laterMs, dismissCover, isComing } satisfies InPage,
  });
}
