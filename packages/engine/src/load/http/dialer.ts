import {
  connect as connectTcp,
  isIP,
  type LookupFunction,
  type Socket,
  type TcpNetConnectOpts,
} from 'node:net';
import {
  type ConnectionOptions,
  connect as connectTls,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { countSocket } from './open-sockets.ts';

export type UserSocket = Pick<Socket, 'write' | 'cork' | 'uncork' | 'destroy' | 'writableLength'>;

/** Hears what happens to a socket; once that is destroyed, only that it was lost. */
export interface SocketSink {
  /** TCP stands. */
  onConnect(): void;
  /** And TLS, with the protocol that was agreed on. */
  onSecure(agreed: string | false | null): void;
  /** Requests may be sent. */
  onReady(): void;
  /** The buffer is used again afterwards. */
  onRead(bytes: Buffer, length: number): void;
  /** May be called more than once, also for a socket that was destroyed long ago. */
  onLost(error: Error | null, socket: UserSocket): void;
}

/** Makes connections to one origin. */
export interface Dialer {
  dial(sink: SocketSink): UserSocket;
}

/** What the connections of one thread have in common. */
export interface DialSettings {
  /** Undefined for the system's own, asked anew for each connection. */
  readonly lookup: LookupFunction | undefined;
  readonly insecure: boolean;
  /** Made once: it holds every certificate that is trusted. */
  readonly secureContext: SecureContext;
}

/** All sockets of a thread read into it: what came is used up before another one reads. */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Over TLS the server has to agree on the protocol. */
export function openDialer(
  origin: string,
  settings: DialSettings,
  protocol: 'http/1.1' | 'h2' = 'http/1.1',
): Dialer {
  return new URL(origin).protocol === 'https:'
    ? new TlsDialer(origin, settings, protocol)
    : new TcpDialer(origin, settings);
}

/** Host without the brackets of IPv6, and port. */
export function addressOf(origin: string): { readonly host: string; readonly port: number } {
  const { protocol, hostname, port } = new URL(origin);
  const usual = protocol === 'https:' ? 443 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usual) };
}

class TcpDialer implements Dialer {
  readonly #options: TcpNetConnectOpts;

  constructor(origin: string, { lookup }: DialSettings) {
    this.#options = { ...addressOf(origin), lookup, noDelay: true, keepAlive: true };
  }

  dial(sink: SocketSink): UserSocket {
    const socket = connectTcp({ ...this.#options, onread: readInto(sink) });
    socket.on('connect', () => {
      sink.onConnect();
      sink.onReady();
    });
    watch(socket, sink);
    return socket;
  }
}

/**
 * TLS. A first connection makes a session with the server, which the thread's later ones
 * take up again: handshakes are the dearest part of many connections, for the target as for us.
 */
class TlsDialer implements Dialer {
  readonly #options: ConnectionOptions;
  #session: Buffer | undefined;

  constructor(origin: string, settings: DialSettings, protocol: string) {
    this.#options = { ...tlsOptions(origin, settings), ALPNProtocols: [protocol] };
  }

  dial(sink: SocketSink): UserSocket {
    const options: ConnectionOptions & Pick<TcpNetConnectOpts, 'onread'> = {
      ...this.#options,
      session: this.#session,
      onread: readInto(sink),
    };
    const socket = connectTls(options);
    socket.setNoDelay(true);
    socket.setKeepAlive(true);
    socket.on('connect', () => sink.onConnect());
    socket.on('secureConnect', () => {
      if (!socket.isSessionReused()) this.#session = undefined;
      sink.onSecure(socket.alpnProtocol);
      sink.onReady();
    });
    if (this.#session === undefined) this.#rememberSession(socket);
    watch(socket, sink);
    return socket;
  }

  #rememberSession(socket: TLSSocket): void {
    socket.on('session', (session: Buffer) => {
      this.#session ??= session;
    });
  }
}

/** What every TLS connection to the origin is made with, whatever it speaks. */
export function tlsOptions(origin: string, { lookup, insecure, secureContext }: DialSettings) {
  const address = addressOf(origin);
  return {
    ...address,
    lookup,
    secureContext,
    rejectUnauthorized: !insecure,
    // An address is no server name (RFC 6066).
    ...(isIP(address.host) === 0 ? { servername: address.host } : {}),
  };
}

function readInto(sink: SocketSink) {
  return {
    buffer: readBuffer,
    callback: (length: number, bytes: Uint8Array) => {
      sink.onRead(bytes as Buffer, length);
      return true;
    },
  };
}

function watch(socket: Socket, sink: SocketSink): void {
  const lost = () => sink.onLost(null, socket);
  socket.on('error', (error: Error) => sink.onLost(error, socket));
  socket.on('end', lost);
  socket.on('close', lost);
  countSocket(socket);
}
