import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { formatSeconds } from './durations.ts';
import type { LiveLine } from './view/live-line.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Builds the dashboard unless the one there is current: turbo knows by the files' contents. Null when
 * it is there; what the build said when it failed.
 */
export async function buildDashboard(line: LiveLine): Promise<string | null> {
  const startedAt = Date.now();
  const tell = () => line.show(`Building the dashboard (${formatSeconds(Date.now() - startedAt)})`);
  tell();
  const timer = setInterval(tell, 500);
  try {
    return await runTurbo();
  } finally {
    clearInterval(timer);
  }
}

function runTurbo(): Promise<string | null> {
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const args = [turbo, 'run', 'build', '--filter=@flowload/web', '--output-logs=errors-only'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? null : output));
  });
}
