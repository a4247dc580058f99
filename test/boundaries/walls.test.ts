import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Room, rooms } from './walls.ts';

const root = resolve(import.meta.dirname, '../..');
const sourceFolders = [
  'packages/engine/src',
  'packages/schema/src',
  'apps/server/src',
  'apps/web/src',
];

const isSource = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path);

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(isSource);
}

/** Specifiers of static imports, re-exports and dynamic imports with a literal. */
export function importsOf(source: string): string[] {
  const pattern =
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const roomOf = (path: string): Room | undefined => rooms.find((room) => within(path, room.folder));

/** The folder of the house that a workspace package's specifier stands for. */
function workspacePath(specifier: string): string | null {
  const match = /^@flowload\/(engine|schema|server|web)(\/.*)?$/.exec(specifier);
  if (!match) return null;
  const folder =
    match[1] === 'engine' || match[1] === 'schema' ? `packages/${match[1]}` : `apps/${match[1]}`;
  return match[2] ? `${folder}/src${match[2]}` : folder;
}

function violation(file: string, specifier: string): string | null {
  const room = roomOf(file);
  if (!room) return null;
  const target = specifier.startsWith('.')
    ? relative(root, resolve(root, dirname(file), specifier))
    : workspacePath(specifier);
  if (room.mustNotImport.some((pattern) => pattern.test(specifier)) && !specifier.startsWith('.')) {
    return `${file} imports ${specifier}, which ${room.folder} must not know`;
  }
  if (target === null || within(target, room.folder)) return null;
  return room.mayImport.some((folder) => within(target, folder))
    ? null
    : `${file} imports ${target}, which lies behind a wall of ${room.folder}`;
}

describe('walls between the rooms', () => {
  it('holds for every import in the sources', () => {
    const broken = sourceFolders
      .flatMap(filesIn)
      .flatMap((file) =>
        importsOf(readFileSync(join(root, file), 'utf8')).map((specifier) =>
          violation(file, specifier),
        ),
      )
      .filter((found) => found !== null);
    expect(broken).toEqual([]);
  });

  it.each([
    ['packages/engine/src/model/flow.ts', 'zod', true],
    ['packages/engine/src/model/flow.ts', './effect.ts', false],
    ['packages/engine/src/flow/verify.ts', '../load/replay.ts', true],
    ['packages/engine/src/flow/verify.ts', '../content/extract.ts', false],
    ['packages/engine/src/load/worker.ts', '../plan/pacing.ts', false],
    ['packages/engine/src/index.ts', 'graphql', true],
    ['packages/schema/src/run.ts', '@flowload/engine', true],
    ['packages/schema/src/run.ts', '@flowload/engine/model/run.ts', false],
    ['apps/web/src/app/main.tsx', '@flowload/schema', true],
    ['apps/server/src/serve.ts', '@flowload/engine', false],
  ])('judges %s importing %s', (file, specifier, broken) => {
    expect(violation(file, specifier) !== null).toBe(broken);
  });

  it('sees every form of import', () => {
    const source = [
      "import { a } from './a.ts';",
      "import type { B,\n C } from 'b';",
      "import 'c';",
      "export { d } from './d.ts';",
      "const e = await import('./e.ts');",
    ].join('\n');
    expect(importsOf(source)).toEqual(['./a.ts', 'b', 'c', './d.ts', './e.ts']);
  });
});

describe('manifests', () => {
  const manifest = (path: string) =>
    JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly devDependencies?: Readonly<Record<string, string>>;
    };
  const workspaces = ['.', 'packages/engine', 'packages/schema', 'apps/server', 'apps/web', 'test'];

  it.each([
    ['packages/engine', []],
    ['packages/schema', ['@flowload/engine']],
    ['apps/server', ['@flowload/engine', '@flowload/schema']],
    ['apps/web', []],
  ])('of %s depends on no other workspace than it may', (path, allowed) => {
    const own = Object.keys(manifest(path).dependencies ?? {}).filter((name) =>
      name.startsWith('@flowload/'),
    );
    expect(own.sort()).toEqual(allowed);
  });

  it.each(workspaces)('of %s pins exact versions', (path) => {
    const { dependencies = {}, devDependencies = {} } = manifest(path);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it.each([
    ['packages/engine/src', 'packages/engine'],
    ['packages/schema/src', 'packages/schema'],
    ['apps/server/src', 'apps/server'],
    ['apps/web/src', 'apps/web'],
  ])('lists every package that %s imports', (sources, workspace) => {
    const { dependencies = {}, devDependencies = {} } = manifest(workspace);
    const packageOf = (specifier: string) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
    const used = new Set(
      filesIn(sources)
        .flatMap((file) => importsOf(readFileSync(join(root, file), 'utf8')))
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map(packageOf),
    );
    const listed = new Set(Object.keys({ ...dependencies, ...devDependencies }));
    expect([...used].filter((name) => !listed.has(name))).toEqual([]);
  });
});
