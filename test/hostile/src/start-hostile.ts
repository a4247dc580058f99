import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { harbours, serveHarbour } from './harbour.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import type { Trap } from './trap.ts';
import { traps } from './traps.ts';

export interface HostileOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly tlsPort?: number;
}

export interface HostileSite {
  /** Without a slash at its end. */
  readonly url: string;
  /** The same site behind a certificate that nobody vouches for. */
  readonly tlsUrl: string;
  readonly traps: readonly Trap[];
  /** Paths of ordinary pages that a crawl must find in spite of everything. */
  readonly harbours: readonly string[];
  /** Every request so far, as `GET /path?query`. */
  requests(): readonly string[];
  /** Requests under the other name of this server, which no crawl in scope makes. */
  strayed(): readonly string[];
  close(): Promise<void>;
}

const host = '127.0.0.1';
const otherHost = 'localhost';

/** Starts a site that does everything to a crawler that the web does, and nothing to the machine. */
export async function startHostile(options: HostileOptions = {}): Promise<HostileSite> {
  const requests: string[] = [];
  const strayed: string[] = [];
  const byName = new Map(traps.map((trap) => [trap.name, trap]));
  const listener: RequestListener = (message, response) => {
    const entry = `${message.method} ${message.url}`;
    requests.push(entry);
    if (message.headers.host?.startsWith(otherHost)) strayed.push(entry);
    void serve(byName, message, response);
  };
  const server = createServer(listener);
  const tlsServer = createTlsServer(selfSignedCertificate(host, new Date()), listener);
  // Whoever refuses the certificate ends the handshake.
  tlsServer.on('tlsClientError', () => {});
  const port = await listen(server, options.port ?? 0);
  const tlsPort = await listen(tlsServer, options.tlsPort ?? 0);
  return {
    url: `http://${host}:${port}`,
    tlsUrl: `https://${host}:${tlsPort}`,
    traps,
    harbours,
    requests: () => [...requests],
    strayed: () => [...strayed],
    close: async () => {
      await Promise.all([server, tlsServer].map(close));
    },
  };
}

async function serve(
  byName: ReadonlyMap<string, Trap>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host: name = host } = message.headers;
  const scheme = 'encrypted' in message.socket ? 'https' : 'http';
  const url = new URL(`${scheme}://${name}`);
  const [path = '/', query = ''] = (message.url ?? '/').split('?', 2);
  const [, first = '', ...others] = path.split('/');
  const trap = byName.get(first);
  message.resume();
  if (trap === undefined) return serveHarbour(response, path);
  // A page that is left in the middle is what this site is for.
  response.on('error', () => {});
  await trap.serve({
    message,
    response,
    rest: others.join('/'),
    query: new URLSearchParams(query),
    origin: url.origin,
    otherOrigin: `${scheme}://${otherHost}:${url.port}`,
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(
  server: ReturnType<typeof createServer> | ReturnType<typeof createTlsServer>,
): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
