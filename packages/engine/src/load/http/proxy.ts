import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';
import { countSocket } from './open-sockets.ts';

/** A proxy that all requests go through. */
export class HttpProxy {
  /** Such as `http://10.0.0.1:3128`. */
  readonly origin: string;
  /** Value of the Proxy-Authorization header; null when the proxy wants to know nobody. */
  readonly authorization: string | null;

  /** @param url `http://user:password@host:port` */
  constructor(url: string) {
    const { protocol, host, username, password } = new URL(url);
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.origin = `${protocol}//${host}`;
    this.authorization =
      username === '' ? null : `Basic ${Buffer.from(login, 'utf8').toString('base64')}`;
  }

  /** A connection through it to a host and port (RFC 9110, 9.3.6), with what was already read from it put back. */
  tunnel(hostAndPort: string, timeoutMs: number): Promise<Socket> {
    const { promise, resolve, reject } = Promise.withResolvers<Socket>();
    const open = this.origin.startsWith('https:') ? requestSecure : requestPlain;
    const headers =
      this.authorization === null ? {} : { 'proxy-authorization': this.authorization };
    const asked = open(this.origin, {
      method: 'CONNECT',
      path: hostAndPort,
      headers: { host: hostAndPort, ...headers },
      timeout: timeoutMs,
      agent: false,
    });
    asked.on('socket', countSocket);
    asked.on('connect', ({ statusCode }, socket, head) => {
      if (statusCode !== 200) {
        socket.destroy();
        reject(new Error(`the proxy answered ${statusCode} instead of opening a way through`));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
    });
    asked.on('timeout', () => {
      asked.destroy(Object.assign(new Error('no answer from the proxy'), { code: 'ETIMEDOUT' }));
    });
    asked.on('error', reject);
    asked.end();
    return promise;
  }
}
