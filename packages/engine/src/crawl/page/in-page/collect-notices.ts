import type { NoticeView } from '../page-view.ts';
import { attribute, isVisible } from './elements.ts';
import { isField, textOf } from './naming.ts';

const mostNotices = 12;
const longestNotice = 300;
/** How far up a message and its field may have their nearest common part. */
const mostUp = 3;

const noticeNames =
  /(^|[\s_-])(alert|error|errors|flash|notice|notification|message|msg|messages|toast|warning|danger|success|invalid|feedback|banner|callout|status|help-inline|field_with_errors)([\s_-]|$)/i;

/** Messages that the page shows, outermost first left out when they hold others. */
export function collectNotices(elements: readonly Element[]): readonly NoticeView[] {
  const notices: NoticeView[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    if (notices.length >= mostNotices) break;
    if (!isNotice(element) || !isVisible(element)) continue;
    const text = textOf(element).slice(0, longestNotice);
    if (text.length < 3 || seen.has(text)) continue;
    seen.add(text);
    notices.push({ text, tone: toneOf(element), field: fieldBeside(element) });
  }
  return notices;
}

function isNotice(element: Element): boolean {
  if (
    /^(html|body|main|form|input|select|textarea|button|a|svg|header|footer)$/.test(
      element.localName,
    )
  )
    return false;
  const role = attribute(element, 'role');
  if (role === 'alert' || role === 'status' || role === 'alertdialog') return true;
  if (attribute(element, 'aria-live') !== '') return true;
  if (!noticeNames.test(`${attribute(element, 'class')} ${element.id}`)) return false;
  return element.querySelectorAll('input,select,textarea').length === 0;
}

function toneOf(element: Element): NoticeView['tone'] {
  const names = `${attribute(element, 'class')} ${element.id}`;
  if (/error|danger|invalid|alert-d|warning/i.test(names)) return 'error';
  if (/success|ok\b|confirm|done/i.test(names)) return 'success';
  return attribute(element, 'role') === 'alert' && !/info|notice/i.test(names) ? 'error' : 'plain';
}

/** Name or id of the field that a message belongs to: it is described by it, or stands alone with it; '' without one. */
function fieldBeside(element: Element): string {
  const described =
    element.id === ''
      ? null
      : document.querySelector(`[aria-describedby~="${CSS.escape(element.id)}"]`);
  const field = described ?? fieldByName(element) ?? aloneWith(element);
  return field === null ? '' : attribute(field, 'name') || field.id;
}

/** `code-error` belongs to the field `code`. */
function fieldByName(element: Element): Element | null {
  const [, name = ''] =
    /^(.+?)[-_]?(?:error|errors|message|msg|help|feedback)s?$/i.exec(element.id) ?? [];
  if (name === '') return null;
  const escaped = CSS.escape(name);
  return document.querySelector(`[name="${escaped}"],#${escaped}`);
}

function aloneWith(element: Element): Element | null {
  let at: Element | null = element;
  for (let up = 0; up < mostUp && at !== null; up++) {
    const before: Element | null = at.previousElementSibling;
    const near =
      before === null
        ? []
        : isField(before)
          ? [before]
          : [...before.querySelectorAll('input,select,textarea')];
    if (near.length === 1) return near[0] ?? null;
    at = at.parentElement;
    if (at === null || /^(form|body|main)$/.test(at.localName)) return null;
    const inside = at.querySelectorAll('input:not([type=hidden]),select,textarea');
    if (inside.length === 1) return inside[0] ?? null;
    if (inside.length > 1) return null;
  }
  return null;
}
