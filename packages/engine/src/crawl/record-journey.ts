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
import { ExchangeLog } from './exchange-log.ts';
import type { Typist } from './fill-values.ts';
import { signsOf } from './page-signs.ts';
import type { Performed } from './perform.ts';
import { recordingPatience } from './settle.ts';
import { personsPaceMs } from './think-time.ts';
import { Visitor } from './visitor.ts';

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
  const log = new ExchangeLog(() => performance.now());
  const visitor = await Visitor.enter(options.browser, {
    scope: options.target.scope,
    insecure: options.insecure,
    patience: recordingPatience,
    timeouts: { navigationTimeoutMs, elementTimeoutMs },
    confirms: true,
    allowDestructive: journey.effect === 'destructive',
    onPage: (page) => log.attach(page),
  });
  const leave = () => void visitor.leave();
  signal.addEventListener('abort', leave, { once: true });
  const steps: RecordedStep[] = [];
  let failure: string | null = null;
  try {
    for (const action of journey.actions) {
      steps.push(await recordStep(action, steps.length === 0, visitor, log, persona));
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
  log: ExchangeLog,
  persona: Persona,
): Promise<RecordedStep> {
  const first = log.length;
  const typist: Typist = { ...persona, attempt: 0 };
  const performed = await visitor.do(action.operation, typist);
  if (visitor.crashed) throw new Error('The page crashed.');
  const inputs = inputsOf(performed);
  return {
    name: action.label,
    inputs,
    exchanges: withoutRefused(await log.since(first)),
    page: await pageOf(visitor),
    thinkTimeMs: personsPaceMs(isFirst, inputs),
  };
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
