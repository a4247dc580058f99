import { hashText, isVisible } from './elements.ts';
import { squeeze, textOf } from './naming.ts';
import { shapeOf } from './selectors.ts';

const mostShapes = 600;
const mostTerms = 12;

/** The shapes of the tree, each once, so that ten products in a list are as one. */
export function skeletonOf(elements: readonly Element[]): readonly number[] {
  const shapes = new Set<number>();
  for (const element of elements) {
    if (shapes.size >= mostShapes) break;
    if (/^(script|style|link|meta|path|g|rect|circle|ellipse|br|option)$/.test(element.localName))
      continue;
    const parent = element.parentElement;
    shapes.add(hashText(`${parent === null ? '' : shapeOf(parent)}>${shapeOf(element)}`));
  }
  return [...shapes];
}

/** Words of the titles that lists and articles show. */
export function termsOf(): readonly string[] {
  const terms = new Set<string>();
  const titles = document.querySelectorAll(
    'main li a,main li h3,article h2,article h3,article a,main td a,[role=main] li a,h2 a,h3 a',
  );
  for (const title of titles) {
    if (terms.size >= mostTerms) break;
    if (title.closest('nav,header,footer,form') !== null || !isVisible(title)) continue;
    const word = squeeze(title.querySelector('.name,.title')?.textContent ?? title.textContent)
      .split(/[^\p{L}]+/u)
      .filter((one) => one.length >= 4)
      .sort((one, other) => other.length - one.length)[0];
    if (word !== undefined) terms.add(word.toLowerCase());
  }
  return [...terms];
}

export function mainHeading(): string {
  for (const heading of document.querySelectorAll('h1,[role=heading][aria-level="1"],h2')) {
    if (isVisible(heading)) return textOf(heading).slice(0, 120);
  }
  return '';
}
