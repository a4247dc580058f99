import type { RunConfigInput } from '@flowload/engine';
import type { Network } from '@flowload/engine/model/plan.ts';
import { type Command, Option } from 'commander';
import { readNamedFile } from './named-file.ts';
import { durationOption, numberOption } from './option-values.ts';

export interface NetworkOptions {
  readonly insecure?: boolean;
  readonly timeout?: number;
  readonly proxy?: string;
  /** Path of a PEM file. */
  readonly ca?: string;
  readonly dns?: Network['dns'];
  readonly connectionsPerHost?: number;
}

/** What concerns the way to the target, whether it is explored or loaded. */
export function addNetworkOptions(command: Command): Command {
  return command
    .optionsGroup('Network:')
    .option('--insecure', 'accept certificates that do not verify')
    .option('--ca <file.pem>', 'certificate authorities to trust beside the usual ones')
    .option('--proxy <url>', 'go through this proxy: http://user:password@host:port')
    .option(
      '--timeout <time>',
      'a request that takes longer has failed (default: 30s)',
      durationOption('--timeout'),
    )
    .addOption(
      new Option(
        '--dns <how>',
        'resolve names once, or for each new connection (default: cached)',
      ).choices(['cached', 'fresh']),
    )
    .option(
      '--connections-per-host <n>',
      'connections of a user to one origin at once (default: 6, as browsers)',
      numberOption('--connections-per-host'),
    );
}

/** Throws a `UsageError` when the file of authorities can't be read. */
export async function networkInput(
  options: NetworkOptions,
): Promise<NonNullable<RunConfigInput['network']>> {
  const { insecure, ca, proxy, dns, connectionsPerHost } = options;
  return {
    insecure,
    ca: ca === undefined ? undefined : await readNamedFile('--ca', ca),
    proxy,
    dns,
    connectionsPerHost,
  };
}
