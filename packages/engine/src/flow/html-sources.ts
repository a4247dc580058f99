import { controlsNamed, controlValue, formOf } from '../content/form-scan.ts';
import { attributeOf, decodeAttribute, readTag, type Tag } from '../content/html-scan.ts';
import { scriptElementSources } from './script-sources.ts';
import type { AddSource } from './source-index.ts';
import { looksLikeId, pathTemplateOf, urlParts } from './url-parts.ts';

const linkAttributes = ['href', 'src', 'action', 'formaction', 'data-href', 'data-url'];
const controls = new Set(['input', 'textarea', 'select', 'button']);
const mostTags = 60_000;

/** Every place of a page that scripts, forms and links could take a value from. */
export function htmlSources(html: string, pageUrl: string, add: AddSource): void {
  const attributeCounts = new Map<string, number>();
  for (const tag of tagsOf(html)) {
    if (controls.has(tag.name)) addControl(html, tag, pageUrl, add);
    if (tag.name === 'meta') addMeta(tag, add);
    addLinks(tag, pageUrl, add);
    addAttributes(tag, attributeCounts, add);
    if (tag.name === 'script') scriptElementSources(html, tag, add);
  }
}

/** Start tags in order; what is inside comments and scripts is none. */
export function* tagsOf(html: string): Generator<Tag> {
  const opening = /<(?:!--|[a-zA-Z])/g;
  let seen = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    if (match[0] === '<!--') {
      const end = html.indexOf('-->', match.index);
      opening.lastIndex = end < 0 ? html.length : end;
      continue;
    }
    const tag = readTag(html, match.index);
    if (tag === null) continue;
    yield tag;
    seen++;
    if (seen >= mostTags) return;
    const raw = tag.name === 'script' || tag.name === 'style';
    const end = raw ? html.toLowerCase().indexOf(`</${tag.name}`, tag.end) : tag.end;
    opening.lastIndex = end < 0 ? html.length : end;
  }
}

function addControl(html: string, tag: Tag, pageUrl: string, add: AddSource): void {
  const name = attributeOf(tag, 'name');
  if (name === null || name === '') return;
  const value = controlValue(html, tag);
  const same = [...controlsNamed(html, name)].filter((other) => isSending(other));
  const position = same.findIndex((other) => other.start === tag.start);
  if (position < 0) return;
  if (same.length > 1) {
    for (const form of formKeys(html, tag, pageUrl)) {
      const before = same.slice(0, position);
      const occurrence = before.filter((other) =>
        formKeys(html, other, pageUrl).includes(form),
      ).length;
      add(value, { kind: 'form-field', name, form, occurrence }, name);
    }
  }
  add(value, { kind: 'form-field', name, form: null, occurrence: position }, name);
}

function isSending(tag: Tag): boolean {
  const type = attributeOf(tag, 'type')?.toLowerCase();
  return (type !== 'radio' && type !== 'checkbox') || tag.attributes.has('checked');
}

/** How a form can be told from the page's others: its id, its action, its action with ids left open. */
function formKeys(html: string, control: Tag, pageUrl: string): string[] {
  const form = formOf(html, control);
  if (form === null) return [];
  const id = attributeOf(form, 'id');
  const action = attributeOf(control, 'formaction') ?? attributeOf(form, 'action') ?? '';
  const keys = id === null || id === '' ? [] : [id];
  if (!URL.canParse(action, pageUrl)) return keys;
  const url = new URL(action, pageUrl);
  const exact = pathTemplateOf(url, () => false, []);
  const open = pathTemplateOf(url, (_, segment) => looksLikeId(segment), []);
  return [...keys, ...new Set([exact, open])];
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
