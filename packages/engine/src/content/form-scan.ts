import {
  attributeOf,
  decodeText,
  endTagOf,
  inComment,
  readTag,
  type Tag,
  tagAround,
} from './html-scan.ts';
import { matchesPath } from './path-template.ts';
import { type QuotedSpot, quotedSpot, readSpot } from './quoted-spot.ts';

/** Which of a page's form controls is meant. */
export interface ControlQuery {
  readonly name: string;
  /** The form's id or the path template of its action; null takes every control of that name. */
  readonly form: string | null;
  readonly occurrence: number;
}

const controls = new Set(['input', 'textarea', 'select', 'button']);

/**
 * Makes a function that reads the value a form control would send straight out of a page's source:
 * the source is searched for the name itself, and only the tags that hold it are taken apart.
 */
export function compileControl(
  query: ControlQuery,
): (html: string, pageUrl: string) => string | null {
  let spot: QuotedSpot | null = null;
  return (html, pageUrl) => {
    const known = spot === null ? null : readSpot(html, spot);
    if (known !== null) return known;
    const tag = findControl(html, pageUrl, query);
    if (tag === null) return null;
    spot = spotOf(html, tag, query);
    return controlValue(html, tag);
  };
}

function spotOf(html: string, tag: Tag, { form, occurrence }: ControlQuery): QuotedSpot | null {
  if (tag.name !== 'input' || isTickable(tag) || occurrence > 0) return null;
  const around = form === null ? null : formOf(html, tag);
  const spot = form !== null && around === null ? null : quotedSpot(html, tag, 'value', around);
  // With the name behind the value the literal would fit any field.
  return spot !== null && /\sname\s*=/i.test(spot.left) ? spot : null;
}

function findControl(html: string, pageUrl: string, query: ControlQuery): Tag | null {
  let left = query.occurrence;
  for (const tag of controlsNamed(html, query.name)) {
    if (!isSending(tag)) continue;
    if (query.form !== null && !isInForm(html, tag, pageUrl, query.form)) continue;
    if (left === 0) return tag;
    left--;
  }
  return null;
}

/** Every control of that name, in the order of the page. */
export function* controlsNamed(html: string, name: string): Generator<Tag> {
  const needle = sourceForm(name);
  for (let at = html.indexOf(needle); at >= 0; at = html.indexOf(needle, at + needle.length)) {
    if (!isNameAttribute(html, at)) continue;
    const tag = tagAround(html, at);
    if (tag !== null && controls.has(tag.name) && attributeOf(tag, 'name') === name) yield tag;
  }
}

/** What the control sends when nobody touches it. */
export function controlValue(html: string, tag: Tag): string {
  if (tag.name === 'textarea') {
    return decodeText(html.slice(tag.end, endTagOf(html, tag))).replace(/^\r?\n/, '');
  }
  if (tag.name === 'select') return selectedOption(html, tag);
  const value = attributeOf(tag, 'value');
  return value ?? (isTickable(tag) ? 'on' : '');
}

/** The form that a control belongs to; null when it stands in none. */
export function formOf(html: string, control: Tag): Tag | null {
  const id = attributeOf(control, 'form');
  for (
    let at = lastForm(html, control.start);
    at >= 0;
    at = at === 0 ? -1 : lastForm(html, at - 1)
  ) {
    const form = readTag(html, at);
    if (form?.name !== 'form' || inComment(html, at)) continue;
    if (id === null) return endTagOf(html, form) > control.start ? form : null;
    if (attributeOf(form, 'id') === id) return form;
  }
  return null;
}

function lastForm(html: string, before: number): number {
  const lower = html.lastIndexOf('<form', before);
  return lower >= 0 ? lower : html.lastIndexOf('<FORM', before);
}

function isInForm(html: string, control: Tag, pageUrl: string, wanted: string): boolean {
  const form = formOf(html, control);
  if (form === null) return false;
  if (attributeOf(form, 'id') === wanted) return true;
  const action = attributeOf(control, 'formaction') ?? attributeOf(form, 'action') ?? '';
  return URL.canParse(action, pageUrl) && matchesPath(wanted, new URL(action, pageUrl));
}

/** Boxes and radio buttons send something only when they are ticked, and what is disabled never does. */
export function isSending(tag: Tag): boolean {
  if (tag.attributes.has('disabled')) return false;
  if (tag.name !== 'input') return true;
  return !isTickable(tag) || tag.attributes.has('checked');
}

function isTickable(tag: Tag): boolean {
  const type = attributeOf(tag, 'type')?.toLowerCase();
  return tag.name === 'input' && (type === 'radio' || type === 'checkbox');
}

function selectedOption(html: string, select: Tag): string {
  const source = html.slice(select.end, endTagOf(html, select));
  const starts = [...source.matchAll(/<option[\s/>]/gi)].map((match) => match.index);
  const options = starts.map((start) => readTag(source, start)).filter((tag) => tag !== null);
  const chosen = options.find((option) => option.attributes.has('selected')) ?? options[0];
  if (chosen === undefined) return '';
  const text = source.slice(chosen.end).split(/<\/?(?:option|optgroup|select)/i)[0] ?? '';
  return attributeOf(chosen, 'value') ?? decodeText(text).replace(/\s+/g, ' ').trim();
}

function isNameAttribute(html: string, at: number): boolean {
  let before = at - 1;
  if (html[before] === '"' || html[before] === "'") before--;
  while (html[before] === ' ') before--;
  if (html[before] !== '=') return false;
  before--;
  while (html[before] === ' ') before--;
  return html.slice(before - 3, before + 1).toLowerCase() === 'name';
}

/** Names are plain in nearly every page; of those with special characters the longest plain part is searched. */
function sourceForm(name: string): string {
  const plain = name.split(/[&<>"']/)[0];
  return plain === undefined || plain === '' ? 'name' : plain;
}
