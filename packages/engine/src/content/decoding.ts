import type { Decoding } from '../model/flow.ts';
import { decodePercent } from './encoding.ts';
import { decodeText } from './html-scan.ts';

/** Undoes the encodings one after another; null when one of them does not fit the value. */
export function decodeAll(value: string, decode: readonly Decoding[]): string | null {
  let plain: string | null = value;
  for (const decoding of decode) {
    if (plain === null) return null;
    plain = decodeOne(plain, decoding);
  }
  return plain;
}

export function decodeOne(value: string, decoding: Decoding): string | null {
  switch (decoding) {
    case 'url':
      return decodePercent(value);
    case 'html':
      return decodeText(value);
    case 'json':
      return decodeJsonString(value);
    case 'base64':
      return decodeBase64(value);
    case 'jwt':
      return decodeJwt(value);
  }
}

/** The claims of a JSON Web Token, as their JSON text. */
export function decodeJwt(value: string): string | null {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(value) ?? [];
  return payload === undefined ? null : Buffer.from(payload, 'base64url').toString('utf8');
}

function decodeJsonString(value: string): string | null {
  try {
    return String(JSON.parse(`"${value}"`));
  } catch {
    return null;
  }
}

function decodeBase64(value: string): string | null {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.includes('\ufffd') ? null : text;
}
