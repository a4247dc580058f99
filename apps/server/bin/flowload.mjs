#!/usr/bin/env node
// Plain JavaScript, since any Node must be able to read it: it hands over to the Node that FlowLoad
// brings along when it was started by an older one.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const oldestNode = 26;

if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  // Types are taken out of the sources once and not at every start.
  module.enableCompileCache?.();
  await import('../src/cli/main.ts');
} else handOver(ownNode());

function ownNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    console.error(
      `flowload: needs Node ${oldestNode} or newer, this is ${process.versions.node}, and the one it brings along is not there. Run “npm install” in its folder.`,
    );
    process.exit(1);
  }
}

/** The child shares the terminal; signals sent to this process alone are passed on, and it ends as the child ends. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`flowload: ${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
