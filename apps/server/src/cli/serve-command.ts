import { resolve } from 'node:path';
import type { Command } from 'commander';
import { StartupError } from '../startup-error.ts';
import { exitCodes } from './exit-code.ts';
import { listenForInterrupt } from './interrupt.ts';
import { numberOption } from './option-values.ts';
import type { CliServices } from './services.ts';
import { tellError } from './tell-failure.ts';
import { terminalLog } from './terminal-log.ts';
import { UsageError } from './usage-error.ts';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  readonly demo: boolean;
}

const help = `
Examples:
  $ flowload serve                                   with a Postgres of its own, kept in .flowload
  $ flowload serve --port 5000 --no-demo
  $ flowload serve --database-url postgres://user:secret@db.example.com/flowload`;

/** Adds `flowload serve`. */
export function addServeCommand(
  program: Command,
  services: CliServices,
  exitWith: (code: number) => void,
): void {
  program
    .command('serve')
    .summary('start the server with its dashboard and its API')
    .description(
      'Starts the server with its dashboard, its GraphQL API and, unless a database is given, a Postgres of its own.',
    )
    .option('-p, --port <n>', 'where to listen', numberOption('--port'), 4000)
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 opens it to the network',
      '127.0.0.1',
    )
    .option('--database-url <url>', 'a Postgres to use instead of its own (also DATABASE_URL)')
    .option(
      '--data-dir <folder>',
      'where its own Postgres keeps its data (default: .flowload beside the program; also FLOWLOAD_DATA_DIR)',
    )
    .option('--no-demo', 'leave the demo shop and its first run out')
    .addHelpText('after', help)
    .action(async (flags: ServeFlags) => {
      exitWith(await serve(flags, services));
    });
}

async function serve(flags: ServeFlags, services: CliServices): Promise<number> {
  checkPort(flags.port);
  const { terminal, signals, now, quit } = services;
  const log = terminalLog(terminal);
  const interruption = listenForInterrupt({
    source: signals,
    now,
    onFirst: () => log.info('Stopping. Press Ctrl-C again to quit at once.'),
    onSecond: () => quit(exitCodes.interrupted),
  });
  try {
    // Loaded only here: the other commands need neither the database nor the API.
    const { serve } = await import('../serve.ts');
    const server = await serve({
      port: flags.port,
      host: flags.host,
      demo: flags.demo,
      log,
      signal: interruption.signal,
      ...(flags.databaseUrl === undefined ? {} : { databaseUrl: flags.databaseUrl }),
      ...(flags.dataDir === undefined ? {} : { dataDir: resolve(flags.dataDir) }),
    });
    await server.closed;
    return exitCodes.passed;
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    tellError(error.message, terminal);
    return exitCodes.usage;
  } finally {
    interruption.release();
  }
}

function checkPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw new UsageError(`--port takes a number from 0 (any free one) to 65535, not “${port}”.`);
}
