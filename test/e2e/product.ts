import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCli } from '../integration/cli-process.ts';

export interface Product {
  readonly url: string;
  close(): Promise<void>;
}

/** FlowLoad as a user starts it: the command line, the built dashboard, a Postgres of its own. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'flowload-e2e-'));
  const server = startCli(['serve', '--port', '0', '--no-demo', '--data-dir', dataDir]);
  const close = async () => {
    server.interrupt();
    await server.result;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await server.says(/FlowLoad is open at http:\S+/);
    const [, url = ''] = /open at (http:\S+)/.exec(server.progress()) ?? [];
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
