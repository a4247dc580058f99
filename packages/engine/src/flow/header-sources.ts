import type { ResponseContent } from '../content/response-content.ts';
import type { AddSource } from './source-candidate.ts';
import { urlParts } from './url-parts.ts';

const uninteresting =
  /^(?:date|server|content-.*|connection|keep-alive|transfer-encoding|vary|cache-control|expires|pragma|age|via|strict-transport-security|x-frame-options|x-xss-protection|x-powered-by|referrer-policy|permissions-policy|cross-origin-.*|accept-ranges|alt-svc|set-cookie)$/;
const withUrl = new Set(['location', 'content-location', 'refresh']);

/** Values that a response's head holds: cookies as they were set, URLs part by part, all others whole and after a scheme's name. */
export function headerSources({ headers, url }: ResponseContent, add: AddSource): void {
  for (const [name, value] of headers) {
    if (name === 'set-cookie') addCookie(value, add);
    else if (withUrl.has(name)) addUrl(name, value, url, add);
    else if (!uninteresting.test(name)) addPlain(name, value, add);
  }
}

function addCookie(header: string, add: AddSource): void {
  const [, name, value] = /^([^=;\s]+)=("?)([^;]*?)\2(?:;|$)/.exec(header) ?? [];
  const plain = /^[^=]+="?([^;]*?)"?(?:;|$)/.exec(header)?.[1];
  if (name !== undefined && value !== undefined && plain !== undefined) {
    add(plain.trim(), { kind: 'cookie', name }, name);
  }
}

function addUrl(name: string, value: string, base: string, add: AddSource): void {
  if (!URL.canParse(value, base)) return;
  for (const { value: part, part: where, called } of urlParts(new URL(value, base))) {
    add(part, { kind: 'header', name, part: where, prefix: '' }, called);
  }
  add(value, { kind: 'header', name, part: null, prefix: '' }, name);
}

function addPlain(name: string, value: string, add: AddSource): void {
  add(value, { kind: 'header', name, part: null, prefix: '' }, name);
  const scheme = /^[A-Za-z]+ /.exec(value)?.[0];
  if (scheme !== undefined) {
    add(value.slice(scheme.length), { kind: 'header', name, part: null, prefix: scheme }, name);
  }
}
