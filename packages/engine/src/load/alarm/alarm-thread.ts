import { parentPort, workerData } from 'node:worker_threads';
import { AlarmBoard } from './alarm-board.ts';

/**
 * The least time from one ring to the next. It bounds what waking costs at any rate: what becomes due
 * meanwhile starts together.
 */
const spacingMs = 0.5;

/** What the thread of an alarm clock does, until it is ended from outside. */
const board = new AlarmBoard(workerData);
parentPort?.postMessage('awake');
for (;;) {
  const seen = board.changes;
  if (board.ringDue(process.hrtime.bigint())) board.nap(spacingMs);
  else board.sleep(seen);
}
