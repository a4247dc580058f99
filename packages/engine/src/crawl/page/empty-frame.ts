import type { FrameView } from './page-view.ts';

/** What is seen of a frame that shows nothing, or could not be looked at. */
export function emptyFrame(url: string): FrameView {
  return {
    url,
    title: '',
    language: '',
    heading: '',
    links: [],
    controls: [],
    forms: [],
    notices: [],
    skeleton: [],
    terms: [],
    truncated: false,
    hasMoreBelow: false,
    hasOpener: false,
    textHash: 0,
  };
}
