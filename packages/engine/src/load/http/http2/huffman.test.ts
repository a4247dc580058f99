import { describe, expect, it } from 'vitest';
import { decodeHuffman } from './huffman.ts';

function decode(hex: string): string | null {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return decodeHuffman(bytes, 0, bytes.length);
}

describe('Huffman’s code', () => {
  // RFC 7541, C.4 and C.6.
  it.each([
    ['f1e3 c2e5 f23a 6ba0 ab90 f4ff', 'www.example.com'],
    ['a8eb 1064 9cbf', 'no-cache'],
    ['25a8 49e9 5bb8 e8b4 bf', 'custom-value'],
    ['d07a be94 1054 d444 a820 0595 040b 8166 e082 a62d 1bff', 'Mon, 21 Oct 2013 20:13:21 GMT'],
    ['9d29 ad17 1863 c78f 0b97 c8e9 ae82 ae43 d3', 'https://www.example.com'],
    [
      '94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
      'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
    ],
    ['', ''],
  ])('%s is %s', (hex, text) => {
    expect(decode(hex)).toBe(text);
  });

  it.each([
    ['padded with more than seven bits', '1fff'],
    ['padded with zeros', '18'],
    ['cut off in the middle of a code', 'fffe'],
    ['which names the end of the string', 'ffff fffc'],
  ])('a text %s is none', (_, hex) => {
    expect(decode(hex)).toBeNull();
  });

  it('texts longer than any before are read whole', () => {
    // A “0” is five zeros, so that eight of them are five bytes.
    const zeros = Buffer.alloc(5 * 10_000);
    expect(decodeHuffman(zeros, 0, zeros.length)).toBe('0'.repeat(80_000));
  });
});
