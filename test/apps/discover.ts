import { writeFile } from 'node:fs/promises';
import { runCli } from '../../apps/server/src/cli/program.ts';
import { processTerminal } from '../../apps/server/src/cli/view/terminal.ts';
import { createStages } from '../../packages/engine/src/index.ts';

/**
 * The command line as it stands, in a process of its own, with one ear at its crawl: what the crawl
 * hands on is written to a file as well, since `flows.json` holds flows and no pages. Who only looks
 * for pages builds no flows of them.
 * `node discover.ts <site-graph.json> <flows|pages> discover <url> ...`
 */
const [graphFile = 'site-graph.json', goal, ...args] = process.argv.slice(2);

process.exitCode = await runCli(args, {
  terminal: processTerminal(process.stdout, process.stderr, process.env),
  createStages(options) {
    const stages = createStages(options);
    return {
      ...stages,
      async crawl(input, at) {
        const graph = await stages.crawl(input, at);
        const states = graph.states.map((state) => ({ ...state, thumbnail: null }));
        await writeFile(graphFile, JSON.stringify({ ...graph, states }));
        return graph;
      },
      build: goal === 'pages' ? async () => [] : stages.build,
    };
  },
  signals: process,
  keyboard: null,
  now: Date.now,
  quit: (code) => process.exit(code),
});
// A browser that was left behind must not keep the process.
setTimeout(() => process.exit(), 2_000).unref();
