import type { Expectation, Extractor } from '../model/flow.ts';
import { type JsonShapeLine, parseJsonShape, shapeMismatch } from './json-shape.ts';
import { matchesWhole } from './path-template.ts';
import type { ResponseContent } from './response-content.ts';

/** Null when the response is as expected; otherwise one sentence that says what differs. */
export type Check = (response: ResponseContent) => string | null;

/** Cheap enough for every request under load: comparisons, `indexOf` and, for JSON, one walk. */
export function compileExpectation(expect: Expectation): Check {
  const checks: Check[] = [(response) => checkStatus(response, expect.status)];
  const { redirectTo, contentType, landmarks, absent } = expect;
  if (redirectTo !== null) checks.push((response) => checkRedirect(response, redirectTo));
  if (contentType !== null) checks.push(contentTypeCheck(contentType));
  if (landmarks.length > 0) checks.push((response) => checkLandmarks(response, landmarks));
  if (absent.length > 0) checks.push((response) => checkAbsent(response, absent));
  if (expect.jsonShape.length > 0) {
    const shape = parseJsonShape(expect.jsonShape);
    checks.push((response) => checkShape(response, shape));
  }
  return (response) => {
    for (const check of checks) {
      const difference = check(response);
      if (difference !== null) return difference;
    }
    return null;
  };
}

/** True when the answer's body must be kept: something is searched in it or taken out of it. */
export function needsBody(expect: Expectation, extractors: readonly Extractor[]): boolean {
  if (expect.landmarks.length > 0 || expect.absent.length > 0 || expect.jsonShape.length > 0) {
    return true;
  }
  return extractors.some(({ source }) => source.kind !== 'header' && source.kind !== 'cookie');
}

function checkStatus(response: ResponseContent, status: number): string | null {
  if (response.status === status) return null;
  const location = response.header('location');
  const target = location === null ? '' : ` (to ${location})`;
  return `status ${response.status}${target} instead of ${status}`;
}

function checkRedirect(response: ResponseContent, template: string): string | null {
  const location = response.header('location');
  if (location === null) return `no redirect instead of one to ${template}`;
  if (!URL.canParse(location, response.url)) return `redirect to “${location}”, which is no URL`;
  const target = new URL(location, response.url);
  if (matchesWhole(template, withBase(target, template, response.url))) return null;
  return `redirect to ${location} instead of ${template}`;
}

/** A template that names no origin means the origin that was asked. */
function withBase(target: URL, template: string, asked: string): URL {
  const sameOrigin = target.origin === new URL(asked).origin;
  return sameOrigin || !template.startsWith('/') ? target : new URL('about:blank');
}

function contentTypeCheck(expected: string): Check {
  // It seldom changes from one answer to the next.
  let sound = expected;
  return (response) => {
    const contentType = response.header('content-type') ?? '';
    if (contentType === sound) return null;
    const actual = essence(contentType);
    if (actual !== expected) return `content type ${actual || 'missing'} instead of ${expected}`;
    sound = contentType;
    return null;
  };
}

/** The media type without its parameters, in lower case. */
export function essence(contentType: string): string {
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

function checkLandmarks(response: ResponseContent, landmarks: readonly string[]): string | null {
  const body = response.body ?? '';
  for (const landmark of landmarks) {
    if (!body.includes(landmark))
      return `${subject(response)} does not show “${landmark}”${titleHint(body)}`;
  }
  return null;
}

function checkAbsent(response: ResponseContent, absent: readonly string[]): string | null {
  const body = response.body ?? '';
  for (const text of absent) {
    if (body.includes(text)) return `${subject(response)} shows “${text}”${titleHint(body)}`;
  }
  return null;
}

function subject(response: ResponseContent): string {
  return (response.header('content-type') ?? '').includes('html') ? 'the page' : 'the answer';
}

function titleHint(body: string): string {
  const title = /<title[^>]*>([^<]{1,120})/i.exec(body)?.[1]?.trim();
  return title === undefined ? '' : ` (its title is “${title}”)`;
}

function checkShape(response: ResponseContent, shape: readonly JsonShapeLine[]): string | null {
  if (response.json === undefined) return 'the answer is not JSON';
  return shapeMismatch(response.json, shape);
}
