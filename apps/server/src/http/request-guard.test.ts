import { expect, it } from 'vitest';
import { refusal } from './request-guard.ts';

const known = new Set(['load.example']);

it.each([
  { host: '127.0.0.1:4000', origin: undefined, says: 'an address' },
  { host: '[::1]:4000', origin: undefined, says: 'an IPv6 address' },
  { host: 'localhost:4000', origin: 'http://localhost:4000', says: 'its own page' },
  { host: 'LOCALHOST:4000', origin: 'http://localhost:4000', says: 'its own page in capitals' },
  { host: '192.168.1.7', origin: 'http://192.168.1.7', says: 'an address of the network' },
  { host: 'load.example', origin: 'https://load.example', says: 'a known name behind TLS' },
])('takes $says', ({ host, origin }) => {
  expect(refusal({ host, origin }, known)).toBeNull();
});

it.each([
  { host: undefined, origin: undefined, says: 'no host' },
  { host: 'evil.example', origin: undefined, says: 'a name that was pointed here' },
  { host: 'evil.example:4000', origin: 'http://evil.example:4000', says: 'that name’s own page' },
  { host: '127.0.0.1:4000', origin: 'https://evil.example', says: 'a page of another site' },
  { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:3000', says: 'a page of another port' },
  { host: '127.0.0.1:4000', origin: 'null', says: 'a page without an origin' },
  { host: 'a b', origin: undefined, says: 'a broken host' },
])('turns away $says', ({ host, origin }) => {
  expect(refusal({ host, origin }, known)).toEqual(expect.any(String));
});
