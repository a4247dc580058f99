import { describe, expect, it } from 'vitest';
import { HpackDecoder, longestList } from './hpack-decoder.ts';

function decode(decoder: HpackDecoder, hex: string) {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return decoder.decode(bytes, 0, bytes.length);
}

const date = 'Mon, 21 Oct 2013 20:13:2';
const first = [
  ['cache-control', 'private'],
  ['date', `${date}1 GMT`],
  ['location', 'https://www.example.com'],
];
const third = [
  ['cache-control', 'private'],
  ['date', `${date}2 GMT`],
  ['location', 'https://www.example.com'],
  ['content-encoding', 'gzip'],
  ['set-cookie', 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1'],
];

/** Puts the table's size at 256, as the examples want it. */
const small = '3fe1 01';

describe('three answers of one connection, whose table overflows (RFC 7541, C.5 and C.6)', () => {
  it.each([
    [
      'plain',
      '4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '4803 3330 37c1 c0bf',
      '88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31',
    ],
    [
      'packed by Huffman’s code',
      '4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3',
      '4883 640e ffc1 c0bf',
      '88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
    ],
  ])('%s', (_, ...answers) => {
    const decoder = new HpackDecoder();
    const lists = answers.map((hex, i) => decode(decoder, i === 0 ? small + hex : hex));
    expect(lists.map(({ status, fault }) => [status, fault])).toEqual([
      [302, null],
      [307, null],
      [200, null],
    ]);
    expect(lists.map(({ headers }) => headers)).toEqual([first, first, third]);
    expect(lists[2]?.setCookies).toEqual([third[4]?.[1]]);
    // Three entries are left, the last of which is the date.
    expect(decode(decoder, '88c0').headers).toEqual([third[1]]);
    expect(() => decode(decoder, '88c1')).toThrow(/does not have/);
  });
});

describe('blocks that say the same wherever they stand', () => {
  /** `:status: 200`, and a literal `server: x` that nobody is to remember. */
  const alone = '88 0f27 0178';

  it('are read once for all connections', () => {
    const known = decode(new HpackDecoder(), alone);
    expect(known.headers).toEqual([['server', 'x']]);
    expect(decode(new HpackDecoder(), alone)).toBe(known);
  });

  it('and add to the table of each what they added when they were read', () => {
    const adds = '88 7601 78';
    const known = decode(new HpackDecoder(), adds);
    const decoder = new HpackDecoder();
    expect(decode(decoder, adds)).toBe(known);
    expect(decode(decoder, '88 be').headers).toEqual([['server', 'x']]);
  });

  it('and that end alike are not taken for one another', () => {
    const end = Buffer.from('x'.repeat(48)).toString('hex');
    const lists = ['61', '62', '61'].map((letter) => {
      return decode(new HpackDecoder(), `88 0f27 32 ${letter} ${letter} ${end}`);
    });
    expect(lists.map(({ headers }) => headers[0]?.[1].slice(0, 3))).toEqual(['aax', 'bbx', 'aax']);
  });

  it('others are read each time', () => {
    const decoders = ['78', '79'].map((value) => {
      const decoder = new HpackDecoder();
      decode(decoder, `88 7601 ${value}`);
      return decoder;
    });
    const [x, y] = decoders.map((decoder) => decode(decoder, '88 be').headers);
    expect([x, y]).toEqual([[['server', 'x']], [['server', 'y']]]);
  });
});

describe('what can’t be unpacked ends the connection', () => {
  it.each([
    ['index 0', '80'],
    ['an entry that the table does not have', 'be'],
    ['a name that the table does not have', '7e 0178'],
    ['a number without an end', 'ff ff ff ff ff ff ff ff ff ff ff'],
    ['a number that is too large', '7f ff ff ff ff 0f'],
    ['a number that is cut off', 'ff ff'],
    ['a text that is cut off', '40 05 61'],
    ['a text that is no Huffman’s code', '40 81 00 01 78'],
    ['a table that changes its size in the middle', '88 20'],
    ['a table larger than allowed', '3f e2 1f'],
  ])('%s', (_, hex) => {
    expect(() => decode(new HpackDecoder(), hex)).toThrow(
      expect.objectContaining({ name: 'ConnectionFault', code: 9 }),
    );
  });
});

describe('what is malformed is told, and the table goes on', () => {
  const text = (value: string) =>
    Buffer.from([value.length]).toString('hex') + Buffer.from(value, 'latin1').toString('hex');
  const added = (name: string, value: string) => `40${text(name)}${text(value)}`;

  it.each([
    ['no status first', `${added('a', 'b')}88`, 'its status does not come first, and once'],
    ['two', '8888', 'its status does not come first, and once'],
    ['an odd one', `48${text('2000')}`, 'its status is none'],
    ['capitals', `88${added('A', 'b')}`, 'one of its headers has a name that none may have'],
    ['no name', `88${added('', 'b')}`, 'one of its headers has a name that none may have'],
    ['a line break', `88${added('a', 'b\nc')}`, 'its header a holds characters that no header may'],
    [
      'HTTP/1',
      `88${added('connection', 'x')}`,
      'it has the header connection, which belongs to HTTP/1',
    ],
    ['a request’s', `88${added(':path', '/')}`, 'it has a pseudo-header that answers don’t have'],
    ['length', `88${added('content-length', '-1')}`, 'its length is no number'],
    [
      'lengths',
      `88${added('content-length', '1')}${added('content-length', '2')}`,
      'it has more than one length',
    ],
  ])('%s', (_, hex, fault) => {
    const decoder = new HpackDecoder();
    expect(decode(decoder, hex).fault).toBe(fault);
    expect(decode(decoder, `88${added('x', 'y')}be`)).toMatchObject({ fault: null, status: 200 });
  });

  it('a few bytes that stand for very many', () => {
    const decoder = new HpackDecoder();
    const large = 'v'.repeat(4_000);
    const length = '7fa11e';
    const adds = `88 4001 61 ${length} ${Buffer.from(large).toString('hex')}`;
    expect(decode(decoder, adds).headers).toEqual([['a', large]]);
    const bomb = decode(decoder, `88${'be'.repeat(60_000)}`);
    expect(bomb.fault).toBe('its headers are too long');
    expect(bomb.headers.length * large.length).toBeLessThan(longestList);
  });
});
