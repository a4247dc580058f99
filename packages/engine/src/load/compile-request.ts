import {
  encodeForm,
  encodeHeader,
  encodeMultipartName,
  encodePathSegment,
  encodeQuery,
} from '../content/encoding.ts';
import { compileJsonTemplate } from '../content/json-template.ts';
import { type CompiledTemplate, compileTemplate, type Lookup } from '../content/template.ts';
import type { BodyTemplate, Exchange, MultipartPart, RequestTemplate } from '../model/flow.ts';
import type { HttpRequest } from './http/http-client.ts';
import {
  type AnswerWish,
  CookieRequest,
  headerFields,
  type RequestStart,
  startRequest,
} from './http/http-request.ts';

/** A request taken apart before the run: what never changes is made once. */
export interface CompiledRequest {
  readonly method: string;
  readonly origin: string;
  /** Every variable it takes in. */
  readonly variables: readonly string[];
  /** Path and query. */
  path(lookup: Lookup): string;
  /** Cookies that a page's script sets, beside those of the jar; null when there are none. */
  readonly cookies: ((lookup: Lookup) => string) | null;
  /**
   * `path` is what `path` gave, `cookies` the whole Cookie header ('' for none), `extra` names and
   * values by turns that only this one request has.
   */
  render(lookup: Lookup, path: string, cookies: string, extra?: readonly string[]): HttpRequest;
}

type Render = (lookup: Lookup) => string;

export function compileRequest(
  exchange: Pick<Exchange, 'kind' | 'request'>,
  wish: AnswerWish,
): CompiledRequest {
  const { request } = exchange;
  const body = compileBody(request.body);
  const headers = compileHeaders(exchange, body.contentType);
  return {
    method: request.method.toUpperCase(),
    origin: request.origin,
    variables: [...variablesOf(textTemplates(request)), ...body.variables],
    path: compilePath(request),
    cookies: compileCookies(request),
    render: compileRender(request, headers, body.render, wish),
  };
}

/** What is the same each time is put together once: the start, or all of it when there is no body and no cookie. */
function compileRender(
  request: RequestTemplate,
  headers: CompiledHeaders,
  body: CompiledBody['render'],
  wish: AnswerWish,
): CompiledRequest['render'] {
  const method = request.method.toUpperCase();
  const { host } = new URL(request.origin);
  const fields = headers.constant === null ? null : headerFields(host, headers.constant, true);
  let start: RequestStart | null = null;
  let bare: HttpRequest | null = null;
  return (lookup, path, cookies, extra) => {
    if (extra !== undefined && extra.length > 0) {
      const own = headerFields(host, [...headers.render(lookup), ...extra]);
      return new CookieRequest(startRequest(method, path, own), cookies, body(lookup), wish);
    }
    if (start === null || fields === null || path !== start.path) {
      start = startRequest(method, path, fields ?? headerFields(host, headers.render(lookup)));
      bare = null;
    }
    if (request.body.kind !== 'none' || cookies !== '') {
      return new CookieRequest(start, cookies, body(lookup), wish);
    }
    bare ??= new CookieRequest(start, '', null, wish);
    return bare;
  };
}

/** A path is written as it is sent; names and values of a query are plain text. */
function compilePath({ path, query }: RequestTemplate): Render {
  const base = compileTemplate(path);
  const pairs = query.map(([name, value]) => compilePair(name, value, encodeQuery));
  const separator = (base.constant ?? '').includes('?') ? '&' : '?';
  const render: Render = (lookup) => {
    let text = base.render(lookup, encodePathSegment);
    for (let i = 0; i < pairs.length; i++) {
      text += (i === 0 ? separator : '&') + (pairs[i]?.(lookup) ?? '');
    }
    return text;
  };
  return variablesOf([path, ...query.flat()]).length > 0 ? render : always(render(noVariables));
}

function compilePair(name: string, value: string, encode: (text: string) => string): Render {
  const left = compileTemplate(name);
  const right = compileTemplate(value);
  return (lookup) => `${encode(plain(left, lookup))}=${encode(plain(right, lookup))}`;
}

/** Headers that belong to the client: they depend on the connection, the body or the cookie jar. */
const ownHeaders: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'accept-encoding',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);

const documentAccept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const userAgent = 'Mozilla/5.0 (compatible; FlowLoad)';
/** What the browser asks for in recordings: in another language a page would not show its landmarks. */
const recordedLanguage = 'en-US';

/** Names and values by turns, without cookies. */
interface CompiledHeaders {
  readonly constant: readonly string[] | null;
  render(lookup: Lookup): readonly string[];
}

function compileHeaders(
  { kind, request }: Pick<Exchange, 'kind' | 'request'>,
  contentType: string | null,
): CompiledHeaders {
  const given = request.headers.filter(
    ([name]) => !ownHeaders.has(name.toLowerCase()) && !name.startsWith(':'),
  );
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const added: [string, string][] = [];
  if (!names.has('user-agent')) added.push(['user-agent', userAgent]);
  if (!names.has('accept')) added.push(['accept', kind === 'document' ? documentAccept : '*/*']);
  if (!names.has('accept-language')) added.push(['accept-language', recordedLanguage]);
  added.push(['accept-encoding', acceptedEncodings(request.origin)]);
  const type = sentContentType(request, contentType);
  if (type !== null) added.push(['content-type', type]);
  const all = [...added, ...given];
  const values = all.map(([, value]) => compileTemplate(value));
  const render = (lookup: Lookup) =>
    all.flatMap(([name], i) => [name, values[i]?.render(lookup, encodeHeader) ?? '']);
  if (values.some(({ constant }) => constant === null)) return { constant: null, render };
  const constant = render(noVariables);
  return { constant, render: () => constant };
}

function compileCookies({ headers }: RequestTemplate): CompiledRequest['cookies'] {
  const given = headers.filter(([name]) => name.toLowerCase() === 'cookie');
  if (given.length === 0) return null;
  const template = compileTemplate(given.map(([, value]) => value).join('; '));
  return (lookup) => template.render(lookup, encodeHeader);
}

/** What Chromium says; over plain HTTP it leaves the newer ones out because of meddling proxies. */
function acceptedEncodings(origin: string): string {
  return origin.startsWith('https:') ? 'gzip, deflate, br, zstd' : 'gzip, deflate';
}

/** The body's own, but for forms, whose recorded type may name a charset, and requests without a body. */
function sentContentType({ headers, body }: RequestTemplate, own: string | null): string | null {
  const given = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return body.kind === 'form' ? (given ?? own) : (own ?? given);
}

interface CompiledBody {
  readonly contentType: string | null;
  readonly variables: readonly string[];
  readonly render: (lookup: Lookup) => Buffer | string | null;
}

function compileBody(body: BodyTemplate): CompiledBody {
  switch (body.kind) {
    case 'none':
      return { contentType: null, variables: [], render: () => null };
    case 'form': {
      const pairs = body.fields.map(([name, value]) => compilePair(name, value, encodeForm));
      return {
        contentType: 'application/x-www-form-urlencoded',
        variables: variablesOf(body.fields.flat()),
        render: (lookup) => pairs.map((pair) => pair(lookup)).join('&'),
      };
    }
    case 'multipart':
      return compileMultipart(body.parts);
    case 'json':
      return { contentType: body.contentType, ...compileJsonTemplate(body.value) };
    case 'text': {
      const { contentType } = body;
      if (body.encoding === 'base64') {
        const bytes = Buffer.from(body.text, 'base64');
        return { contentType, variables: [], render: () => bytes };
      }
      const text = compileTemplate(body.text);
      const { variables } = text;
      return { contentType, variables, render: (lookup) => plain(text, lookup) };
    }
  }
}

/** Long and odd enough never to stand in a value. */
const boundary = '----FlowLoadFormBoundary7MA4YWxkTrZu0gWq';

function compileMultipart(parts: readonly MultipartPart[]): CompiledBody {
  const pieces = parts.flatMap(compilePart);
  const end = `--${boundary}--\r\n`;
  const isText = pieces.every((piece) => typeof piece === 'function');
  const rendered = (lookup: Lookup) =>
    [...pieces, end].map((piece) => (typeof piece === 'function' ? piece(lookup) : piece));
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    variables: variablesOf(
      parts.flatMap(({ name, value, encoding, fileName }) => [
        name,
        encoding === undefined ? value : '',
        fileName ?? '',
      ]),
    ),
    render: isText
      ? (lookup) => rendered(lookup).join('')
      : (lookup) => Buffer.concat(rendered(lookup).map((piece) => Buffer.from(piece))),
  };
}

/** Text to be rendered, and bytes as they are. */
function compilePart({
  name,
  value,
  encoding,
  fileName,
  contentType,
}: MultipartPart): (Render | Buffer)[] {
  const field = compileTemplate(name);
  const file = fileName === null ? null : compileTemplate(fileName);
  const type = contentType === null ? '' : `\r\nContent-Type: ${contentType}`;
  const head: Render = (lookup) => {
    const quoted = (template: CompiledTemplate) => encodeMultipartName(plain(template, lookup));
    const fileText = file === null ? '' : `; filename="${quoted(file)}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(field)}"${fileText}${type}\r\n\r\n`;
  };
  if (encoding === 'base64') return [head, Buffer.from(value, 'base64'), always('\r\n')];
  const content = compileTemplate(value);
  return [(lookup) => `${head(lookup)}${plain(content, lookup)}\r\n`];
}

function plain(template: CompiledTemplate, lookup: Lookup): string {
  return template.render(lookup, asIs);
}

function asIs(text: string): string {
  return text;
}

function always(text: string): Render {
  return () => text;
}

function textTemplates({ path, query, headers }: RequestTemplate): string[] {
  return [path, ...query.flat(), ...headers.map(([, value]) => value)];
}

function variablesOf(templates: readonly string[]): string[] {
  return templates.flatMap((template) => compileTemplate(template).variables);
}

function noVariables(): string {
  return '';
}
