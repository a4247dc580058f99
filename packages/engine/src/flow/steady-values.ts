import { controlsNamed, controlValue } from '../content/form-scan.ts';
import { attributeOf, type Tag } from '../content/html-scan.ts';
import type { AnswerPair } from './find-source.ts';
import type { Leaf } from './leaf.ts';

/**
 * True when the value of a form field is what the page that served the form had in it: a hidden or
 * text field that nobody touched. It is taken from the page again even when both recordings had
 * the same, since it may be another one after a restart or for another user. Choices (selects,
 * radio buttons, captions of buttons) and hidden words are left constant.
 */
export function isServedValue(
  { place, name, a }: Leaf,
  { answers, exchange }: { answers: readonly (AnswerPair | null)[]; exchange: number },
): boolean {
  if (place !== 'form' && place !== 'multipart') return false;
  for (let index = exchange - 1; index >= 0; index--) {
    const html = answers[index]?.a.body ?? null;
    if (html === null || !html.includes('<')) continue;
    const controls = [...controlsNamed(html, name)];
    if (controls.length > 0) {
      return controls.some((tag) => isWritten(tag, a) && controlValue(html, tag) === a);
    }
  }
  return false;
}

/** Names under which applications keep what must not be stale: locks, revisions, who is signed in. */
const lockName =
  /(?:^|[_-])(?:lock_?)?(?:version|rev|revision|etag|nonce|timestamp)$|^_rev$|updated_?at$|changecheck/i;
const userName = /^(?:user|account|customer|member|owner|author|profile)_?id$/i;

/** True for JSON leaves and fields whose name says that the value belongs to the moment or the user. */
export function isSteadyByName({ place, name }: Leaf): boolean {
  if (place === 'header') return isCondition(name);
  if (place === 'path' || place === 'text') return false;
  const plain = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  return lockName.test(plain) || userName.test(plain);
}

/** The lock of HTTP itself: the request counts only for the version that was read. */
export function isCondition(headerName: string): boolean {
  return headerName === 'if-match' || headerName === 'if-unmodified-since';
}

/** What an application puts in hidden fields by name (`put`, `/cart`, `✓`), or in visible ones to begin with (`1`), is the same for everybody. */
function isWritten(tag: Tag, value: string): boolean {
  if (tag.name === 'textarea') return true;
  if (tag.name !== 'input') return false;
  const type = attributeOf(tag, 'type')?.toLowerCase() ?? 'text';
  if (type === 'hidden' ? isWord(value) : value.length < 3) return false;
  return !['radio', 'checkbox', 'submit', 'button', 'image', 'reset', 'file'].includes(type);
}

function isWord(value: string): boolean {
  return /^(?:[a-z_✓/. -]{0,40}|[01])$/i.test(value);
}
