import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from './harness.ts';

/** A server that costs as little as one can: what is measured is who asks it. */
export interface StaticServer {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** 1 KB of HTML. */
export const staticPage = `<!doctype html><title>A page</title><p>${'.'.repeat(984)}`;

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
  return { name: 'a socket server on Node', url: greeting, pid, stop };
}

async function startNginx(): Promise<StaticServer> {
  const folder = await mkdtemp(join(tmpdir(), 'flowload-nginx-'));
  const port = await freePort();
  await writeFile(join(folder, 'nginx.conf'), nginxConfig(folder, port));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}/`;
  await untilItAnswers(url);
  return {
    name: 'nginx',
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function nginxConfig(folder: string, port: number): string {
  return `
daemon off;
worker_processes 1;
worker_rlimit_nofile 65536;
pid ${folder}/nginx.pid;
events { worker_connections 32768; multi_accept on; }
http {
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / { default_type text/html; return 200 '${staticPage}'; }
  }
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
