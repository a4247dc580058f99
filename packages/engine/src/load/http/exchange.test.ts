import { expect, test } from 'vitest';
import { plainRequest } from './ask.fixture.ts';
import { Exchange } from './exchange.ts';
import { GatheredBody } from './gathered-body.ts';
import type { HttpListener, HttpOutcome } from './http-client.ts';

const request = plainRequest('http://127.0.0.1');
const head = { status: 200, text: '', headers: [], setCookies: [] };

/** An exchange with the body `half a body` in two pieces. */
function halfAnswered(listener: HttpListener): Exchange {
  const exchange = new Exchange(request, listener, 0);
  exchange.onHead(head);
  for (const piece of ['half a ', 'body'].map((text) => Buffer.from(text))) {
    exchange.onBody(piece, 0, piece.length);
    exchange.retain();
    piece.fill(0);
  }
  return exchange;
}

function memoryOf(body: Buffer | null): ArrayBufferLike | undefined {
  return body?.buffer;
}

/** What a body gets that is put together now. */
function nextMemory(): ArrayBufferLike {
  const body = new GatheredBody(Buffer.from('another body'));
  const { buffer } = body.bytes;
  body.free();
  return buffer;
}

test('a body is there while its listener is called, and its memory is free afterwards', () => {
  const heard: string[] = [];
  let memory: ArrayBufferLike | undefined;
  const answered = ({ body }: HttpOutcome) => {
    heard.push(String(body));
    memory = memoryOf(body);
    expect(nextMemory()).not.toBe(memory);
  };
  const exchange = halfAnswered({ answered });
  exchange.settle(1);
  expect(heard).toEqual(['half a body']);
  expect(exchange.body).toBeNull();
  expect(nextMemory()).toBe(memory);
});

test('a listener that throws keeps no memory', () => {
  let memory: ArrayBufferLike | undefined;
  const answered = ({ body }: HttpOutcome) => {
    memory = memoryOf(body);
    throw new Error('not the answer that it likes');
  };
  const exchange = halfAnswered({ answered });
  expect(() => exchange.settle(1)).toThrow('not the answer');
  expect(exchange.body).toBeNull();
  expect(nextMemory()).toBe(memory);
});

test('one that nobody waits for any more keeps nothing of what still comes', () => {
  const exchange = halfAnswered({ answered: () => expect.unreachable() });
  const memory = memoryOf(exchange.body);
  exchange.abandon();
  expect(nextMemory()).toBe(memory);
  exchange.onHead(head);
  exchange.onBody(Buffer.from('more'), 0, 4);
  exchange.retain();
  expect(exchange.body).toBeNull();
  exchange.settle(1);
});
