import { DatabaseUnreachableError } from '@flowload/schema';

/** What the operating system and the driver say when no connection can be made or one was lost. */
const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Postgres' own: connection exceptions, too many connections, shutting down, starting up. */
const lostStates = /^(08\w{3}|53300|57P0[1235])$/;

const lostMessages =
  /connection terminated|connection ended|connection error|query read timeout|timeout exceeded when trying to connect|client has encountered a connection error|client was closed/i;

/** True when there is no connection, or was none for long enough. */
export function isConnectionLoss(error: unknown): boolean {
  for (const each of chain(error)) {
    const code = 'code' in each && typeof each.code === 'string' ? each.code : '';
    if (lostCodes.has(code) || lostStates.test(code) || lostMessages.test(each.message))
      return true;
    if (each instanceof AggregateError && each.errors.some(isConnectionLoss)) return true;
  }
  return false;
}

/** Postgres' classes for what is wrong with the statement itself: its data, its constraints, its words. */
const hopeless = /^(22|23|42)/;

/**
 * True when the same write may succeed later: the connection is lost, the disk is full, the server
 * became a replica, somebody locked us out. Only what is wrong with the write itself never will.
 */
export function mayWorkLater(error: unknown): boolean {
  if (isConnectionLoss(error)) return true;
  const states = [...chain(error)].flatMap((each) =>
    'code' in each && typeof each.code === 'string' && /^[0-9A-Z]{5}$/.test(each.code)
      ? [each.code]
      : [],
  );
  return states.length > 0 && !states.some((state) => hopeless.test(state));
}

/** The error itself and all that it says it was caused by; MikroORM calls the cause `previous`. */
export function* chain(error: unknown): Generator<Error> {
  const seen = new Set<unknown>();
  let current = error;
  while (current instanceof Error && !seen.has(current)) {
    seen.add(current);
    yield current;
    current = current.cause ?? ('previous' in current ? current.previous : undefined);
  }
}

/** The innermost message, which is the one that says what happened. */
export function rootMessage(error: unknown): string {
  const last = [...chain(error)].at(-1);
  if (last === undefined) return String(error);
  const [first] = last instanceof AggregateError ? last.errors : [];
  return last.message || (first instanceof Error ? first.message : last.name);
}

/** Does it, and says in one clear error when the database does not answer. */
export async function whileReachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    throw new DatabaseUnreachableError(
      'The database does not answer right now. Runs go on and are stored when it is back; try again in a moment.',
      { cause: error },
    );
  }
}
