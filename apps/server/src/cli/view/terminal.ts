/** Where the command line writes: what it was asked for goes to `out`, what it is doing to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody watches `err` on a screen whose lines can be redrawn. */
  readonly isLive: boolean;
  readonly outColor: boolean;
  readonly errColor: boolean;
  /** Of the screen that `err` is; 80 when it is none. */
  readonly errColumns: number;
  /** Of the screen that `out` is; a file takes lines of any length. */
  readonly outColumns: number;
}

type Stream = NodeJS.WriteStream;

/** The process's own streams. Colour needs a screen and no NO_COLOR; FORCE_COLOR overrides both. */
export function processTerminal(
  stdout: Stream,
  stderr: Stream,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const dumb = env.TERM === 'dumb';
  for (const stream of [stdout, stderr]) stream.on('error', ignoreLostReader);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isLive: stderr.isTTY === true && !dumb && env.CI === undefined,
    outColor: wantsColor(stdout.isTTY === true && !dumb, env),
    errColor: wantsColor(stderr.isTTY === true && !dumb, env),
    // Some pseudo-terminals say that they are 0 wide.
    get errColumns() {
      return stderr.columns || 80;
    },
    get outColumns() {
      return stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY;
    },
  };
}

/** Whoever read our output may have enough of it, as `head` does; the run is not to blame. */
function ignoreLostReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** https://no-color.org: any value but the empty one turns colour off. */
export function wantsColor(
  isScreen: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isScreen;
}
