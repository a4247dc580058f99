import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStages, findBrowser, type RunLimits, type RunStages } from '@flowload/engine';
import { compose } from './compose.ts';
import { DemoShop } from './demo/demo-shop.ts';
import { startFirstRun } from './demo/first-run.ts';
import { type HttpServer, startHttpServer } from './http/http-server.ts';
import { createRoutes } from './http/routes.ts';
import type { Log } from './log.ts';
import { knownBrowser } from './services/known-browser.ts';
import { openStore } from './store/store.ts';

export interface ServeOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  /** DATABASE_URL when left out, and the bundled Postgres without either. */
  readonly databaseUrl?: string | undefined;
  /** FLOWLOAD_DATA_DIR when left out, and `.flowload` in the project's folder without either. */
  readonly dataDir?: string | undefined;
  /** Open the demo shop, and run against it when there is no run yet. */
  readonly demo: boolean;
  /** Stops the server in good order. */
  readonly signal?: AbortSignal | undefined;
  readonly log: Log;
  readonly limits?: RunLimits | undefined;
  /** How the stages of a run are done; the engine's own when left out. */
  readonly stages?: RunStages | undefined;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Resolves when everything is stopped. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const webDist = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Starts the server whole: database, runs left unfinished, API, dashboard, demo shop. Throws a
 * `StartupError` that says what to do when something it needs is not to be had.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  // First of all, so that a port in use is told before a database is made.
  const http = await startHttpServer({
    host: options.host,
    port: options.port,
    allowedHosts: namesIn(process.env.FLOWLOAD_ALLOWED_HOSTS),
  });
  const closers: (() => Promise<void>)[] = [() => http.close()];
  const stop = once(() => closeAll(closers, options.log));
  const stopped = Promise.withResolvers<void>();
  const close = async () => {
    await stop();
    stopped.resolve();
  };
  try {
    await open(options, http, closers);
  } catch (error) {
    await close();
    throw error;
  }
  if (options.signal?.aborted) await close();
  else options.signal?.addEventListener('abort', () => void close(), { once: true });
  return { url: http.url, port: http.port, closed: stopped.promise, close };
}

/** Opens one thing after another, each with its way to be closed. */
async function open(
  options: ServeOptions,
  http: HttpServer,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const { log } = options;
  const store = await openStore({
    databaseUrl: options.databaseUrl ?? process.env.DATABASE_URL,
    dataDir: resolve(options.dataDir ?? process.env.FLOWLOAD_DATA_DIR ?? `${projectRoot}.flowload`),
    log,
  });
  // Requests end before the database does.
  closers.unshift(() => store.close());
  const shop = options.demo ? await DemoShop.open(log) : null;
  if (shop !== null) closers.push(() => shop.close());
  const services = compose({
    store,
    stages: options.stages ?? createStages(),
    limits: options.limits,
    log,
    demoUrl: () => shop?.url ?? null,
    browser: knownBrowser(findBrowser),
  });
  const routes = createRoutes({
    context: services.context,
    health: () => store.health(),
    webDist,
    log,
  });
  closers.push(() => routes.close());
  closers.push(() => services.stop());
  closers.push(async () => http.stopAnswering());
  await services.recover();
  http.answerWith(routes);
  log.info(`FlowLoad is open at ${http.url}`);
  if (shop?.url) await offer(shop.url, services.context, log);
}

async function offer(
  url: string,
  context: Parameters<typeof startFirstRun>[1],
  log: Log,
): Promise<void> {
  const first = await startFirstRun(url, context).catch((error: unknown) => {
    log.error('The first run could not be started.', error);
    return false;
  });
  log.info(
    first
      ? `The demo shop is open at ${url}, and a first run against it has begun: watch it on the dashboard.`
      : `The demo shop is open at ${url}.`,
  );
}

/** The last opened is closed first. */
async function closeAll(closers: (() => Promise<void>)[], log: Log): Promise<void> {
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => log.error('Not everything could be stopped.', error));
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let working: Promise<void> | null = null;
  return () => {
    working ??= work();
    return working;
  };
}

function namesIn(list = ''): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
