import type { UrlPart } from '../model/flow.ts';
import { decodeForm, encodeQuery } from './encoding.ts';
import { attributeOf, decodeAttribute, tagAround } from './html-scan.ts';
import { matchesPath, parsePathTemplate, segmentOf } from './path-template.ts';

const linkAttributes = ['href', 'src', 'action', 'formaction', 'data-href', 'data-url', 'content'];
const anyLink =
  /\s(?:href|src|action|formaction|data-href|data-url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;

/** Makes a function that takes a part of the first link on a page that has the template's shape. */
export function compileLink(
  template: string,
  part: UrlPart,
): (html: string, pageUrl: string) => string | null {
  const needle = needleOf(template);
  const literal = steadyLiteral(template, part);
  return (html, pageUrl) => {
    const known = literal === null ? null : readLiteral(html, literal);
    if (known !== null) return known;
    return findLinkPart(html, pageUrl, template, part, needle);
  };
}

function findLinkPart(
  html: string,
  pageUrl: string,
  template: string,
  part: UrlPart,
  needle: string | null,
): string | null {
  if (needle !== null) {
    for (let at = html.indexOf(needle); at >= 0; at = html.indexOf(needle, at + needle.length)) {
      const found = partAround(html, at, pageUrl, template, part);
      if (found !== null) return found;
    }
  }
  return partAnywhere(html, pageUrl, template, part);
}

/**
 * How nearly every page writes a link whose only open part is the last query value: up to that
 * value as one literal, which is much cheaper to search than links are to take apart.
 */
function steadyLiteral(template: string, part: UrlPart): string | null {
  const { origin, segments, query } = parsePathTemplate(template);
  if (part.kind !== 'query' || origin !== null || query === null) return null;
  if (segments.some((segment) => segment.startsWith(':'))) return null;
  const [last] = query.slice(-1);
  const others = query.slice(0, -1);
  if (last?.[0] !== part.name || others.some(([, value]) => value === null)) return null;
  const pairs = others.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(value ?? '')}`);
  return `href="/${segments.join('/')}?${[...pairs, `${encodeQuery(part.name)}=`].join('&amp;')}`;
}

function readLiteral(html: string, literal: string): string | null {
  const at = html.indexOf(literal);
  if (at < 0) return null;
  const start = at + literal.length;
  const end = html.indexOf('"', start);
  const value = html.slice(start, end);
  return end < 0 || /[&#]/.test(value) ? null : decodeForm(value);
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

/** The part of one link, as it stands in an attribute; null when it has another shape. */
export function partOfLink(
  link: string,
  pageUrl: string,
  template: string,
  part: UrlPart,
): string | null {
  const target = link.replace(/^\s*\d+\s*;\s*url=/i, '').trim();
  if (!URL.canParse(target, pageUrl)) return null;
  const url = new URL(target, pageUrl);
  return matchesPath(template, url) ? urlPart(url, part) : null;
}
