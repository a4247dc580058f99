import type { Browser, Page } from 'playwright-core';
import type { Journey, Persona } from '../model/journey.ts';
import type {
  RecordedExchange,
  RecordedInput,
  RecordedPage,
  RecordedStep,
  Recording,
} from '../model/recording.ts';
import type { Action } from '../model/site-graph.ts';
import type { Target } from '../model/target.ts';
import type { Typist } from './fill-values.ts';
import { signsOf } from './page-signs.ts';
import type { Performed } from './perform.ts';
import { recordingPatience } from './settle.ts';
import { personsPaceMs } from './think-time.ts';
import { Visitor } from './visitor.ts';
import { WireLog } from './wire-log.ts';

export interface RecordOptions {
  readonly browser: Browser;
  readonly target: Target;
  readonly journey: Journey;
  readonly persona: Persona;
  readonly insecure: boolean;
  readonly signal: AbortSignal;
}

const navigationTimeoutMs = 15_000;
const elementTimeoutMs = 4_000;

/**
 * Makes a journey from a clean browser and writes down what went over the wire, step by step.
 * Whatever stops it is the recording's `failure`, and the steps until then are kept; only an abort
 * makes it throw.
 */
export async function recordJourney(options: RecordOptions): Promise<Recording> {
  const { journey, persona, signal } = options;
  signal.throwIfAborted();
  const wire = new Wire();
  const visitor = await Visitor.enter(options.browser, {
    scope: options.target.scope,
    insecure: options.insecure,
    patience: recordingPatience,
    timeouts: { navigationTimeoutMs, elementTimeoutMs },
    confirms: true,
    allowDestructive: journey.effect === 'destructive',
    onPage: (page) => wire.listenTo(page),
  });
  const leave = () => void visitor.leave();
  signal.addEventListener('abort', leave, { once: true });
  const steps: RecordedStep[] = [];
  let failure: string | null = null;
  try {
    for (const action of journey.actions) {
      steps.push(await recordStep(action, steps.length === 0, visitor, wire, persona));
    }
  } catch (error) {
    failure = sentenceOf(journey.actions[steps.length], error);
  } finally {
    signal.removeEventListener('abort', leave);
    await visitor.leave();
  }
  signal.throwIfAborted();
  return { journeyId: journey.id, personaIndex: persona.index, steps, failure };
}

async function recordStep(
  action: Action,
  isFirst: boolean,
  visitor: Visitor,
  wire: Wire,
  persona: Persona,
): Promise<RecordedStep> {
  const typist: Typist = { ...persona, attempt: 0 };
  const performed = await visitor.do(action.operation, typist);
  if (visitor.crashed) throw new Error('The page crashed.');
  const inputs = inputsOf(performed);
  return {
    name: action.label,
    inputs,
    exchanges: withoutRefused(await wire.take()),
    page: await pageOf(visitor),
    thinkTimeMs: personsPaceMs(isFirst, inputs),
  };
}

/** The logs of all pages that a recording opens, as one: a window that a page opens has a log of its own. */
class Wire {
  readonly #startedAt = performance.now();
  readonly #logs: WireLog[] = [];
  #exchanges = 0;

  async listenTo(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const log = new WireLog(
      session,
      () => performance.now() - this.#startedAt,
      () => `e${++this.#exchanges}`,
    );
    this.#logs.push(log);
    await log.start();
  }

  /** The exchanges begun since the last call. */
  async take(): Promise<readonly RecordedExchange[]> {
    const taken = await Promise.all(this.#logs.map((log) => log.take()));
    return taken.flat().sort((a, b) => a.startedMs - b.startedMs);
  }
}

/** What the crawl's guard kept from being sent never was an exchange. */
function withoutRefused(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  return exchanges.filter(({ failure }) => failure === null || !/ERR_ABORTED/.test(failure));
}

function inputsOf({ inputs }: Performed): RecordedInput[] {
  return inputs.flatMap(({ field, value }) =>
    value === null ? [] : [{ field: field.name || field.label, fill: field.fill, value }],
  );
}

async function pageOf(visitor: Visitor): Promise<RecordedPage> {
  const view = await visitor.look();
  return {
    url: view.url,
    title: view.title,
    signedIn: signsOf(view).signedIn === 'yes',
    storage: await storageOf(visitor.page),
  };
}

/** What scripts can read again later: both storages, each key with the storage's name before it. */
async function storageOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return await page
    .evaluate(() =>
      Object.fromEntries(
        [['local', localStorage] as const, ['session', sessionStorage] as const].flatMap(
          ([name, storage]) =>
            Object.entries(storage).map(([key, value]) => [`${name}.${key}`, String(value)]),
        ),
      ),
    )
    .catch(() => ({}));
}

function sentenceOf(action: Action | undefined, error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return action === undefined ? reason : `At “${action.label}”: ${reason}`;
}
