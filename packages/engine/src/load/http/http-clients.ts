import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Network } from '../../model/plan.ts';
import { type DialSettings, openDialer } from './dialer.ts';
import type { HttpClient, HttpClientFactory, Manner } from './http-client.ts';
import { Http2Lane, http2Route } from './http2-lane.ts';
import { nobodyWaits, type OpenLane } from './lane.ts';
import { LanesClient } from './lanes-client.ts';
import { LeanLane } from './lean-lane.ts';
import { cachedLookup } from './names.ts';
import { NegotiatingClient } from './negotiating-client.ts';
import { type Protocol, Protocols } from './protocols.ts';
import { HttpProxy } from './proxy.ts';
import { UndiciLane, UndiciRoute } from './undici-lane.ts';

export interface HttpClientOptions {
  readonly network: Network;
  /** For what no request's own time-out watches over. */
  readonly timeoutMs: number;
}

/**
 * The clients of a thread, each made by a rule: what goes through a proxy goes over undici; what speaks
 * HTTP/2 goes over the HTTP/2 lane; all the rest, plain or TLS, over the lean lane.
 */
export function httpClients(options: HttpClientOptions): HttpClientFactory {
  const settings = dialSettings(options.network);
  const protocols = new Protocols(settings, options.timeoutMs);
  const opener = laneOpeners(settings, options);
  const { connectionsPerHost } = options.network;
  const open = (origin: string, manner: Manner, way: Way): HttpClient =>
    openClient(opener(origin, way), manner, connectionsPerHost);
  return {
    open: (origin, manner) => {
      const way = wayOf(origin, options.network, protocols);
      if (way !== null) return open(origin, manner, way);
      return new NegotiatingClient(
        () => protocols.ask(origin),
        (protocol) => open(origin, manner, protocol),
      );
    },
  };
}

/** Over undici whatever the origin is: for tests and benchmarks beside the rule's own choice. */
export function undiciClients({ network, timeoutMs }: HttpClientOptions): HttpClientFactory {
  const settings = dialSettings(network);
  return {
    open: (origin, manner) => {
      const route = new UndiciRoute(origin, settings, timeoutMs);
      const openLane: OpenLane = (owner) => new UndiciLane(route, owner);
      return openClient(openLane, manner, network.connectionsPerHost);
    },
  };
}

function openClient(openLane: OpenLane, manner: Manner, mostLanes: number): HttpClient {
  return manner === 'one-by-one' ? openLane(nobodyWaits) : new LanesClient(openLane, mostLanes);
}

type Way = Protocol | 'proxy';

/** Null while nobody knows what the origin speaks. */
function wayOf(origin: string, { proxy }: Network, protocols: Protocols): Way | null {
  if (proxy !== null) return 'proxy';
  return origin.startsWith('https:') ? protocols.of(origin) : 'http/1.1';
}

/** What all users' lanes to an origin share is made once. */
function laneOpeners(settings: DialSettings, { network, timeoutMs }: HttpClientOptions) {
  const proxy = network.proxy === null ? null : new HttpProxy(network.proxy);
  const known = new Map<string, OpenLane>();
  return (origin: string, way: Way): OpenLane => {
    const key = `${way} ${origin}`;
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    const made = makeOpener(origin, way);
    known.set(key, made);
    return made;
  };

  function makeOpener(origin: string, way: Way): OpenLane {
    if (way === 'proxy') {
      const route = new UndiciRoute(origin, settings, timeoutMs, proxy);
      return (owner) => new UndiciLane(route, owner);
    }
    if (way === 'h2') {
      const route = http2Route(origin, settings);
      return () => new Http2Lane(route);
    }
    const dialer = openDialer(origin, settings);
    return (owner) => new LeanLane(dialer, owner);
  }
}

/** How connections are made, as the network asks for it. */
function dialSettings({ insecure, ca, dns }: Network): DialSettings {
  let secureContext: SecureContext | null = null;
  return {
    insecure,
    lookup: dns === 'cached' ? cachedLookup() : undefined,
    // Takes its time, and a load over plain HTTP never needs it.
    get secureContext() {
      secureContext ??= createSecureContext(
        ca === null ? {} : { ca: [...getCACertificates('default'), ca] },
      );
      return secureContext;
    },
  };
}
