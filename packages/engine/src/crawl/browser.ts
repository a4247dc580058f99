import { existsSync } from 'node:fs';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { installedBrowserPaths } from './browser/browser-paths.ts';
import { unpackBundledBrowser } from './browser/bundled-browser.ts';
import { NoBrowserError } from './crawl-errors.ts';

const launchTimeoutMs = 30_000;

/** Nothing but the target may be asked for anything, and pages out of sight must run at full speed. */
const quietArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-gpu',
  // Frames of other sites stay in the page's own process, so that one debugger session sees them all.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
] as const;

/**
 * Starts the first browser that can be started: the one asked for by option or FLOWLOAD_BROWSER
 * (and then no other), Playwright's own, an installed Chrome or Chromium, the bundled one.
 * @throws NoBrowserError naming everything that was tried
 */
export async function launchBrowser(
  options: { readonly executablePath?: string; readonly headless?: boolean } = {},
): Promise<Browser> {
  const headless = options.headless ?? true;
  const tried: string[] = [];
  for (const candidate of candidates(options.executablePath)) {
    try {
      const found = await candidate.find();
      if (found === null) {
        tried.push(`${candidate.name}: not found`);
        continue;
      }
      return await chromium.launch({ ...launchOptions(headless), ...found });
    } catch (error) {
      tried.push(`${candidate.name}: ${firstLine(error)}`);
    }
  }
  throw new NoBrowserError(tried);
}

/** What `launchBrowser` would try to start first, in words; null when there is nothing to try. */
export async function findBrowser(
  options: { readonly executablePath?: string } = {},
): Promise<string | null> {
  for (const candidate of candidates(options.executablePath)) {
    const found = await candidate.find().catch(() => null);
    if (found !== null) return candidate.name;
  }
  return null;
}

interface Candidate {
  readonly name: string;
  /** Null when it isn't there. */
  find(): Promise<LaunchOptions | null>;
}

function candidates(explicit: string | undefined): readonly Candidate[] {
  if (explicit !== undefined) return [atPath(`the browser asked for, ${explicit}`, explicit)];
  const fromEnvironment = process.env.FLOWLOAD_BROWSER;
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return [atPath(`FLOWLOAD_BROWSER, ${fromEnvironment}`, fromEnvironment)];
  }
  const installed = installedBrowserPaths(process.platform, process.env).filter(existsSync);
  return [
    {
      name: "Playwright's own browser",
      find: async () => (existsSync(chromium.executablePath()) ? {} : null),
    },
    ...(installed.length > 0
      ? installed.map((path) => atPath(`installed ${path}`, path))
      : [{ name: 'an installed Chrome or Chromium', find: async () => null }]),
    { name: 'the bundled Chromium', find: bundled },
  ];
}

function atPath(name: string, executablePath: string): Candidate {
  return { name, find: async () => (existsSync(executablePath) ? { executablePath } : null) };
}

async function bundled(): Promise<LaunchOptions | null> {
  if (process.platform !== 'linux') return null;
  const { executablePath, env } = await unpackBundledBrowser();
  return { executablePath, env: { ...definedEnvironment(), ...env } };
}

function launchOptions(headless: boolean): LaunchOptions {
  return {
    headless,
    args: [...quietArgs],
    // The sandbox needs a user that is not root.
    chromiumSandbox: process.getuid?.() !== 0 && process.env.FLOWLOAD_NO_SANDBOX === undefined,
    timeout: launchTimeoutMs,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}
