import { essence } from '../content/expectation.ts';
import { jsonShape, sharedShape } from '../content/json-shape.ts';
import { landmarksOf, lesserLandmarksOf, passwordMark } from '../content/landmarks.ts';
import { refusalsIn } from '../content/refusals.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Expectation } from '../model/flow.ts';
import { steadyPart } from './steady-part.ts';

/** What is known about an exchange beside its own answers. */
export interface ExpectationContext {
  /** Bodies of the pages that came before in the flow: what they show as well tells nothing. */
  readonly earlierPages: readonly string[];
  /** What the personas typed: it will be other text under load. */
  readonly typed: readonly string[];
  /** How the pages of the application write a password field. */
  readonly passwordMark: string;
  /** How the page wrote the fields that the step filled in: shown again they mean that nothing was taken. */
  readonly fieldMarks: readonly string[];
  /** Answers to a change of data are looked at for alerts; of a page that is only read the landmarks tell enough. */
  readonly changesData: boolean;
}

const mostLandmarks = 3;
const shortestLandmark = 4;
const longestText = 100;

/** What both recordings' answers have in common and every replay's must have again. */
export function expectationOf(
  a: ResponseContent,
  b: ResponseContent,
  context: ExpectationContext,
): Expectation {
  const isRedirect = a.status >= 300 && a.status < 400;
  const tolerated = [...new Set([...refusalsIn(a), ...refusalsIn(b)])];
  return {
    status: a.status,
    redirectTo: isRedirect ? redirectTemplate(a, b) : null,
    contentType: isRedirect ? null : sharedContentType(a, b),
    jsonShape:
      a.json !== undefined && b.json !== undefined
        ? sharedShape(jsonShape(a.json), jsonShape(b.json))
        : [],
    landmarks: isRedirect ? [] : sharedLandmarks(a, b, context),
    absent: isRedirect ? [] : absentTexts(a, b, context),
    ...(tolerated.length === 0 ? {} : { tolerated }),
  };
}

/** `/orders/:id?done=yes`: what differs is left open, and so are query values that are not mere words. */
export function redirectTemplate(a: ResponseContent, b: ResponseContent): string | null {
  const one = locationOf(a);
  const other = locationOf(b);
  if (one === null || other === null) return null;
  const origin = one.origin === new URL(a.url).origin ? '' : one.origin;
  const right = other.pathname.split('/');
  const path = one.pathname
    .split('/')
    .map((segment, index) => (segment === right[index] ? segment : ':id'))
    .join('/');
  return `${origin}${path}${queryTemplate(one.searchParams, other.searchParams)}`;
}

function queryTemplate(a: URLSearchParams, b: URLSearchParams): string {
  const names = [...new Set(a.keys())];
  const sameNames = names.length === new Set(b.keys()).size && names.every((name) => b.has(name));
  if (!sameNames) return '?*';
  const pairs = names.map((name) => {
    const value = a.get(name) ?? '';
    const isWord = value === b.get(name) && /^[a-z_-]{1,24}$/i.test(value);
    return isWord ? `${encodeURIComponent(name)}=${value}` : encodeURIComponent(name);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function locationOf(response: ResponseContent): URL | null {
  const location = response.header('location');
  return location !== null && URL.canParse(location, response.url)
    ? new URL(location, response.url)
    : null;
}

function sharedContentType(a: ResponseContent, b: ResponseContent): string | null {
  const type = essence(a.header('content-type') ?? '');
  return type !== '' && type === essence(b.header('content-type') ?? '') ? type : null;
}

/** Short enough to say how it went, and nothing else. */
function isPlainText(response: ResponseContent): boolean {
  const { body, json } = response;
  if (body === null || body === '' || json !== undefined) return false;
  const isText = essence(response.header('content-type') ?? '') === 'text/plain';
  return isText && body.length <= longestText;
}

function isPage(response: ResponseContent): boolean {
  return response.body !== null && essence(response.header('content-type') ?? '').endsWith('html');
}

function sharedLandmarks(
  a: ResponseContent,
  b: ResponseContent,
  context: ExpectationContext,
): string[] {
  if (isPage(a) && isPage(b)) return pageLandmarks(a.body ?? '', b.body ?? '', context);
  return isPlainText(a) && a.body === b.body ? wholeText(a.body ?? '', context) : [];
}

/** A short text says it all, however short it is. */
function wholeText(body: string, { typed }: ExpectationContext): string[] {
  const steady = steadyPart(body.trim());
  return steady === '' || typed.some((text) => steady.includes(text)) ? [] : [steady];
}

/**
 * Those that no earlier page of the flow showed: a thank-you before the shop's own headings. Where
 * title and headings are the same everywhere, lesser marks tell the page apart.
 */
function pageLandmarks(a: string, b: string, context: ExpectationContext): string[] {
  const isNew = (mark: string) => !context.earlierPages.some((page) => page.includes(mark));
  const main = steadyMarks(landmarksOf(a), a, b, context);
  const fresh = main.filter(isNew);
  if (fresh.length > 0) return fresh.slice(0, mostLandmarks);
  const lesser = steadyMarks(lesserLandmarksOf(a), a, b, context);
  const telling = lesser.filter(isNew);
  const rest = main.length > 0 ? main : lesser;
  return [...new Set([...telling.slice(0, 2), ...rest])].slice(0, mostLandmarks);
}

/** What both pages have, without numbers and without what was typed. */
function steadyMarks(
  marks: readonly string[],
  a: string,
  b: string,
  { typed }: ExpectationContext,
): string[] {
  const texts = typed.filter((text) => text.length > 2);
  // A number in a mark is cut out of it anyway.
  const names = texts.filter((text) => /\p{L}/u.test(text));
  const steady = marks
    .filter((mark) => !names.some((text) => mark.includes(text)))
    .map(steadyPart)
    .filter((mark) => mark.length >= shortestLandmark && a.includes(mark) && b.includes(mark))
    .filter((mark) => !texts.some((text) => mark.includes(text)));
  return [...new Set(steady)];
}

function absentTexts(
  a: ResponseContent,
  b: ResponseContent,
  { passwordMark: mark, fieldMarks, changesData }: ExpectationContext,
): string[] {
  const bodies = [a.body ?? '', b.body ?? ''];
  const neither = (text: string) => bodies.every((body) => !body.includes(text));
  if (a.json !== undefined) return ['"errors":', '"error":'].filter(neither);
  if (!isPage(a)) return [];
  const login = bodies.every((body) => passwordMark(body) === null) ? [mark] : [];
  const form = fieldMarks.filter(neither).slice(0, 1);
  const alerts = changesData ? ['role="alert"'].filter(neither) : [];
  return [...new Set([...login, ...form, ...alerts])];
}
