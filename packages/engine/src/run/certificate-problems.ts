import { type ConnectionOptions, connect, createSecureContext, getCACertificates } from 'node:tls';
import { addressOf, tlsOptions } from '../load/http/dialer.ts';
import { HttpProxy } from '../load/http/proxy.ts';
import type { Network } from '../model/plan.ts';

const handshakeTimeoutMs = 10_000;

/**
 * What is wrong with the certificate of an origin for who trusts the given authorities beside the
 * usual ones; null when nothing is. Each origin is asked once, the way that the load would go.
 */
export function certificateProblems(
  ca: string,
  proxy: Network['proxy'],
): (origin: string) => Promise<string | null> {
  const secureContext = createSecureContext({ ca: [...getCACertificates('default'), ca] });
  const settings = { insecure: false, lookup: undefined, secureContext };
  const found = new Map<string, Promise<string | null>>();
  const ask = async (origin: string) => {
    const tunnel = proxy === null ? {} : { socket: await tunnelTo(origin, proxy) };
    return await handshake({ ...tlsOptions(origin, settings), ...tunnel });
  };
  return (origin) => {
    const known = found.get(origin) ?? ask(origin).catch((error: Error) => error.message);
    found.set(origin, known);
    return known;
  };
}

async function tunnelTo(origin: string, proxy: string) {
  const { host, port } = addressOf(origin);
  const name = host.includes(':') ? `[${host}]` : host;
  return await new HttpProxy(proxy).tunnel(`${name}:${port}`, handshakeTimeoutMs);
}

function handshake(options: ConnectionOptions): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const socket = connect({ ...options, timeout: handshakeTimeoutMs });
  socket.on('secureConnect', () => resolve(null));
  socket.on('error', (error) => resolve(error.message));
  socket.on('timeout', () => resolve('no answer to the handshake'));
  return promise.finally(() => socket.destroy());
}
