import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Application, missingPaths } from './application.ts';
import { type Reading, readings } from './readings.ts';
import { missedBars, scoreOf, sumOf, type Verdict } from './score.ts';
import { readTruth } from './truth.ts';
import { tryApplication } from './try-application.ts';
import { totalText, verdictText } from './verdict-text.ts';

/**
 * `npm run test:apps`: what FlowLoad finds, proves and replays in applications that others wrote, judged
 * by their `truth.json`. Exits with 1 when a bar is missed; an application that can't be brought up here
 * is left out, and the reason is told. docs/real-applications.md describes it.
 */
async function main(signal: AbortSignal): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      flows: { type: 'string' },
      keep: { type: 'boolean', default: false },
      'no-load': { type: 'boolean', default: false },
    },
  });
  const wanted = Object.entries(readings).filter(
    ([name]) => values.only === undefined || values.only === name,
  );
  if (wanted.length === 0 || (values.flows !== undefined && values.only === undefined)) {
    const names = Object.keys(readings).join(', ');
    throw new Error(`Say with --only which application is meant, one of ${names}.`);
  }
  const appsFolder = resolve(process.env.FLOWLOAD_APPS ?? beside);
  const stateFolder = resolve(process.env.TARGET_APPS_STATE ?? join(tmpdir(), 'flowload-apps'));
  // Another one's runs of other applications have folders of their own.
  const folder = join(stateFolder, 'discovered', values.only ?? 'all');
  const verdicts: Verdict[] = [];
  try {
    for (const [name, reading] of wanted) {
      const missing = whatIsMissing(join(appsFolder, name), reading);
      if (missing !== null) {
        console.log(`${name}: left out, since ${missing}`);
        continue;
      }
      const truth = await readTruth(join(appsFolder, name));
      await mkdir(folder, { recursive: true });
      const verdict = await tryApplication({
        application: new Application(join(appsFolder, name), stateFolder, truth.origin),
        truth,
        reading,
        folder,
        flowsFile: values.flows === undefined ? null : resolve(values.flows),
        withLoad: !values['no-load'],
        signal,
      });
      console.log(`\n${verdictText(verdict)}\n`);
      verdicts.push(verdict);
    }
  } finally {
    if (values.keep) console.log(`What was discovered is in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
  if (verdicts.length === 0) {
    console.log('No application could be brought up here; nothing was judged.');
    return true;
  }
  console.log(totalText(verdicts));
  const missed = missedBars(sumOf(verdicts.map(scoreOf)));
  console.log(missed.length === 0 ? 'Reached' : `MISSED: ${missed.join(' ')}`);
  return missed.length === 0;
}

const beside = fileURLToPath(new URL('../../../shared/apps', import.meta.url));

function whatIsMissing(folder: string, { needs }: Reading): string | null {
  if (!existsSync(join(folder, 'truth.json'))) {
    return `there is no ${folder}; FLOWLOAD_APPS says where the applications are`;
  }
  const missing = missingPaths(needs);
  if (missing.length === 0) return null;
  return `its packages are not installed (no ${missing.join(', ')}); its install.sh brings them`;
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupt.abort(new Error('Stopped before it was done.')));
}
try {
  process.exitCode = (await main(interrupt.signal)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
