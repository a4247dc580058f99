import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { delay } from '../delay.ts';
import type { Log } from '../log.ts';

/** Runs of the demo shop can be repeated after a restart when it opens at the same place. */
const usualPort = 4100;
const openWithinMs = 10_000;
const restartDelayMs = 1_000;

const main = fileURLToPath(new URL('../../../../test/demo-app/src/main.ts', import.meta.url));

/** The bundled shop as a process of its own, which goes when we go, whatever way we go. */
export class DemoShop {
  readonly #log: Log;
  #child: ChildProcess | null = null;
  #url: string | null = null;
  #stopped = false;

  private constructor(log: Log) {
    this.#log = log;
  }

  /** Null when it can't be opened: the server does without. */
  static async open(log: Log): Promise<DemoShop | null> {
    if (!existsSync(main)) return null;
    const shop = new DemoShop(log);
    if (await shop.#start()) return shop;
    log.warn('The demo shop could not be opened; `npm run demo-app` says why.');
    await shop.close();
    return null;
  }

  /** Null while it is closed. */
  get url(): string | null {
    return this.#url;
  }

  async close(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await exited;
    clearTimeout(timer);
  }

  async #start(): Promise<boolean> {
    for (const port of [usualPort, 0]) {
      const child = spawn(process.execPath, [main, '--port', String(port)], {
        stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
      });
      const url = await openedAt(child);
      if (url === null) {
        child.kill('SIGKILL');
        continue;
      }
      this.#child = child;
      this.#url = url;
      child.once('exit', () => void this.#reopen());
      return true;
    }
    return false;
  }

  async #reopen(): Promise<void> {
    this.#url = null;
    if (this.#stopped) return;
    this.#log.warn('The demo shop ended unexpectedly; opening it again.');
    await delay(restartDelayMs);
    if (!this.#stopped && !(await this.#start())) this.#log.warn('It could not be opened.');
  }
}

/** The address it prints; null when it ends or stays silent. */
async function openedAt(child: ChildProcess): Promise<string | null> {
  const url = new Promise<string | null>((resolve) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /https?:\/\/\S+/.exec(output);
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', () => resolve(null));
    child.once('error', () => resolve(null));
  });
  return Promise.race([url, delay(openWithinMs).then(() => null)]);
}
