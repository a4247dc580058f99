import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountApiRoutes } from './account/account-api.ts';
import { accountPageRoutes } from './account/account-page.ts';
import { signInRoutes } from './account/sign-in-pages.ts';
import { cartRoutes } from './cart/cart-pages.ts';
import { checkoutRoutes } from './cart/checkout-routes.ts';
import { orderRoutes } from './cart/order-page.ts';
import type { Effects } from './conditions/effects.ts';
import type { KnobSettings } from './conditions/knobs.ts';
import { ServerTiming, type TimingReport } from './conditions/server-timing.ts';
import { Weather } from './conditions/weather.ts';
import { seededRandom } from './data/seeded-random.ts';
import { assetRoutes } from './http/assets.ts';
import { Router } from './http/router.ts';
import { serve } from './http/serve.ts';
import { catalogueRoutes } from './pages/catalogue-pages.ts';
import { messageRoutes } from './pages/message-pages.ts';
import { productRoutes } from './pages/product-page.ts';
import { reviewRoutes } from './pages/review-routes.ts';
import { wishlistRoutes } from './pages/wishlist-pages.ts';
import { createShop, type Shop } from './shop.ts';

export interface DemoAppOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** Decides colours, first reviews, latencies and which requests fail. */
  readonly seed?: number;
  readonly knobs?: Partial<KnobSettings>;
}

export interface DemoApp {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  effects(): Effects;
  timing(): TimingReport;
  /** Changes the knobs that are named; throws a KnobError when one makes no sense. */
  knobs(change: Partial<KnobSettings>): void;
  /** Sets effects and timing to zero and leaves the shop's data alone. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the demo shop; rejects with Node's own error when the port can't be had. */
export async function startDemoApp(options: DemoAppOptions = {}): Promise<DemoApp> {
  const { port = 0, host = '127.0.0.1', seed = 1, knobs = {} } = options;
  const clock = () => performance.now();
  const shop = createShop(seed, Date.now);
  const weather = new Weather(seededRandom(seed + 1));
  weather.change(knobs, clock());
  const timing = new ServerTiming();
  const controls = { weather, timing, effects: shop.effects };
  const serving = { shop, router: new Router(routesOf(shop)), controls, clock };
  const server = createServer({ keepAliveTimeout: 65_000 }, (message, response) => {
    serve(serving, message, response).catch((error) => {
      // A client that went away in the middle of its request is nobody's bug.
      if (message.destroyed && !message.complete) return;
      server.emit('error', error);
    });
  });
  const address = await listen(server, port, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    effects: () => shop.effects.snapshot(),
    timing: () => timing.report(),
    knobs: (change) => weather.change(change, clock()),
    reset: () => {
      shop.effects.reset();
      timing.reset();
    },
    close: () => close(server),
  };
}

function routesOf(shop: Shop) {
  return [
    catalogueRoutes(shop),
    productRoutes(shop),
    reviewRoutes(shop),
    wishlistRoutes(shop),
    messageRoutes(shop),
    signInRoutes(shop),
    accountPageRoutes(shop),
    accountApiRoutes(shop),
    cartRoutes(shop),
    checkoutRoutes(shop),
    orderRoutes(shop),
    assetRoutes(),
  ].flat();
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
