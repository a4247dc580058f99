import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** For tests: a proxy on this machine that answers plain requests itself and opens tunnels. */
export interface ProxyFixture extends AsyncDisposable {
  readonly port: number;
  /** `METHOD address host login` of everything it was asked. */
  readonly asked: readonly string[];
}

interface ProxyWishes {
  /** Opens no tunnel. */
  readonly refusing?: boolean;
  /** Asks everybody for this, as `user:password`. */
  readonly login?: string;
}

export async function startProxy({
  refusing = false,
  login,
}: ProxyWishes = {}): Promise<ProxyFixture> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const wanted = login === undefined ? null : `Basic ${Buffer.from(login).toString('base64')}`;
  const admits = ({ headers }: IncomingMessage) =>
    wanted === null || headers['proxy-authorization'] === wanted;
  const note = ({ method, url, headers }: IncomingMessage) =>
    asked.push(`${method} ${url} ${headers.host} ${headers['proxy-authorization'] ?? ''}`.trim());
  const server = createServer((request, response) => {
    note(request);
    if (!admits(request)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end('by the proxy');
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    sockets.add(socket);
    if (refusing || !admits(request)) {
      const status = refusing ? '403 Forbidden' : '407 Proxy Authentication Required';
      socket.end(`HTTP/1.1 ${status}\r\nProxy-Authenticate: Basic realm="proxy"\r\n\r\n`);
      return;
    }
    const target = connect(Number(new URL(`http://${request.url}`).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
