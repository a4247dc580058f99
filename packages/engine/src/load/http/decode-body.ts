import zlib from 'node:zlib';

/** Larger answers than this are none that a flow works with, and may be a bomb. */
const mostTextBytes = 64 * 1024 * 1024;

export class BodyDecodeError extends Error {
  override readonly name = 'BodyDecodeError';
}

/** A body as text: its content encodings undone, in its charset. Throws a BodyDecodeError. */
export function decodeBody(body: Buffer, contentEncoding: string, contentType: string): string {
  const plain = contentEncoding === '' ? body : decompress(body, contentEncoding);
  return decodeText(plain, contentType);
}

function decompress(body: Buffer, contentEncoding: string): Buffer {
  // The encodings stand in the order they were applied.
  const encodings = contentEncoding.toLowerCase().split(',').reverse();
  try {
    return encodings.reduce((bytes, encoding) => decompressOne(bytes, encoding.trim()), body);
  } catch (cause) {
    throw new BodyDecodeError(`the answer could not be unpacked as ${contentEncoding}`, { cause });
  }
}

function decompressOne(body: Buffer, encoding: string): Buffer {
  if (body.length === 0) return body;
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.gunzipSync(body, limits);
    case 'deflate':
      // Some servers leave the zlib header out.
      return isZlib(body) ? zlib.inflateSync(body, limits) : zlib.inflateRawSync(body, limits);
    case 'br':
      return zlib.brotliDecompressSync(body, { maxOutputLength: mostTextBytes });
    case 'zstd':
      return zlib.zstdDecompressSync(body, { maxOutputLength: mostTextBytes });
    case 'identity':
    case '':
      return body;
    default:
      throw new BodyDecodeError(`unknown content encoding “${encoding}”`);
  }
}

const limits: zlib.ZlibOptions = { maxOutputLength: mostTextBytes };

function isZlib(body: Buffer): boolean {
  return body.length > 1 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;
}

/** UTF-8 takes the fast way; the other charsets of the web go through a decoder each. */
function decodeText(bytes: Buffer, contentType: string): string {
  const charset = charsetOf(contentType);
  if (charset === 'utf-8' || charset === 'utf8') return bytes.toString('utf8');
  return decoderOf(charset).decode(bytes);
}

function charsetOf(contentType: string): string {
  const at = contentType.toLowerCase().indexOf('charset=');
  if (at < 0) return 'utf-8';
  return /^"?([^\s";]*)/.exec(contentType.slice(at + 8))?.[1]?.toLowerCase() || 'utf-8';
}

const decoders = new Map<string, TextDecoder>();

/** A charset that nobody knows is read as UTF-8. */
function decoderOf(charset: string): TextDecoder {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  const decoder = makeDecoder(charset);
  // Servers choose these names: keep only as many as there are charsets.
  if (decoders.size < 50) decoders.set(charset, decoder);
  return decoder;
}

function makeDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
