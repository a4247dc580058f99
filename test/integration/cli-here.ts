import { runCli } from '../../apps/server/src/cli/program.ts';
import type { CliServices } from '../../apps/server/src/cli/services.ts';
import type { Terminal } from '../../apps/server/src/cli/view/terminal.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import type { CliResult } from './cli-process.ts';

/** Runs the command line to its end in this very process, where it need not be loaded anew each time. */
export async function cliHere(
  args: readonly string[],
  services: Partial<CliServices> = {},
): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    out: (text) => {
      written.stdout += text;
    },
    err: (text) => {
      written.stderr += text;
    },
    isLive: false,
    outColor: false,
    errColor: false,
    errColumns: 80,
    outColumns: Number.POSITIVE_INFINITY,
  };
  const code = await runCli(args, {
    terminal,
    signals: { on: () => undefined, off: () => undefined },
    keyboard: null,
    createStages,
    now: Date.now,
    quit: () => undefined,
    ...services,
  });
  return { code, ...written };
}
