import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BodyDecodeError, decodeBody } from './decode-body.ts';

const text = 'Größe: 5 €';
const utf8 = Buffer.from(text);

describe('decodeBody', () => {
  it.each<[string, Buffer, string]>([
    ['', utf8, 'plain'],
    ['identity', utf8, 'said to be plain'],
    ['gzip', zlib.gzipSync(utf8), 'gzip'],
    ['X-GZIP', zlib.gzipSync(utf8), 'gzip by its old name'],
    ['deflate', zlib.deflateSync(utf8), 'deflate'],
    ['deflate', zlib.deflateRawSync(utf8), 'deflate without its header'],
    ['br', zlib.brotliCompressSync(utf8), 'brotli'],
    ['zstd', zlib.zstdCompressSync(utf8), 'zstandard'],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(utf8)), 'one in the other'],
    ['gzip', Buffer.alloc(0), 'nothing'],
  ])('content-encoding “%s”', (encoding, body, what) => {
    expect(decodeBody(body, encoding, 'text/html')).toBe(what === 'nothing' ? '' : text);
  });

  it.each([
    ['text/html; charset=ISO-8859-1', Buffer.from('Größe', 'latin1'), 'Größe'],
    ['text/html; charset="windows-1252"', Buffer.from([0x80]), '€'],
    ['text/plain; charset=Shift_JIS', Buffer.from([0x83, 0x65]), 'テ'],
    ['text/plain; charset=nonsense', utf8, text],
    ['', utf8, text],
  ])('charset of “%s”', (contentType, body, expected) => {
    expect(decodeBody(body, '', contentType)).toBe(expected);
  });

  it.each([
    ['gzip', utf8],
    ['br', utf8],
    ['gzip', zlib.gzipSync(utf8).subarray(0, 12)],
    ['rot13', utf8],
  ])('fails by name when it is not %s', (encoding, body) => {
    expect(() => decodeBody(body, encoding, 'text/html')).toThrow(BodyDecodeError);
  });
});
