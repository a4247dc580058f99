import type { UrlPart } from '../model/flow.ts';
import { attributeOf, readTag, textAfter } from './html-scan.ts';
import { partOfLink } from './link-scan.ts';

/**
 * Makes a function that takes a part of the first link that says a text and has the template's shape: the
 * link that a person would follow, wherever in a list it stands. The page is searched for the longest
 * word of the text, and only the links around it are taken apart.
 */
export function compileNamedLink(
  template: string,
  part: UrlPart,
  text: string,
): (html: string, pageUrl: string) => string | null {
  const needle = plainWord(text);
  return (html, pageUrl) => {
    for (let at = html.indexOf(needle); at >= 0; at = html.indexOf(needle, at + needle.length)) {
      const start = Math.max(html.lastIndexOf('<a ', at), html.lastIndexOf('<A ', at));
      const tag = start < 0 ? null : readTag(html, start);
      const href = tag === null ? null : attributeOf(tag, 'href');
      if (tag === null || href === null || textAfter(html, tag) !== text) continue;
      const found = partOfLink(href, pageUrl, template, part);
      if (found !== null) return found;
    }
    return null;
  };
}

/** As it stands in the source whatever is escaped there. */
function plainWord(text: string): string {
  const words = text.split(/[\s&<>"'\u00a0]+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
