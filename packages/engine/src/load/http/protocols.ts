import { connect } from 'node:tls';
import { type DialSettings, tlsOptions } from './dialer.ts';
import { countSocket } from './open-sockets.ts';

export type Protocol = 'h2' | 'http/1.1';

/**
 * Which HTTP each https origin speaks. It is asked once, by a handshake of its own (ALPN, RFC 7301):
 * the connections of users then offer only that, and each is made by who can use it.
 */
export class Protocols {
  readonly #settings: DialSettings;
  readonly #timeoutMs: number;
  readonly #known = new Map<string, Protocol>();
  readonly #asked = new Map<string, Promise<Protocol>>();

  constructor(settings: DialSettings, timeoutMs: number) {
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
  }

  /** Null until it was asked. */
  of(origin: string): Protocol | null {
    return this.#known.get(origin) ?? null;
  }

  /** Rejects with the socket's error; the next call asks again then. */
  ask(origin: string): Promise<Protocol> {
    const under = this.#asked.get(origin);
    if (under !== undefined) return under;
    const asking = shakeHands(origin, this.#settings, this.#timeoutMs);
    this.#asked.set(origin, asking);
    asking
      .then((protocol) => this.#known.set(origin, protocol))
      .catch(() => {})
      .finally(() => this.#asked.delete(origin));
    return asking;
  }
}

function shakeHands(origin: string, settings: DialSettings, timeoutMs: number): Promise<Protocol> {
  const { promise, resolve, reject } = Promise.withResolvers<Protocol>();
  const socket = connect({
    ...tlsOptions(origin, settings),
    ALPNProtocols: ['h2', 'http/1.1'],
    timeout: timeoutMs,
  });
  countSocket(socket);
  socket.once('secureConnect', () => {
    resolve(socket.alpnProtocol === 'h2' ? 'h2' : 'http/1.1');
    socket.destroy();
  });
  socket.once('timeout', () => {
    reject(Object.assign(new Error('no handshake in time'), { code: 'ETIMEDOUT' }));
    socket.destroy();
  });
  socket.on('error', reject);
  socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  return promise;
}
