import { describe, expect, it } from 'vitest';
import { completeUrl, formatTarget } from './target.ts';

describe('targets', () => {
  it.each([
    ['shop.example.com', 'https://shop.example.com'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:4100/login', 'http://127.0.0.1:4100/login'],
    [' http://shop.example.com ', 'http://shop.example.com'],
    ['ftp://shop.example.com', 'ftp://shop.example.com'],
    ['', ''],
  ])('completes “%s” to “%s”', (typed, url) => expect(completeUrl(typed)).toBe(url));

  it.each([
    ['https://shop.example.com/', 'shop.example.com'],
    ['http://127.0.0.1:4100/a?b=c', '127.0.0.1:4100/a?b=c'],
    ['not a url', 'not a url'],
  ])('names %s as %s', (url, name) => expect(formatTarget(url)).toBe(name));
});
