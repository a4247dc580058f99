import { attributeOf, decodeAttribute, type Tag, textAfter } from '../content/html-scan.ts';
import { controlSources } from './control-sources.ts';
import { tagsOf } from './page-tags.ts';
import { scriptElementSources } from './script-sources.ts';
import type { AddSource } from './source-candidate.ts';
import { looksLikeId, pathTemplateOf, urlParts } from './url-parts.ts';

const linkAttributes = ['href', 'src', 'action', 'formaction', 'data-href', 'data-url'];
const controls = new Set(['input', 'textarea', 'select', 'button']);

/** Every place of a page that scripts, forms and links could take a value from. */
export function htmlSources(html: string, pageUrl: string, add: AddSource): void {
  const tags = tagsOf(html);
  controlSources(html, tags, pageUrl, add);
  const attributeCounts = new Map<string, number>();
  for (const tag of tags) {
    if (tag.name === 'meta') addMeta(tag, add);
    addLinks(tag, pageUrl, add);
    if (tag.name === 'a') addNamedLink(html, tag, pageUrl, add);
    addAttributes(tag, attributeCounts, add);
    if (tag.name === 'script') scriptElementSources(html, tag, add);
  }
}

function addMeta(tag: Tag, add: AddSource): void {
  const name = attributeOf(tag, 'name') ?? attributeOf(tag, 'property');
  const content = attributeOf(tag, 'content');
  if (name !== null && content !== null) add(content, { kind: 'meta', name }, name);
}

function addLinks(tag: Tag, pageUrl: string, add: AddSource): void {
  for (const attribute of linkAttributes) {
    const link = attributeOf(tag, attribute);
    if (link === null || link === '' || !URL.canParse(link, pageUrl)) continue;
    const url = new URL(link, pageUrl);
    if (!url.protocol.startsWith('http')) continue;
    for (const { value, part, called } of urlParts(url)) {
      for (const template of linkTemplates(url, part)) {
        add(value, { kind: 'link', template, part }, called);
      }
    }
  }
}

/** Lists come in another order when something was added: the link of that name is the same one. */
function addNamedLink(html: string, tag: Tag, pageUrl: string, add: AddSource): void {
  const link = attributeOf(tag, 'href') ?? '';
  if (link === '' || !URL.canParse(link, pageUrl)) return;
  const url = new URL(link, pageUrl);
  const parts = urlParts(url).filter(({ value }) => looksLikeId(value));
  if (parts.length === 0 || !url.protocol.startsWith('http')) return;
  const text = textAfter(html, tag);
  if (text.length > longestText || !/\p{L}{2}/u.test(text)) return;
  for (const { value, part, called } of parts) {
    const template = linkTemplates(url, part).at(-1) ?? '';
    add(value, { kind: 'link', template, part, text }, called);
  }
}

const longestText = 80;

/** The most particular description of the link first, then ever more general ones. */
function linkTemplates(
  url: URL,
  part: { kind: 'segment'; index: number } | { kind: 'query'; name: string },
): string[] {
  const isPart = (index: number) => part.kind === 'segment' && index === part.index;
  const isIdToo = (index: number, segment: string) => isPart(index) || looksLikeId(segment);
  const names = [...url.searchParams];
  const exact = names.map(([name, value]): [string, string | null] =>
    part.kind === 'query' && name === part.name ? [name, null] : [name, value],
  );
  const steady = exact.map(([name, value]): [string, string | null] =>
    value !== null && looksLikeId(value) ? [name, null] : [name, value],
  );
  const open = names.map(([name]): [string, null] => [name, null]);
  return [
    ...new Set([
      pathTemplateOf(url, isPart, exact),
      pathTemplateOf(url, isPart, steady),
      pathTemplateOf(url, isIdToo, steady),
      pathTemplateOf(url, isIdToo, open),
    ]),
  ];
}

function addAttributes(tag: Tag, counts: Map<string, number>, add: AddSource): void {
  for (const [attribute, raw] of tag.attributes) {
    if (!isTelling(tag, attribute) || raw === '') continue;
    const key = `${tag.name} ${attribute}`;
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    const source = { kind: 'attribute', tag: tag.name, attribute, occurrence } as const;
    add(decodeAttribute(raw), source, attribute.replace(/^data-/, ''));
  }
}

function isTelling(tag: Tag, attribute: string): boolean {
  if (attribute.startsWith('data-')) return true;
  if (attribute === 'value' || attribute === 'content') {
    return !controls.has(tag.name) && tag.name !== 'meta';
  }
  return attribute === 'id' || attribute === 'href' || attribute === 'action';
}
