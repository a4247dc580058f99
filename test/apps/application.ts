import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runProgram, type ShellResult } from './shell.ts';

/** A third-party application as its scripts start and stop it. */
export class Application {
  readonly name: string;
  readonly #folder: string;
  readonly #stateFolder: string;
  readonly #origin: URL;

  /** `folder` holds its `start.sh`; `stateFolder` takes the data of all applications. */
  constructor(folder: string, stateFolder: string, origin: string) {
    this.name = basename(folder);
    this.#folder = folder;
    this.#stateFolder = stateFolder;
    this.#origin = new URL(origin);
  }

  /** Starts with nothing but its seed. */
  async startFresh(signal: AbortSignal): Promise<void> {
    await this.#stopped();
    if (await answers(this.#origin)) {
      throw new Error(
        `Something else listens on ${this.#origin.host}, where ${this.name} is to start. Stop that first.`,
      );
    }
    await this.#start(['--fresh'], signal);
  }

  /** Stops it and starts it again with the data it has. */
  async restart(signal: AbortSignal): Promise<void> {
    await this.#stopped();
    await this.#start([], signal);
  }

  /** Ends what `start.sh` noted as started; nothing when it does not run. */
  async stop(): Promise<void> {
    const script = join(dirname(this.#folder), '_lib', 'stop.sh');
    await this.#shell([script, this.name], new AbortController().signal);
  }

  /** The number that one of the truth's shell commands prints, or its text as it stands. */
  async ask(command: string, signal: AbortSignal): Promise<string> {
    const { code, stdout, stderr } = await this.#shell(['-c', command], signal);
    // `grep -c` prints its 0 and says 1.
    if (code !== 0 && stdout.trim() === '') throw new Error(`${command}\n${stderr.trim()}`);
    return stdout.trim();
  }

  /** Stops it and waits until nobody answers any more, some seconds at most. */
  async #stopped(): Promise<void> {
    await this.stop();
    for (let tries = 0; tries < 50 && (await answers(this.#origin)); tries++) await pause(200);
  }

  async #start(args: readonly string[], signal: AbortSignal): Promise<void> {
    const { code, stdout, stderr } = await this.#shell(
      [join(this.#folder, 'start.sh'), ...args],
      signal,
    );
    if (code === 0) return;
    const log = join(this.#stateFolder, this.name, 'log');
    const said = (stderr || stdout).trim().split('\n').slice(-5).join('\n');
    throw new Error(`${this.name} did not start; its logs are in ${log}.\n${said}`);
  }

  #shell(args: readonly string[], signal: AbortSignal): Promise<ShellResult> {
    const env = { ...process.env, TARGET_APPS_STATE: this.#stateFolder };
    return runProgram('bash', args, { env, signal });
  }
}

/** What an application needs on this machine, as paths; those that are not there. */
export function missingPaths(needed: readonly string[]): readonly string[] {
  return needed.filter((path) => !existsSync(path));
}

async function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const say = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', say(true));
    socket.once('error', say(false));
  });
}
