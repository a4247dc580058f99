import type { Headers } from '../model/recording.ts';
import type { RequestStructure } from './request-structure.ts';

/** Made by every client for itself, or by the jar, or of no meaning to an application. */
const ownOfTheClient =
  /^(?::.*|host|connection|proxy-connection|keep-alive|content-length|transfer-encoding|te|cookie|accept-encoding|accept-language|user-agent|cache-control|pragma|priority|dnt|purpose|if-none-match|if-modified-since|if-range|range|sec-.*|upgrade-insecure-requests|save-data|x-client-data|x-devtools-.*)$/;

/**
 * The headers that an application may look at. Origin stays on requests that change data, where it
 * guards something; the Referer there, on pages, which may be built to lead back to it, and where the
 * answer was a redirect.
 */
export function keptHeaders(request: RequestStructure): Headers {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  const seen = new Set<string>();
  return request.headers.filter(([name, value]) => {
    if (ownOfTheClient.test(name) || seen.has(name)) return false;
    seen.add(name);
    // A form may say its charset; of other bodies the type is kept with the body.
    if (name === 'content-type') return request.body.kind === 'form' && value.includes(';');
    if (name === 'origin') return changes && value !== 'null';
    if (name === 'referer') return changes || isRedirected(request) || asksForPage(request);
    // A page is asked for as every client asks for pages.
    return name !== 'accept' || !(value === '*/*' || value.startsWith('text/html,application/'));
  });
}

function asksForPage({ headers }: RequestStructure): boolean {
  return headers.some(([name, value]) => name === 'accept' && value.startsWith('text/html'));
}

function isRedirected({ status }: RequestStructure): boolean {
  return status !== null && status >= 300 && status < 400;
}
