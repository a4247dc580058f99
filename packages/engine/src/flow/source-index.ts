import { decodeOne } from '../content/decoding.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Decoding } from '../model/flow.ts';
import { headerSources } from './header-sources.ts';
import { htmlSources } from './html-sources.ts';
import { jsonSources } from './json-sources.ts';
import { scriptSources } from './script-sources.ts';
import type { AddSource, SourceCandidate } from './source-candidate.ts';

/** Every structured place of a response, by the plain value that it holds. */
export type SourceIndex = ReadonlyMap<string, readonly SourceCandidate[]>;

/** Only hidden fields keep whole page states (`__VIEWSTATE`). */
const tooLong = 4_096;
const tooLongInField = 1_000_000;

export function indexSources(response: ResponseContent): SourceIndex {
  const index = new Map<string, SourceCandidate[]>();
  const put = (value: string, candidate: SourceCandidate) => {
    const known = index.get(value);
    if (known === undefined) index.set(value, [candidate]);
    else known.push(candidate);
  };
  const add: AddSource = (value, source, name) => {
    const limit = source.kind === 'form-field' ? tooLongInField : tooLong;
    if (value === '' || value.length > limit) return;
    put(value, { source, decode: [], name });
    if (value.length > tooLong) return;
    for (const [plain, decoding] of decodings(value))
      put(plain, { source, decode: [decoding], name });
  };
  headerSources(response, add);
  const { body, json, url } = response;
  if (json !== undefined) jsonSources(json, add);
  else if (body !== null && isScript(response)) scriptSources(body, add);
  else if (body !== null) htmlSources(body, url, add);
  return index;
}

function isScript(response: ResponseContent): boolean {
  return /(?:java|ecma)script/.test(response.header('content-type') ?? '');
}

/** What the value is when it is taken as encoded, for the encodings that it can be in. */
function decodings(value: string): [string, Decoding][] {
  const found: [string, Decoding][] = [];
  for (const decoding of ['url', 'html', 'json', 'base64'] as const) {
    if (!mayBe(decoding, value)) continue;
    const plain = decodeOne(value, decoding);
    if (plain !== null && plain !== value && plain !== '') found.push([plain, decoding]);
  }
  return found;
}

function mayBe(decoding: Decoding, value: string): boolean {
  if (decoding === 'url') return value.includes('%');
  if (decoding === 'html') return value.includes('&');
  if (decoding === 'json') return value.includes('\\');
  return value.length >= 12 && value.length % 4 === 0;
}
