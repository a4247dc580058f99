import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { startDemoApp } from './start-demo-app.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Shop {
  readonly child: ChildProcess;
  /** The first thing it said, on whichever stream. */
  readonly said: Promise<string>;
  readonly exitCode: Promise<number | null>;
}

function runMain(...args: readonly string[]): Shop {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(child);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The child has no output to read.');
  const said = Promise.race([once(stdout, 'data'), once(stderr, 'data')]).then(String);
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, exitCode };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'prints its URL and stops cleanly on %s',
  async (signal) => {
    const { child, said, exitCode } = runMain('--port', '0', '--latency', '0-1');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await said)?.[0] ?? '';
    expect((await fetch(url)).status).toBe(200);
    child.kill(signal);
    expect(await exitCode).toBe(0);
  },
);

test('stops when whoever started it goes away', async () => {
  const { child, said, exitCode } = runMain('--port', '0');
  await said;
  child.disconnect();
  expect(await exitCode).toBe(0);
});

test('says that the port is in use', async () => {
  const other = await startDemoApp();
  const { said, exitCode } = runMain('--port', String(other.port));
  expect(await said).toContain(`Port ${other.port} is in use`);
  expect(await exitCode).toBe(1);
  await other.close();
});

test('says which option makes no sense', async () => {
  const { said, exitCode } = runMain('--latency', 'slow');
  expect(await said).toContain('latency “slow” must be milliseconds');
  expect(await exitCode).toBe(1);
});
