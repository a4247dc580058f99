import { describe, expect, it } from 'vitest';
import { MalformedResponseError } from './malformed-response.ts';
import { ResponseParser } from './response-parser.ts';

interface Parsed {
  readonly heads: [number, string][];
  body: string;
  /** Whether the connection may be used again; null while the answer is not whole. */
  ended: boolean | null;
  /** What came after the answer. */
  rest: string;
}

/** Feeds the answer in pieces of the given size, all through one buffer. */
function parse(answer: string, pieceSize: number, method = 'GET'): Parsed & { close(): boolean } {
  const parsed: Parsed = { heads: [], body: '', ended: null, rest: '' };
  const parser = new ResponseParser();
  parser.expect(method, {
    onHead: ({ status, text }) => parsed.heads.push([status, text]),
    onBody: (bytes, start, end) => {
      parsed.body += bytes.toString('latin1', start, end);
    },
  });
  const buffer = Buffer.alloc(pieceSize);
  for (let at = 0; at < answer.length; at += pieceSize) {
    const length = buffer.write(answer.slice(at, at + pieceSize), 'latin1');
    parsed.rest += buffer.toString('latin1', parser.push(buffer, length), length);
  }
  if (parser.isDone) parsed.ended = parser.keepsAlive;
  const close = () => {
    const whole = parser.close();
    if (whole) parsed.ended = parser.keepsAlive;
    return whole;
  };
  return Object.assign(parsed, { close });
}

const sizes = [1, 2, 3, 7, 1000, 66_000];

describe.each(sizes)('in pieces of %i bytes', (size) => {
  it.each<[string, string, number, string, boolean | null]>([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 200, 'hello', true],
    ['no reason phrase', 'HTTP/1.1 404\r\ncontent-length:0\r\n\r\n', 404, '', true],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n003\r\nllo\r\n0\r\n\r\n',
      200,
      'hello',
      true,
    ],
    [
      'chunk extensions and trailers',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\nA;x=1\r\n0123456789\r\n0\r\nX-A: 1\r\nX-B: 2\r\n\r\n',
      200,
      '0123456789',
      true,
    ],
    ['no body by its status', 'HTTP/1.1 204 No Content\r\n\r\n', 204, '', true],
    [
      'no body although its status forbids one',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n',
      304,
      '',
      false,
    ],
    [
      'hints first',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      200,
      'ok',
      true,
    ],
    ['the old version', 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx', 200, 'x', false],
    [
      'the old version kept alive',
      'HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\nx',
      200,
      'x',
      true,
    ],
    [
      'a connection that ends',
      'HTTP/1.1 200 OK\r\nConnection: upgrade, close\r\nContent-Length: 1\r\n\r\nx',
      200,
      'x',
      false,
    ],
    ['an end by closing', 'HTTP/1.1 200 OK\r\n\r\nall of it', 200, 'all of it', null],
    [
      'less than was promised',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf',
      200,
      'half',
      null,
    ],
  ])('%s', (_, answer, status, body, ended) => {
    const parsed = parse(answer, size);
    expect(parsed.heads.map(([each]) => each)).toEqual([status]);
    expect(parsed).toMatchObject({ body, ended });
  });

  it('gives the head as it came', () => {
    const parsed = parse('HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nContent-Length: 0\r\n\r\n', size);
    expect(parsed.heads).toEqual([[200, 'HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nContent-Length: 0']]);
  });

  it.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n'],
    ['no body', 'HTTP/1.1 204 No\r\n\r\n'],
  ])('stops at the end of an answer with %s, whatever comes after it', (_, answer) => {
    const next = 'HTTP/1.1 200 OK\r\n\r\n';
    expect(parse(answer + next, size)).toMatchObject({ ended: true, rest: next });
  });

  it('an answer to HEAD has no body whatever it says', () => {
    const parsed = parse('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n', size, 'HEAD');
    expect(parsed).toMatchObject({ body: '', ended: true });
  });

  it.each([
    ['no HTTP', 'hello there\r\n\r\n'],
    ['another version', 'HTTP/2 200 OK\r\n\r\n'],
    ['no status', 'HTTP/1.1 OK\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['a folded header', 'HTTP/1.1 200 OK\r\nA: 1\r\n more\r\n\r\n'],
    ['a folded header with a colon', 'HTTP/1.1 200 OK\r\nA: 1\r\n B: 2\r\n\r\n'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n'],
    [
      'a chunk longer than its size',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n',
    ],
    [
      'an endless chunk size',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}`,
    ],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['a head that is too long', `HTTP/1.1 200 OK\r\nA: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['an endless head', `HTTP/1.1 200 OK\r\nA: ${'x'.repeat(70_000)}`],
  ])('refuses %s', (_, answer) => {
    expect(() => parse(answer, size)).toThrow(MalformedResponseError);
  });
});

it('knows an answer that ends with the connection from one that was cut off', () => {
  const whole = parse('HTTP/1.1 200 OK\r\n\r\nall', 1000);
  expect(whole.close()).toBe(true);
  expect(whole.ended).toBe(false);
  const cut = parse('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', 1000);
  expect(cut.close()).toBe(false);
  expect(parse('HTTP/1.1 200 OK\r\nContent-Le', 1000).close()).toBe(false);
  expect(parse('', 1000).close()).toBe(false);
});
