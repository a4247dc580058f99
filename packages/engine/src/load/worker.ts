import { LoadWorker } from './load-worker.ts';
import type { WorkerTask } from './protocol.ts';

/** What a thread of the pool runs. */
export default function runWorker(task: WorkerTask): Promise<void> {
  return new LoadWorker(task).run();
}
