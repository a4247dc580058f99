import { connect } from 'node:net';
import { contenderSettings } from './harness.ts';

/**
 * What Node itself takes for a request: sockets that only count the bytes of the answer before they send the
 * next one. Goes on until it is ended.
 */
const { url, users } = contenderSettings();
const { hostname, port, host, pathname } = new URL(String(url));
const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const buffer = Buffer.allocUnsafeSlow(64 * 1024);

for (let user = 0; user < Number(users); user++) begin();

function begin(): void {
  let missing = 0;
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: { buffer, callback: (length) => read(length) },
  });
  socket.on('connect', () => socket.write(request, 'latin1'));

  function read(length: number): boolean {
    missing = (missing === 0 ? answerLength(length) : missing) - length;
    if (missing === 0) socket.write(request, 'latin1');
    return true;
  }
}

function answerLength(length: number): number {
  const text = buffer.toString('latin1', 0, length);
  const body = /\r\nContent-Length: (\d+)\r\n/i.exec(text)?.[1];
  return text.indexOf('\r\n\r\n') + 4 + Number(body);
}
