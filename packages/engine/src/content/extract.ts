import type { Decoding, Extractor, ExtractorSource, UrlPart } from '../model/flow.ts';
import { decodeAll } from './decoding.ts';
import { compileControl } from './form-scan.ts';
import { attributeOf, tagAround } from './html-scan.ts';
import { readJsonPath } from './json-path.ts';
import { compileLink, urlPart } from './link-scan.ts';
import { compileNamedLink } from './named-link.ts';
import type { ResponseContent } from './response-content.ts';
import { readScriptJson } from './script-json.ts';

export { ResponseContent } from './response-content.ts';

export type Extract = (response: ResponseContent) => string | null;

/**
 * Makes a function that takes the extractor's value out of a response; it answers null when the
 * response does not hold it. Made for the load's hot path: sources are searched as text, nothing is
 * parsed but the tags that hold the searched name.
 */
export function compileExtractor(extractor: Pick<Extractor, 'source' | 'decode'>): Extract {
  const read = compileSource(extractor.source);
  const { decode } = extractor;
  if (decode.length === 0) return read;
  return (response) => decoded(read(response), decode);
}

function decoded(value: string | null, decode: readonly Decoding[]): string | null {
  return value === null ? null : decodeAll(value, decode);
}

function compileSource(source: ExtractorSource): Extract {
  switch (source.kind) {
    case 'form-field':
      return inPage(compileControl(source));
    case 'meta':
      return inBody((body) => findMeta(body, source.name));
    case 'link':
      return inPage(
        source.text === undefined
          ? compileLink(source.template, source.part)
          : compileNamedLink(source.template, source.part, source.text),
      );
    case 'attribute':
      return inBody((body) =>
        findAttribute(body, source.tag, source.attribute.toLowerCase(), source.occurrence),
      );
    case 'json':
      return ({ json }) => (json === undefined ? null : readJsonPath(json, source.path));
    case 'script-json':
      return inBody((body) => readScriptJson(body, source.marker, source.path));
    case 'header':
      return (response) => readHeader(response, source.name, source.part, source.prefix);
    case 'cookie':
      return (response) => readCookie(response, source.name);
    case 'boundary':
      return inBody((body) => between(body, source.left, source.right, source.occurrence));
  }
}

function inBody(read: (body: string) => string | null): Extract {
  return ({ body }) => (body === null ? null : read(body));
}

function inPage(read: (html: string, pageUrl: string) => string | null): Extract {
  return ({ body, url }) => (body === null ? null : read(body, url));
}

function findMeta(html: string, name: string): string | null {
  for (let at = html.indexOf(name); at >= 0; at = html.indexOf(name, at + name.length)) {
    const tag = tagAround(html, at);
    if (tag?.name !== 'meta') continue;
    const names = ['name', 'property', 'http-equiv', 'itemprop'].map((key) =>
      attributeOf(tag, key),
    );
    if (names.includes(name)) return attributeOf(tag, 'content');
  }
  return null;
}

function findAttribute(
  html: string,
  tagName: string,
  attribute: string,
  occurrence: number,
): string | null {
  let left = occurrence;
  for (let at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at + 1)) {
    const tag = tagAround(html, at);
    if (tag === null) continue;
    if (tag.name === tagName && tag.attributes.has(attribute)) {
      if (left === 0) return attributeOf(tag, attribute);
      left--;
    }
    at = Math.max(at, tag.end - 1);
  }
  return null;
}

function readHeader(
  response: ResponseContent,
  name: string,
  part: UrlPart | null,
  prefix: string,
): string | null {
  for (const [candidate, value] of response.headers) {
    if (candidate !== name || !value.startsWith(prefix)) continue;
    const rest = value.slice(prefix.length);
    if (part === null) return rest;
    return URL.canParse(rest, response.url) ? urlPart(new URL(rest, response.url), part) : null;
  }
  return null;
}

/** The last one of that name: it is the one a browser keeps. */
function readCookie(response: ResponseContent, name: string): string | null {
  let found: string | null = null;
  for (const [header, value] of response.headers) {
    if (header === 'set-cookie' && value.startsWith(`${name}=`)) {
      const end = value.indexOf(';');
      found = value.slice(name.length + 1, end < 0 ? undefined : end).trim();
    }
  }
  return found === null ? null : found.replace(/^"(.*)"$/, '$1');
}

function between(body: string, left: string, right: string, occurrence: number): string | null {
  let from = 0;
  for (let seen = 0; ; seen++) {
    const start = body.indexOf(left, from);
    if (start < 0) return null;
    from = start + left.length;
    if (seen < occurrence) continue;
    const end = right === '' ? body.length : body.indexOf(right, from);
    return end < 0 ? null : body.slice(from, end);
  }
}
