import { serve } from '../../../apps/server/src/serve.ts';
import { sampleLevel } from './sample-run.ts';
import { sampleStages } from './sample-stages.ts';

/** A server in a process of its own, to be killed. Prints its address as soon as it is open. */
const [dataDir = '', mode = ''] = process.argv.slice(2);

const server = await serve({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  demo: false,
  stages: sampleStages({
    intervals: Number.POSITIVE_INFINITY,
    intervalMs: 50,
    ...(mode === 'crawls-on' && { crawlUntil: new Promise<void>(() => undefined) }),
    ...(mode === 'searches' && { levels: [sampleLevel(10, true), sampleLevel(20, false)] }),
  }),
  log: { info: () => undefined, warn: console.error, error: console.error },
});
console.log(server.url);
