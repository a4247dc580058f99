import { attribute, closest, isVisible, parentOf } from './elements.ts';

const longestName = 200;
const plainHeadings = 'h1,h2,h3,h4,[role=heading]';

const roleOfTag: Readonly<Record<string, string>> = {
  a: 'link',
  area: 'link',
  button: 'button',
  summary: 'button',
  select: 'combobox',
  textarea: 'textbox',
  option: 'option',
};

const roleOfInput: Readonly<Record<string, string>> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
  email: 'textbox',
  tel: 'textbox',
  text: 'textbox',
  url: 'textbox',
};

/** The ARIA role, explicit or the tag's own; '' when it has none that matters here. */
export function roleOf(element: Element): string {
  const explicit = attribute(element, 'role').split(/\s+/)[0] ?? '';
  if (explicit !== '') return explicit;
  const tag = element.localName;
  if (element instanceof HTMLInputElement) return roleOfInput[element.type] ?? '';
  if (tag === 'a' && !element.hasAttribute('href')) return '';
  return roleOfTag[tag] ?? '';
}

/** The accessible name, near enough to the standard's that a selector by role and name finds the element again. */
export function nameOf(element: Element): string {
  const label =
    labelledBy(element) ||
    attribute(element, 'aria-label') ||
    nativeLabel(element) ||
    buttonValue(element) ||
    (hasNameInside(element) ? textOf(element) : '') ||
    attribute(element, 'title') ||
    attribute(element, 'placeholder');
  return squeeze(label).slice(0, longestName);
}

/** The text that shows, with spaces where blocks meet, and images by their alternative text. */
export function textOf(element: Element): string {
  let text = '';
  const visit = (node: Node) => {
    if (text.length > 4 * longestName) return;
    if (node instanceof Text) {
      text += node.data;
    } else if (node instanceof Element) {
      if (attribute(node, 'aria-hidden') === 'true') return;
      if (/^(script|style|template|noscript|svg)$/.test(node.localName)) {
        if (node.localName === 'svg') text += svgTitle(node);
        return;
      }
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden') return;
      const inline = style.display.startsWith('inline') || style.display === 'contents';
      if (!inline) text += ' ';
      text += attribute(node, 'aria-label') || attribute(node, 'alt');
      if (!node.hasAttribute('aria-label')) {
        for (const child of node.shadowRoot?.childNodes ?? node.childNodes) visit(child);
      }
      if (!inline) text += ' ';
    }
  };
  for (const child of element.shadowRoot?.childNodes ?? element.childNodes) visit(child);
  if (text.trim() === '') text += attribute(element, 'alt');
  return squeeze(text).slice(0, 2 * longestName);
}

/** What stands for a field: its label, or the words right before it. */
export function fieldLabel(element: Element): string {
  const label = labelledBy(element) || nativeLabel(element) || attribute(element, 'aria-label');
  if (label !== '') return squeeze(label).slice(0, longestName);
  const own = attribute(element, 'title');
  return squeeze(own || wordsBefore(element)).slice(0, longestName);
}

export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim();
}

/** Fields, forms and landmarks are not named by the text in them. */
function hasNameInside(element: Element): boolean {
  return !isField(element) && !/^(form|search|section|main|nav|aside)$/.test(element.localName);
}

export function isField(element: Element): boolean {
  return /^(input|select|textarea)$/.test(element.localName);
}

/** A box that is drawn as a button opens a menu, and is no field. */
export function isDrawnAsButton(element: Element): boolean {
  return (
    element instanceof HTMLInputElement &&
    /^(checkbox|radio)$/.test(element.type) &&
    attribute(element, 'role') === 'button'
  );
}

export function textById(element: Element, attributeName: string): string {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
  return attribute(element, attributeName)
    .split(/\s+/)
    .map((id) => (id === '' ? null : root.getElementById(id)))
    .map((one) => (one === null ? '' : one.textContent))
    .join(' ')
    .trim();
}

function labelledBy(element: Element): string {
  return textById(element, 'aria-labelledby');
}

function nativeLabel(element: Element): string {
  if (!isField(element) || !('labels' in element)) return '';
  const labels = element.labels as NodeListOf<HTMLLabelElement> | null;
  return [...(labels ?? [])].map((label) => labelText(label, element)).join(' ');
}

/** A label around a select would repeat every option. */
function labelText(label: HTMLLabelElement, field: Element): string {
  if (!label.contains(field)) return textOf(label);
  return [...label.childNodes]
    .map((node) => {
      if (node === field || (node instanceof Element && node.contains(field))) return '';
      return node instanceof Element ? textOf(node) : (node.textContent ?? '');
    })
    .join(' ');
}

function buttonValue(element: Element): string {
  if (!(element instanceof HTMLInputElement)) return '';
  if (!/^(button|submit|reset|image)$/.test(element.type)) return '';
  return element.value || element.alt || (element.type === 'submit' ? 'Submit' : '');
}

function svgTitle(svg: Element): string {
  return svg.querySelector('title')?.textContent ?? '';
}

/** Tables and old layouts put the label in the cell or line before. */
function wordsBefore(element: Element): string {
  for (let at: Element | null = element, up = 0; at !== null && up < 4; at = parentOf(at), up++) {
    for (let before = at.previousSibling; before !== null; before = before.previousSibling) {
      if (before instanceof Element && (isField(before) || before.querySelector('input,select')))
        return '';
      const text = squeeze(before.textContent ?? '');
      if (text !== '' && text.length < 80 && !isRemovable(text)) return text;
    }
    if (at.localName === 'form' || at.localName === 'body') return '';
  }
  return '';
}

/** What was chosen in a box that takes several, one entry after another before it: each can be taken out again. */
export function chosenIn(element: Element): string {
  const suggests =
    roleOf(element) === 'combobox' ||
    /^(?:list|both)$/.test(attribute(element, 'aria-autocomplete'));
  if (!suggests || !(element instanceof HTMLInputElement)) return '';
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = parentOf(at), up++) {
    const text = squeeze(at.previousElementSibling?.textContent ?? '');
    if (text !== '') return isRemovable(text) ? text : '';
  }
  return '';
}

function isRemovable(text: string): boolean {
  return /^[×✕✖✗⨯]\s*[^×✕✖✗⨯\s]/.test(text);
}

/** The heading over an element: the nearest one before it within the sections it is in, or the section's own name. */
export function headingOver(element: Element): string {
  // The legend of one of its groups is no name of a form, and neither is a heading between its fields.
  const begun = element.localName === 'form' ? firstField(element) : null;
  const isOver = (heading: Element) =>
    begun === null || !element.contains(heading) || !isBefore(begun, heading);
  const section = closest(element, (one) => sectionName(one, isOver) !== '');
  return section === null ? '' : sectionName(section, isOver);
}

function sectionName(element: Element, isOver: (heading: Element) => boolean): string {
  if (/^(body|html|main)$/.test(element.localName)) return firstHeading(element, isOver);
  const tag = element.localName;
  const isSection = /^(section|article|aside|nav|fieldset|dialog|form|details|li|td|tr|div)$/.test(
    tag,
  );
  if (!isSection) return '';
  const named = attribute(element, 'aria-label') || labelledBy(element);
  if (named !== '' && !/^(a|button)$/.test(tag)) return squeeze(named).slice(0, 80);
  return firstHeading(element, isOver);
}

function firstHeading(element: Element, isOver: (heading: Element) => boolean): string {
  const headings = element.localName === 'form' ? plainHeadings : `${plainHeadings},legend,summary`;
  for (const heading of element.querySelectorAll(headings)) {
    if (isOver(heading) && isVisible(heading)) return squeeze(heading.textContent).slice(0, 80);
  }
  return '';
}

function firstField(form: Element): Element | null {
  const fields = form.querySelectorAll('input:not([type=hidden]),select,textarea');
  return [...fields].find(isVisible) ?? null;
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
