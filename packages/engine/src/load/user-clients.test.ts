import { expect, it } from 'vitest';
import { HandAnswered } from './hand-answered.fixture.ts';
import { UserClients } from './user-clients.ts';

it('each origin has a client of its own, opened once and anew after it was closed', () => {
  const factory = new HandAnswered();
  const clients = new UserClients(factory, 'one-by-one');
  const [shop, images] = [clients.of('http://shop'), clients.of('http://images')];
  expect(images).not.toBe(shop);
  expect(clients.of('http://shop')).toBe(shop);
  expect(clients.of('http://images')).toBe(images);
  expect(factory.opened).toEqual(['http://shop', 'http://images']);
  clients.close();
  expect(factory.closed).toBe(2);
  expect(clients.of('http://images')).not.toBe(images);
});
