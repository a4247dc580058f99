import { parseArgs } from 'node:util';
import { scoreCrawl } from '../maze/src/score.ts';
import { startMaze } from '../maze/src/start-maze.ts';
import type { Contender } from './discovery-contender.ts';
import { walkWithCrawlee } from './discovery-crawlee.ts';
import { walkWithFlowLoad } from './discovery-flowload.ts';
import { type Discovery, discoveryTable, missedList, pagesPerSecond } from './discovery-table.ts';

/**
 * `npm run bench:discovery`: what FlowLoad's crawl finds in the maze, beside Crawlee's PlaywrightCrawler
 * in the same browser on a maze of its own. Exits with 1 when anything is missed that a browser can do,
 * or when Crawlee loads more pages a second. `-- --only flowload --group reveal` walks a part.
 */
const contenders: Readonly<Record<string, Contender>> = {
  flowload: walkWithFlowLoad,
  crawlee: walkWithCrawlee,
};

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      group: { type: 'string' },
      minutes: { type: 'string', default: '30' },
    },
  });
  const within = values.group === undefined ? '/' : `/${values.group}/`;
  const timeMs = Number(values.minutes) * 60_000;
  const discoveries: Discovery[] = [];
  for (const [name, contender] of Object.entries(contenders)) {
    if (values.only !== undefined && values.only !== name) continue;
    console.log(`${name} walks through the maze`);
    discoveries.push(await discover(name, contender, within, timeMs));
  }
  console.log(`\n${discoveryTable(discoveries)}\n`);
  const [ours, theirs] = discoveries;
  if (ours === undefined) return false;
  if (ours.score.found < ours.score.expected) console.log(missedList(ours));
  const asQuick = theirs === undefined || pagesPerSecond(ours) >= pagesPerSecond(theirs);
  return ours.score.found === ours.score.expected && asQuick;
}

async function discover(
  contenderName: string,
  contender: Contender,
  within: string,
  timeMs: number,
): Promise<Discovery> {
  const maze = await startMaze();
  try {
    const walk = await contender({ maze, within, timeMs });
    const techniques = maze.techniques.filter(({ entry }) => entry.startsWith(within));
    return {
      contender: contenderName,
      score: scoreCrawl(techniques, maze.reached(), walk.reported),
      documents: maze.documents(),
      seconds: walk.seconds,
      ended: walk.ended,
    };
  } finally {
    await maze.close();
  }
}

process.exitCode = (await main()) ? 0 : 1;
