import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { startDemoApp } from '../demo-app/src/start-demo-app.ts';
import { startCli } from '../integration/cli-process.ts';

/** From the address typed to the first request of the load, the browser's start included. */
const barSeconds = 60;
const rounds = Number(process.argv[2] ?? 3);

interface Round {
  readonly exploring: number;
  readonly recording: number;
  readonly proving: number;
  readonly total: number;
}

/** Unpacking the bundled browser happens once on a machine, at its first use. */
await (await launchBrowser()).close();

const measured: Round[] = [];
for (let round = 0; round < rounds; round++) measured.push(await measure());
const median = [...measured].sort((a, b) => a.total - b.total)[Math.floor(rounds / 2)];

console.table(
  Object.fromEntries([
    ...measured.map((one, index) => [`round ${index + 1}`, one]),
    ['median round', median],
  ]),
);
const reached = median !== undefined && median.total < barSeconds;
console.log(
  `${reached ? 'Reached' : 'MISSED'}: seconds to load ${median?.total}, bar ${barSeconds}`,
);
process.exitCode = reached ? 0 : 1;

async function measure(): Promise<Round> {
  const shop = await startDemoApp();
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  const cli = startCli([
    'run',
    shop.url,
    '--users',
    '5',
    '--duration',
    '2s',
    '--think-time',
    'none',
  ]);
  try {
    await cli.says('Recording its journeys');
    const explored = seconds();
    await cli.says('Proving the flows');
    const recorded = seconds();
    await cli.says('Making load');
    const total = seconds();
    await cli.result;
    return {
      exploring: explored,
      recording: Math.round((recorded - explored) * 10) / 10,
      proving: Math.round((total - recorded) * 10) / 10,
      total,
    };
  } finally {
    await shop.close();
  }
}
