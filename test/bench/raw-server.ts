import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { selfSigned } from '../../packages/engine/src/load/http/self-signed.fixture.ts';
import { itemJson, loginCookie, loginPage, staticPage } from './static-pages.ts';

/** Answers every request head with bytes made before. Prints its addresses as JSON. */
const pages: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
  '/login': { type: 'text/html', body: loginPage },
  '/item': { type: 'application/json', body: itemJson },
};
const usual = { type: 'text/html', body: staticPage };

const answers = new Map(
  Object.entries({ ...pages, '/': usual }).map(([path, { type, body }]) => {
    const cookie = path === '/login' ? `Set-Cookie: ${loginCookie}\r\n` : '';
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${cookie}Content-Length: ${body.length}`;
    return [path, Buffer.from(`${head}\r\n\r\n${body}`)];
  }),
);

function serve(socket: Socket): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  // A request of the benchmarks is one small write and comes as one piece.
  socket.on('data', (head) => {
    const text = head.toString('latin1', 0, 200);
    const path = text.slice(text.indexOf(' ') + 1, text.indexOf(' HTTP')).split('?', 1)[0] ?? '/';
    socket.write(answers.get(path) ?? answers.get('/') ?? '');
  });
}

const http2 = createSecureServer(selfSigned);
http2.on('stream', (stream: ServerHttp2Stream, { ':path': path = '/' }) => {
  const { type, body } = pages[path.split('?', 1)[0] ?? '/'] ?? usual;
  stream.respond({ ':status': 200, 'content-type': type });
  stream.end(body);
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) =>
    server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, resolve),
  );
  return (server.address() as AddressInfo).port;
}

console.log(
  JSON.stringify({
    url: `http://127.0.0.1:${await portOf(createServer(serve))}/`,
    tlsUrl: `https://127.0.0.1:${await portOf(createTlsServer(selfSigned, serve))}/`,
    http2Url: `https://127.0.0.1:${await portOf(http2)}/`,
  }),
);
