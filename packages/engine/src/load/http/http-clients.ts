import type { HttpClientFactory } from './http-client.ts';
import { socketClients } from './socket-client.ts';
import { type UndiciOptions, undiciClients } from './undici-client.ts';

/**
 * The client for an origin, by a rule: plain HTTP goes over the lean socket client, TLS over undici,
 * which agrees with the server on HTTP/2 or HTTP/1.
 */
export function httpClients(options: UndiciOptions): HttpClientFactory {
  const plain = socketClients();
  const secure = undiciClients(options);
  return {
    open: (origin) => (origin.startsWith('https:') ? secure : plain).open(origin),
  };
}
