import { endTagOf, readTag, type Tag } from '../content/html-scan.ts';

const holdsText = new Set(['script', 'style', 'textarea', 'title']);
const mostTags = 60_000;

/** Start tags in order; what is inside comments, scripts and text areas is none. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const opening = /<(?:!--|[a-zA-Z])/g;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    if (tags.length >= mostTags) break;
    if (match[0] === '<!--') {
      const end = html.indexOf('-->', match.index);
      opening.lastIndex = end < 0 ? html.length : end;
      continue;
    }
    const tag = readTag(html, match.index);
    if (tag === null) continue;
    tags.push(tag);
    opening.lastIndex = holdsText.has(tag.name) ? endTagOf(html, tag) : tag.end;
  }
  return tags;
}
