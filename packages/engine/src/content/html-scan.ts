import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** A start tag as it stands in a page's source. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** Offset of its `<`. */
  readonly start: number;
  /** Offset after its `>`. */
  readonly end: number;
  /** Names in lower case; values as they stand in the source, '' for bare attributes. The first of a name counts. */
  readonly attributes: ReadonlyMap<string, string>;
}

const tagName = /<([a-zA-Z][^\s/>]*)/y;
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** Reads the start tag whose `<` stands at `start`; null when there is none. */
export function readTag(html: string, start: number): Tag | null {
  tagName.lastIndex = start;
  const name = tagName.exec(html)?.[1];
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  let end = tagName.lastIndex;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(html);
    const key = match?.[1]?.toLowerCase();
    if (match === null || key === undefined) break;
    if (!attributes.has(key)) attributes.set(key, match[2] ?? match[3] ?? match[4] ?? '');
    end = attribute.lastIndex;
  }
  const close = html.indexOf('>', end);
  return { name: name.toLowerCase(), start, end: close < 0 ? html.length : close + 1, attributes };
}

/** The tag that the character at `offset` is inside of; null in text and in comments. */
export function tagAround(html: string, offset: number): Tag | null {
  for (let start = html.lastIndexOf('<', offset); start >= 0; ) {
    const tag = readTag(html, start);
    if (tag !== null) return tag.end > offset && !inComment(html, start) ? tag : null;
    // A `<` in an attribute's value (`title="a < b"`) begins no tag.
    start = start === 0 ? -1 : html.lastIndexOf('<', start - 1);
  }
  return null;
}

export function attributeOf(tag: Tag, name: string): string | null {
  const value = tag.attributes.get(name);
  return value === undefined ? null : decodeAttribute(value);
}

export function decodeAttribute(value: string): string {
  return value.includes('&') ? decodeHTMLAttribute(value) : value;
}

export function decodeText(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

/** The text between a tag and its end tag, without the tags inside, decoded and with single spaces. */
export function textAfter(html: string, tag: Tag): string {
  const end = endTagOf(html, tag);
  return visibleText(html.slice(tag.end, end));
}

/** Offset of the first end tag of that name after the tag; the document's end when there is none. */
export function endTagOf(html: string, tag: Tag): number {
  const end = `</${tag.name}`;
  const lower = html.indexOf(end, tag.end);
  if (lower >= 0 && /[\s>]/.test(html[lower + end.length] ?? '>')) return lower;
  const any = new RegExp(`${end}[\\s>]`, 'gi');
  any.lastIndex = tag.end;
  return any.exec(html)?.index ?? html.length;
}

export function visibleText(html: string): string {
  const text = html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ');
  return decodeText(text).replace(/\s+/g, ' ').trim();
}

export function inComment(html: string, offset: number): boolean {
  // Most pages have no comment at all, and `!` is much rarer in them than `<`.
  if (!html.includes('!--')) return false;
  const open = html.lastIndexOf('<!--', offset);
  return open >= 0 && html.lastIndexOf('-->', offset) < open;
}
