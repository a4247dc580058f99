import { StartupError } from '../startup-error.ts';
import { chain, isConnectionLoss, rootMessage } from './database-errors.ts';

/** Postgres' codes that are worth their own advice. */
const advice: Readonly<Record<string, string>> = {
  '28P01': 'The user or the password is wrong',
  '28000': 'The server refuses this user',
  '3D000': 'There is no such database; create it first',
  '42501': 'The user may not create tables there',
};

/** Why the database given by address can't be used, and what to do. */
export function connectError(url: string, error: unknown): unknown {
  if (error instanceof StartupError) return error;
  const code = [...chain(error)]
    .map((each) => ('code' in each && typeof each.code === 'string' ? each.code : ''))
    .find((each) => each in advice);
  if (code === undefined && !isConnectionLoss(error)) return error;
  const reason = code === undefined ? rootMessage(error) : advice[code];
  return new StartupError(
    `The database at ${withoutPassword(url)} can't be used: ${reason}. Check that Postgres runs there and that DATABASE_URL is right, or leave DATABASE_URL out to use the bundled one.`,
    { cause: error },
  );
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'that address';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
