import type { UrlPart } from '../model/flow.ts';
import { attributeOf, decodeAttribute, tagAround } from './html-scan.ts';
import { matchesPath, parsePathTemplate, segmentOf } from './path-template.ts';

const linkAttributes = ['href', 'src', 'action', 'formaction', 'data-href', 'data-url', 'content'];
const anyLink =
  /\s(?:href|src|action|formaction|data-href|data-url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

/** The part of the first link on the page that has the template's shape. */
export function findLinkPart(
  html: string,
  pageUrl: string,
  template: string,
  part: UrlPart,
): string | null {
  const needle = needleOf(template);
  if (needle !== null) {
    for (let at = html.indexOf(needle); at >= 0; at = html.indexOf(needle, at + needle.length)) {
      const found = partAround(html, at, pageUrl, template, part);
      if (found !== null) return found;
    }
  }
  return partAnywhere(html, pageUrl, template, part);
}

/** One segment or one query value of a URL, decoded; null when the URL has none. */
export function urlPart(url: URL, part: UrlPart): string | null {
  return part.kind === 'segment' ? segmentOf(url, part.index) : url.searchParams.get(part.name);
}

/** The last literal segment: relative links leave the first ones out. */
function needleOf(template: string): string | null {
  const literal = parsePathTemplate(template).segments.filter(
    (segment) => segment !== '' && !segment.startsWith(':'),
  );
  return literal.at(-1) ?? null;
}

function partAround(
  html: string,
  offset: number,
  pageUrl: string,
  template: string,
  part: UrlPart,
): string | null {
  const tag = tagAround(html, offset);
  if (tag === null) return null;
  for (const name of linkAttributes) {
    const link = attributeOf(tag, name);
    const found = link === null ? null : partOfLink(link, pageUrl, template, part);
    if (found !== null) return found;
  }
  return null;
}

function partAnywhere(
  html: string,
  pageUrl: string,
  template: string,
  part: UrlPart,
): string | null {
  for (const match of html.matchAll(anyLink)) {
    const link = decodeAttribute(match[1] ?? match[2] ?? match[3] ?? '');
    const found = partOfLink(link, pageUrl, template, part);
    if (found !== null) return found;
  }
  return null;
}

function partOfLink(link: string, pageUrl: string, template: string, part: UrlPart): string | null {
  const target = link.replace(/^\s*\d+\s*;\s*url=/i, '').trim();
  if (!URL.canParse(target, pageUrl)) return null;
  const url = new URL(target, pageUrl);
  return matchesPath(template, url) ? urlPart(url, part) : null;
}
