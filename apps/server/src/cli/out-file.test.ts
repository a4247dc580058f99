import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkOutFile, writeOutFile } from './out-file.ts';

it('a result is written although its folder went away during the run', async () => {
  const root = await mkdtemp(join(tmpdir(), 'flowload-out-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const path = join(root, 'results', 'flows.json');
  await expect(checkOutFile(path)).rejects.toThrow('there is no folder');
  await writeOutFile(path, '{}');
  expect(await readFile(path, 'utf8')).toBe('{}\n');
});
