import { isVisible } from './elements.ts';

const mostScreens = 12;
const pauseMs = 60;

/** Boxes with a scroll bar of their own, in which more may come. */
export function hasScrollingParts(elements: readonly Element[]): boolean {
  return scrollingParts(elements).length > 0;
}

function scrollingParts(elements: readonly Element[]): readonly Element[] {
  return elements
    .filter((one) => one.scrollHeight > one.clientHeight + 40 && one.clientHeight > 40)
    .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && isVisible(one))
    .slice(0, 4);
}

/** Shows the whole page once, screen by screen, so that what waits for coming into view comes; an endless one gets a few screens. */
export async function scrollThrough(): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
  const root = document.scrollingElement ?? document.documentElement;
  for (const part of [root, ...scrollingParts([...document.querySelectorAll('*')])]) {
    for (let screen = 0; screen < mostScreens; screen++) {
      const before = part.scrollTop;
      part.scrollTop += Math.max(part.clientHeight, 200);
      await pause();
      if (part.scrollTop === before) break;
    }
    part.scrollTop = part.scrollHeight;
    await pause();
  }
}
