import { gunzipSync } from 'node:zlib';
import { addressesInText, resolvedAddress } from './address.ts';
import { addressesInJson, addressesInRobots, addressesInXml } from './addresses-in-data.ts';
import { addressesInHtml, refreshAddress } from './addresses-in-html.ts';
import { addressesInScript } from './addresses-in-script.ts';
import { addressesInStyle } from './addresses-in-style.ts';

/** An answer as it came. */
export interface Source {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Every address that an answer names, absolute, each once. */
export function addressesIn(source: Source): readonly string[] {
  const { base, addresses } = inBody(source);
  const from = base === null ? source.url : (resolvedAddress(base, source.url) ?? source.url);
  const resolved = [
    ...inHeaders(source.headers).map((address) => resolvedAddress(address, source.url)),
    ...addresses.map((address) => resolvedAddress(address, from)),
  ];
  return [...new Set(resolved.filter((address) => address !== null))];
}

function inBody({ url, headers, body }: Source): {
  readonly base: string | null;
  readonly addresses: readonly string[];
} {
  const plain = (addresses: readonly string[]) => ({ base: null, addresses });
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return addressesInHtml(body);
  if (/javascript|ecmascript/.test(type)) return plain(addressesInScript(body));
  if (type === 'text/css') return plain(addressesInStyle(body));
  if (/json/.test(type)) return plain(addressesInJson(body));
  if (type === 'image/svg+xml') return addressesInHtml(body, true);
  if (/xml/.test(type)) return plain(addressesInXml(body));
  if (/\/robots\.txt$/.test(url)) return plain(addressesInRobots(body));
  return plain(type.startsWith('text/') ? addressesInText(body) : []);
}

/** Link, Location, Content-Location and Refresh. */
function inHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  const links = [...(headers.link ?? '').matchAll(/<([^>]*)>/g)].map(
    ([, address]) => address ?? '',
  );
  const direct = [headers.location, headers['content-location']].filter((one) => one !== undefined);
  return [...links, ...direct, ...refreshAddress(headers.refresh ?? '')];
}

/** The text of bytes that may be packed, as large site maps are. */
export function unpacked(bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: 8_000_000 }).toString('utf8');
  } catch {
    return '';
  }
}
