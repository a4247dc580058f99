import { describe, expect, it } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

const mask = maskSecrets(['s3cret & "more"', 'ab']);

describe('in text', () => {
  it.each([
    ['a form', 'user=anna&password=hunter2&next=/home', 'user=anna&password=***&next=/home'],
    ['an encoded name', 'user%5Bpassword%5D=x&a=1', 'user%5Bpassword%5D=***&a=1'],
    ['a query', 'http://a.test/cb?access_token=x.y&a=1', 'http://a.test/cb?access_token=***&a=1'],
    ['JSON', '{"pwd": "a\\"b", "n": 1}', '{"pwd": "***", "n": 1}'],
    ['a number in JSON', '{"apiKey":123,"n":1}', '{"apiKey":"***","n":1}'],
    [
      'a multipart field',
      'name="password"\r\n\r\nhunter2\r\n--',
      'name="password"\r\n\r\n***\r\n--',
    ],
    [
      'a control of a page',
      '<input type=password name=p value="x"><input name="q" value="x">',
      '<input type=password name=p value="***"><input name="q" value="x">',
    ],
    ['a token', 'Bearer eyJhbGci.eyJzdWIi.c2ln!', 'Bearer ***!'],
    ['a known password', 'you sent s3cret & "more".', 'you sent ***.'],
    ['a known password in a form', 'p=s3cret+%26+%22more%22', 'p=***'],
    ['a known password in a query', 'p=s3cret%20%26%20%22more%22', 'p=***'],
    ['a known password in JSON', '{"p":"s3cret & \\"more\\""}', '{"p":"***"}'],
    ['nothing of a password too short to be told', 'about', 'about'],
    ['nothing of what is no secret', 'passenger=2&compass=n', 'passenger=2&compass=n'],
  ])('%s', (_, text, masked) => {
    expect(mask.text(text)).toBe(masked);
  });
});

describe('in headers', () => {
  it.each([
    ['Authorization', 'Bearer abc', 'Bearer ***'],
    ['authorization', 'abc', '***'],
    ['Cookie', 'sid=1; theme=dark', 'sid=***; theme=***'],
    ['set-cookie', 'sid=1; Path=/; HttpOnly', 'sid=***; Path=/; HttpOnly'],
    ['X-Api-Key', 'abc', '***'],
    ['X-CSRF-Token', 'abc', '***'],
    ['referer', 'http://a.test/?token=1', 'http://a.test/?token=***'],
    ['accept', 'text/html', 'text/html'],
  ])('%s: %s', (name, value, masked) => {
    expect(mask.header(name, value)).toBe(masked);
  });
});
