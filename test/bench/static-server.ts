import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../../packages/engine/src/load/http/self-signed.fixture.ts';
import { startProcess } from './harness.ts';
import { itemJson, loginCookie, loginPage, staticPage } from './static-pages.ts';

/** A server that costs as little as one can: what is measured is who asks it. */
export interface StaticServer {
  readonly name: string;
  /** Plain HTTP/1, as all addresses without a path: `http://127.0.0.1:4711/`. */
  readonly url: string;
  /** HTTP/1 over TLS. */
  readonly tlsUrl: string;
  /** HTTP/2 over TLS. */
  readonly http2Url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** nginx with one process when it is installed, otherwise a socket server on Node. */
export async function startStaticServer(): Promise<StaticServer> {
  return hasNginx() ? startNginx() : startRawServer();
}

function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
}

async function startRawServer(): Promise<StaticServer> {
  const script = new URL('./raw-server.ts', import.meta.url).pathname;
  const { greeting, pid, stop } = await startProcess(script, []);
  const addresses = JSON.parse(greeting) as Pick<StaticServer, 'url' | 'tlsUrl' | 'http2Url'>;
  return { name: 'a socket server on Node', ...addresses, pid, stop };
}

async function startNginx(): Promise<StaticServer> {
  const folder = await mkdtemp(join(tmpdir(), 'flowload-nginx-'));
  const ports = { plain: await freePort(), tls: await freePort(), http2: await freePort() };
  // Its worker may be another user than the one who starts it.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'nginx.conf'), nginxConfig(folder, ports));
  await writeFile(join(folder, 'login'), loginPage);
  await writeFile(join(folder, 'page'), staticPage);
  await writeFile(join(folder, 'key.pem'), selfSigned.key);
  await writeFile(join(folder, 'cert.pem'), selfSigned.cert);
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${ports.plain}/`;
  await untilItAnswers(url);
  return {
    name: 'nginx with one worker',
    url,
    tlsUrl: `https://127.0.0.1:${ports.tls}/`,
    http2Url: `https://127.0.0.1:${ports.http2}/`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Ports {
  readonly plain: number;
  readonly tls: number;
  readonly http2: number;
}

function nginxConfig(folder: string, { plain, tls, http2 }: Ports): string {
  const locations = `
    location / { default_type text/html; return 200 '${staticPage}'; }
    location = /page { root ${folder}; default_type text/html; }
    location = /item { default_type application/json; return 200 '${itemJson}'; }
    location = /login { root ${folder}; default_type text/html; add_header Set-Cookie '${loginCookie}'; }`;
  const server = (port: number, how: string) =>
    `server { listen 127.0.0.1:${port} ${how} backlog=4096; ${locations} }`;
  return `
daemon off;
worker_processes 1;
worker_rlimit_nofile 65536;
pid ${folder}/nginx.pid;
events { worker_connections 32768; multi_accept on; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;

  open_file_cache max=10;
  ssl_certificate ${folder}/cert.pem;
  ssl_certificate_key ${folder}/key.pem;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${server(plain, '')}
  ${server(tls, 'ssl')}
  ${server(http2, 'ssl http2')}
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function untilItAnswers(url: string): Promise<void> {
  const givesUpAt = performance.now() + 5_000;
  for (;;) {
    try {
      await (await fetch(url)).text();
      return;
    } catch (error) {
      if (performance.now() > givesUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
