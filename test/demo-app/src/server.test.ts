import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoApp, startDemoApp } from './start-demo-app.ts';
import * as journeys from './testing/shop-journeys.ts';
import { ShopVisitor } from './testing/shop-visitor.ts';

let app: DemoApp;
let visitor: ShopVisitor;

beforeEach(async () => {
  app = await startDemoApp();
  visitor = new ShopVisitor(app.url);
});
afterEach(() => app.close());

describe('answers', () => {
  test('assets come with an ETag and are not sent twice', async () => {
    const css = await visitor.open('/assets/shop.css');
    const etag = css.headers.get('etag') ?? '';
    const again = await visitor.send('GET', '/assets/shop.css', { 'if-none-match': etag });
    expect([css.status, again.status, again.text]).toEqual([200, 304, '']);
  });

  test('the session cookie is out of scripts’ reach', async () => {
    const { headers } = await visitor.open('/');
    expect(headers.getSetCookie()[0]).toMatch(/^shop_session=\S{24}; Path=\/; HttpOnly; SameSite/);
    expect((await visitor.open('/')).headers.getSetCookie()).toEqual([]);
  });

  test('HEAD has the length of GET and no body', async () => {
    const head = await visitor.send('HEAD', '/assets/shop.css');
    const get = await visitor.open('/assets/shop.css');
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(head.text).toBe('');
  });

  test.each([
    ['GET', '/nowhere', 404],
    ['GET', '/product/nothing', 404],
    ['GET', '/product/%zz', 400],
    ['GET', '/products?page=0', 404],
    ['PUT', '/cart', 405],
    ['GET', '/cart/add', 405],
    ['GET', '/__nothing', 404],
    ['GET', '/api/profile', 401],
    ['POST', '/api/session', 401],
    ['POST', '/cart/add', 415],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await visitor.send(method, path)).status).toBe(status);
  });

  test('a body that is too long, of an unknown type or broken is refused', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const json = { 'content-type': 'application/json' };
    const long = 'x'.repeat(70_000);
    expect((await visitor.send('POST', '/cart/add', form, long)).status).toBe(413);
    const plain = { 'content-type': 'text/plain' };
    expect((await visitor.send('POST', '/cart/add', plain, 'hello')).status).toBe(415);
    expect((await visitor.send('PUT', '/api/profile', json, '{')).status).toBe(400);
  });
});

test('a client that goes away in the middle of its request harms nobody', async () => {
  const socket = connect(app.port, '127.0.0.1');
  const head = 'POST /contact HTTP/1.1\r\nhost: shop\r\ncontent-length: 100\r\n\r\n';
  await new Promise((sent) => socket.write(`${head}name=`, sent));
  await expect.poll(() => app.effects().requests).toBe(1);
  socket.destroy();
  expect((await visitor.open('/')).status).toBe(200);
  expect(app.effects()).toMatchObject({ requests: 2, contactMessages: 0 });
});

describe('knobs', () => {
  test('change over HTTP, and a wrong one changes nothing', async () => {
    const changed = await visitor.json('POST', '/__knobs', {}, { latency: '5-9', errorRate: 0.5 });
    expect(JSON.parse(changed.text)).toMatchObject({ latency: '5-9', errorRate: 0.5 });
    const refused = await visitor.json('POST', '/__knobs', {}, { errorRate: 7 });
    expect([refused.status, JSON.parse(refused.text).error]).toEqual([
      400,
      'errorRate must be between 0 and 1.',
    ]);
    const now = await visitor.json('GET', '/__knobs', {});
    expect(JSON.parse(now.text)).toMatchObject({ latency: '5-9', errorRate: 0.5 });
  });

  test('latency is what the shop says that it took', async () => {
    app.knobs({ latency: 30 });
    await visitor.open('/product/matcha-bowl');
    const { product, all } = JSON.parse((await visitor.open('/__timing')).text);
    expect(product.count).toBe(1);
    expect(all.count).toBe(1);
    expect(product.p50).toBeGreaterThanOrEqual(30 / 1.008);
  });

  test('an error has no effect', async () => {
    const page = await visitor.open('/contact');
    app.knobs({ errorRate: 1 });
    const fields = { name: 'G', email: 'g@example.com', message: 'Hello, shop!' };
    expect((await visitor.submit(page, '/contact', fields)).status).toBe(500);
    expect(app.effects().contactMessages).toBe(0);
  });

  test('errors come in the share asked for, the same ones for the same seed', async () => {
    app.knobs({ errorRate: 0.25 });
    const other = await startDemoApp({ knobs: { errorRate: 0.25 } });
    const statuses = async (url: string) => {
      const seen: number[] = [];
      const someone = new ShopVisitor(url);
      for (let sent = 0; sent < 200; sent += 1) {
        seen.push((await someone.open('/assets/favicon.svg')).status);
      }
      return seen;
    };
    const first = await statuses(app.url);
    expect(first.filter((status) => status === 500).length / 200).toBeCloseTo(0.25, 1);
    expect(await statuses(other.url)).toEqual(first);
    await other.close();
  });
});

describe('effects', () => {
  test('count requests but not those to the control paths, and can be reset', async () => {
    await visitor.open('/');
    await visitor.open('/nowhere');
    await visitor.open('/__timing');
    expect(JSON.parse((await visitor.open('/__effects')).text)).toEqual(app.effects());
    expect(app.effects().requests).toBe(2);
    await journeys.signUp(visitor, 'grace@example.com');
    await visitor.send('POST', '/__reset');
    expect(new Set(Object.values(app.effects()))).toEqual(new Set([0]));
    const again = await journeys.signUp(new ShopVisitor(app.url), 'grace@example.com');
    expect(again.text).toContain('already');
  });
});

test('no page links to the control paths', async () => {
  const pages = ['/', '/products', '/product/matcha-bowl', '/contact', '/assets/shop.js'];
  for (const path of pages) expect((await visitor.open(path)).text).not.toContain('/__');
});
