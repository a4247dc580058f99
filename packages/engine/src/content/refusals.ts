import { essence } from './expectation.ts';
import { refusalsOf, soundsLikeRefusal } from './notices.ts';
import type { ResponseContent } from './response-content.ts';

/**
 * What an answer says when it means no although its status is fine: error banners and headlines of a
 * page, the errors of JSON (also of each of a batch), a short text that is an error. Each as a sentence
 * that can be shown, and compared with what the recorded answer said.
 */
export function refusalsIn(response: ResponseContent): string[] {
  const { body, json } = response;
  if (body === null || body === '' || (response.status >= 300 && response.status < 400)) return [];
  if (typeof json === 'object' && json !== null) return jsonRefusals(json);
  const type = essence(response.header('content-type') ?? '');
  if (type.endsWith('html')) return refusalsOf(body);
  const isShort = type === 'text/plain' && body.length <= longestText;
  return isShort && soundsLikeRefusal(body) ? [body.trim()] : [];
}

const longestText = 300;
const longestQuote = 200;
const deepest = 2;

const refusalWord =
  /^(?:error|errors|fail|failed|failure|fault|denied|invalid|unauthori[sz]ed|forbidden|rejected|refused|ko|nok|false|no)$/i;
const verdictKey = /^(?:success|succeeded|ok|valid|accepted|saved)$/i;
const statusKey = /^(?:status|result|outcome|state|type)$/i;
const errorKey =
  /^(?:errors?|errorMessages?|error_?(?:message|description|code)|exception|fault|(?:field|validation|user|form)_?errors)$/i;
const messageKey = /^(?:message|msg|detail|reason)$/i;

/** Looked for at the root, in the elements of a batch and one level into objects: deeper it is data. */
function jsonRefusals(json: unknown, depth = 0): string[] {
  if (Array.isArray(json)) {
    return depth === 0 ? json.slice(0, 20).flatMap((item) => jsonRefusals(item, 1)) : [];
  }
  if (typeof json !== 'object' || json === null) return [];
  const entries: [string, unknown][] = Object.entries(json);
  const own = entries
    .filter(([key, value]) => saysNo(key, value))
    .map(([key, value]) => `${key}: ${JSON.stringify(value).slice(0, longestQuote)}`);
  if (depth >= deepest) return own;
  const inner = entries
    .filter(([key, value]) => !errorKey.test(key) && isObject(value))
    .flatMap(([, value]) => jsonRefusals(value, depth + 1));
  return [...own, ...inner];
}

function saysNo(key: string, value: unknown): boolean {
  if (errorKey.test(key)) return isFilled(value);
  if (verdictKey.test(key))
    return value === false || (typeof value === 'string' && refusalWord.test(value));
  if (typeof value !== 'string') return false;
  if (statusKey.test(key)) return refusalWord.test(value);
  return messageKey.test(key) && soundsLikeRefusal(value);
}

/** An empty list of errors is none, and so is an error of `null`, `0`, `false` or no text. */
function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return typeof value === 'string' ? value.trim() !== '' : Boolean(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
