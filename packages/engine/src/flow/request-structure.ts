import { decodeForm } from '../content/encoding.ts';
import { essence } from '../content/expectation.ts';
import { parseJson } from '../content/response-content.ts';
import type { Json } from '../model/flow.ts';
import type { Headers, RecordedExchange, RecordedRequest } from '../model/recording.ts';
import { type FormPart, parseMultipart } from './multipart.ts';

/** A request taken apart into the places that can hold a value. */
export interface RequestStructure {
  readonly method: string;
  readonly origin: string;
  /** As they stand in the URL, still encoded. */
  readonly segments: readonly string[];
  readonly query: readonly Pair[];
  readonly headers: Headers;
  /** Those that a page's script set; the others are the jar's. */
  readonly cookies: readonly Pair[];
  readonly body: BodyStructure;
  /** How it was answered; null when it was not. */
  readonly status: number | null;
}

export type Pair = readonly [name: string, value: string];

export type BodyStructure =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly fields: readonly Pair[] }
  | { readonly kind: 'multipart'; readonly parts: readonly FormPart[] }
  | { readonly kind: 'json'; readonly contentType: string; readonly value: Json }
  | {
      readonly kind: 'text';
      readonly contentType: string;
      readonly text: string;
      /** Set when it is no text: `text` is its bytes in base64. */
      readonly encoding?: 'base64';
    };

export function requestStructure(
  { request, response }: RecordedExchange,
  cookies: readonly Pair[] = [],
): RequestStructure {
  const url = new URL(request.url);
  return {
    method: request.method,
    origin: url.origin,
    segments: url.pathname.split('/').slice(1),
    query: parsePairs(url.search.slice(1)),
    headers: request.headers,
    cookies,
    body: bodyStructure(request),
    status: response?.status ?? null,
  };
}

export function headerOf(headers: Headers, name: string): string | null {
  return headers.find(([candidate]) => candidate === name)?.[1] ?? null;
}

/** `a=1&b=2` with its order and repeats. */
export function parsePairs(text: string): Pair[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return [decodeForm(pair), ''];
      return [decodeForm(pair.slice(0, equals)), decodeForm(pair.slice(equals + 1))];
    });
}

function bodyStructure(request: RecordedRequest): BodyStructure {
  const text = request.body;
  if (text === null || text === '') return { kind: 'none' };
  const contentType = headerOf(request.headers, 'content-type') ?? 'text/plain';
  const type = essence(contentType);
  if (type === 'application/x-www-form-urlencoded')
    return { kind: 'form', fields: parsePairs(text) };
  if (type === 'multipart/form-data') {
    const parts = parseMultipart(text, contentType, request.isBinary);
    if (parts !== null) return { kind: 'multipart', parts };
  }
  if (request.isBinary === true) {
    const bytes = Buffer.from(text, 'latin1').toString('base64');
    return { kind: 'text', contentType, text: bytes, encoding: 'base64' };
  }
  const value = isJsonType(type) || /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return isJson(value) ? { kind: 'json', contentType, value } : { kind: 'text', contentType, text };
}

export function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json') || type === 'text/json';
}

function isJson(value: unknown): value is Json {
  return value !== undefined;
}
