/** One of the threads that share a load between them. */
export interface WorkerSeat {
  readonly workerIndex: number;
  readonly workerCount: number;
}

/** How many of the first `users` users are the worker's: it has every `workerCount`-th. */
export function shareOfUsers(users: number, { workerIndex, workerCount }: WorkerSeat): number {
  return Math.max(0, Math.ceil((users - workerIndex) / workerCount));
}

/**
 * The worker's first arrival at or after the given one. Arrival n belongs to the worker that has user
 * n, counted round over all users there may be: so each gets as many as it has users for, exactly.
 * Infinity for a worker without users.
 */
export function ownArrival(
  from: number,
  maxVus: number,
  { workerIndex, workerCount }: WorkerSeat,
): number {
  if (workerIndex >= maxVus) return Number.POSITIVE_INFINITY;
  const user = from % maxVus;
  const ahead = (((workerIndex - user) % workerCount) + workerCount) % workerCount;
  if (user + ahead < maxVus) return from + ahead;
  return from - user + maxVus + workerIndex;
}
