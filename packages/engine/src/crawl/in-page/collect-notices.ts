import type { NoticeView } from '../page-view.ts';
import { attribute, isVisible } from './elements.ts';
import { textOf } from './naming.ts';

const mostNotices = 12;
const longestNotice = 300;

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
    notices.push({ text, tone: toneOf(element) });
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
