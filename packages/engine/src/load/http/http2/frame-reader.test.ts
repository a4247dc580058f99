import { describe, expect, it } from 'vitest';
import { FrameReader } from './frame-reader.ts';
import { frame, settingsFrame, windowUpdate } from './frames.ts';

/** Writes down what it hears; pieces of DATA that follow one another are one. */
function listener() {
  const heard: string[] = [];
  let data = '';
  const reader = new FrameReader(
    {
      onFrame: (type, flag, streamId, bytes, start, end) =>
        heard.push(`${type} ${flag} ${streamId} ${bytes.toString('hex', start, end)}`),
    },
    {
      onDataHead: (streamId, length, padding, endsStream) => {
        data = `data ${streamId} ${length} ${padding} ${endsStream} `;
      },
      onData: (bytes, start, end) => {
        data += bytes.toString('latin1', start, end);
      },
      onDataEnd: () => heard.push(data),
    },
  );
  return { reader, heard };
}

const padded = frame(0, 8 | 1, 3, Buffer.from('\x04body\0\0\0\0', 'latin1'));
const frames = Buffer.concat([
  settingsFrame([[4, 70_000]]),
  frame(0, 0, 1, Buffer.from('hello')),
  frame(0, 0, 1, Buffer.alloc(0)),
  padded,
  frame(0, 8, 5, Buffer.from([0])),
  windowUpdate(0x7fffffff, 9),
  frame(0xee, 0xff, 7, Buffer.from('unknown')),
]);
const all = [
  '4 0 0 000400011170',
  'data 1 5 0 false hello',
  'data 1 0 0 false ',
  'data 3 9 5 true body',
  'data 5 1 1 false ',
  '8 0 2147483647 00000009',
  `238 255 7 ${Buffer.from('unknown').toString('hex')}`,
];

describe('frames', () => {
  it.each([1, 2, 3, 8, 9, 10, 11, 50, 1_000])('in pieces of %i bytes', (size) => {
    const { reader, heard } = listener();
    for (let at = 0; at < frames.length; at += size) {
      // As sockets do: what one piece was in holds the next one.
      const piece = Buffer.from(frames.subarray(at, at + size));
      reader.push(piece, piece.length);
      piece.fill(0xff);
    }
    expect(heard).toEqual(all);
  });

  it('are not read beyond the length of what came', () => {
    const { reader, heard } = listener();
    reader.push(frames, 15);
    expect(heard).toEqual(all.slice(0, 1));
  });

  it.each([
    ['longer than allowed', Buffer.from('00400100000000000100', 'hex'), /longer than allowed/],
    ['HTTP/1', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), /speaks HTTP\/1/],
    ['all padding', frame(0, 8, 1, Buffer.from([1])), /all padding/],
    ['padded with nothing', frame(0, 8, 1, Buffer.alloc(0)), /all padding/],
  ])('%s are none', (_, bytes, message) => {
    expect(() => listener().reader.push(bytes, bytes.length)).toThrow(message);
  });
});
