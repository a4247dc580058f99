import { attribute, classesOf } from './elements.ts';
import { nameOf, roleOf } from './naming.ts';

const testIdAttributes = [
  'data-testid',
  'data-test-id',
  'data-test',
  'data-qa',
  'data-cy',
] as const;
const longestNameInSelector = 100;

/** Ways to find the element again, best first: role and name, test id, id, name, then its place in the tree. */
export function selectorsOf(element: Element): readonly string[] {
  return [
    ...byRole(element),
    ...byTestId(element),
    ...byId(element),
    ...byName(element),
    ...byHref(element),
    ...byAction(element),
    byPlace(element),
  ];
}

function byRole(element: Element): readonly string[] {
  const role = roleOf(element);
  const name = nameOf(element);
  if (role === '' || name === '' || name.length > longestNameInSelector) return [];
  const exact = `role=${role}[name=${quoted(name)}]`;
  // A badge or a count in the name changes with the state of the session.
  if (!/\d/.test(name)) return [exact];
  const loose = name.replace(/[\\^$.*+?()[\]{}|/"]/g, '\\$&').replace(/\d+/g, '\\d+');
  return [exact, `role=${role}[name=/^${loose.replace(/\s+/g, '\\s*')}$/]`];
}

function byTestId(element: Element): readonly string[] {
  for (const name of testIdAttributes) {
    const value = attribute(element, name);
    if (value !== '') return [`css=[${name}=${quoted(value)}]`];
  }
  return [];
}

function byId(element: Element): readonly string[] {
  return element.id !== '' && isStable(element.id) ? [`css=#${CSS.escape(element.id)}`] : [];
}

function byName(element: Element): readonly string[] {
  const name = attribute(element, 'name');
  if (name === '') return [];
  const type = attribute(element, 'type');
  const value = /^(radio|checkbox|submit)$/.test(type) ? attribute(element, 'value') : '';
  const withValue = value === '' ? '' : `[value=${quoted(value)}]`;
  const form = element.closest('form');
  const plain = `${element.localName}[name=${quoted(name)}]${withValue}`;
  const action = form === null ? '' : attribute(form, 'action');
  return action === '' || !isStable(action)
    ? [`css=${plain}`]
    : [`css=${plain}`, `css=form[action=${quoted(action)}] ${plain}`];
}

/** A link by its address; what looks like a token in the query is cut off together with all after it. */
function byHref(element: Element): readonly string[] {
  const href = attribute(element, 'href') || attribute(element, 'xlink:href');
  if (href === '' || href === '#' || href.startsWith('javascript:')) return [];
  const stable = href.replace(/[?&;][^=&]*=(?=[^&]*\d)(?=[^&]*[A-Za-z])[\w+/.~%-]{12,}.*$/, '');
  if (stable === href) return [`css=${element.localName}[href=${quoted(href)}]`];
  return stable === '' ? [] : [`css=${element.localName}[href^=${quoted(stable)}]`];
}

function byAction(element: Element): readonly string[] {
  if (element.localName !== 'form') return [];
  const action = attribute(element, 'action');
  return action !== '' && isStable(action) ? [`css=form[action=${quoted(action)}]`] : [];
}

/** The way down from the nearest element with a lasting id, or from the root. */
function byPlace(element: Element): string {
  const root = element.getRootNode();
  const steps: string[] = [];
  let at: Element | null = element;
  for (; at !== null; at = at.parentElement) {
    if (at !== element && at.id !== '' && isStable(at.id)) {
      steps.unshift(`#${CSS.escape(at.id)}`);
      break;
    }
    steps.unshift(`${CSS.escape(at.localName)}${position(at)}`);
  }
  const path = `css=${steps.join(' > ')}`;
  return root instanceof ShadowRoot ? `${byPlace(root.host)} >> ${path}` : path;
}

function position(element: Element): string {
  const siblings = [...(element.parentNode?.children ?? [])].filter(
    (one) => one.localName === element.localName,
  );
  return siblings.length < 2 ? '' : `:nth-of-type(${siblings.indexOf(element) + 1})`;
}

/** Frameworks number their ids afresh on every render. */
function isStable(text: string): boolean {
  return (
    text.length < 60 && !/\d{3,}|^:|[0-9a-f]{8,}|^(ember|react|mui|radix|headlessui)\b/i.test(text)
  );
}

/** Tags and classes from the root down, without positions and without classes that only say a state. */
export function groupOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null && steps.length < 8; at = at.parentElement) {
    if (at === document.body) break;
    steps.unshift(shapeOf(at));
  }
  return steps.join('>');
}

export function shapeOf(element: Element): string {
  const classes = classesOf(element).filter(
    (name) =>
      !/\d{2,}|^(is|has)-|active|selected|current|open|first|last|odd|even|hover|focus/.test(name),
  );
  return [element.localName, ...classes.slice(0, 3).sort()].join('.');
}

/** A text as a quoted string of a selector. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
