import type { Browser, Page } from 'playwright-core';
import type { Journey, Persona } from '../model/journey.ts';
import type { RecordedInput, RecordedPage, RecordedStep, Recording } from '../model/recording.ts';
import type { Action } from '../model/site-graph.ts';
import type { Target } from '../model/target.ts';
import { recordingPatience } from './browser/settle.ts';
import type { SeenTraffic } from './browser/traffic.ts';
import type { BrowserNetwork } from './browser-network.ts';
import type { Performed } from './doing/perform.ts';
import { personsPaceMs } from './doing/think-time.ts';
import { formShownAgain, laterLookMs, laterLooks, receptionOf } from './forms/submission.ts';
import { signsOf } from './page/page-signs.ts';
import type { PageView } from './page/page-view.ts';
import { Visitor } from './visitor.ts';
import { withSentFiles } from './wire/sent-files.ts';
import { Wire } from './wire/wire.ts';

export interface RecordOptions {
  readonly browser: Browser;
  readonly target: Target;
  readonly journey: Journey;
  readonly persona: Persona;
  readonly network: BrowserNetwork;
  readonly signal: AbortSignal;
}

const timeouts = { navigationTimeoutMs: 20_000, elementTimeoutMs: 4_000 } as const;
const stepTimeoutMs = 45_000;

/**
 * Goes a journey in a clean browser and writes down, step by step, all that went over the wire. A
 * step that can't be done, or whose form the page does not take, ends it with the reason in
 * `failure`. Rejects only when `signal` aborts or the browser is gone.
 */
export async function recordJourney(options: RecordOptions): Promise<Recording> {
  const { journey, persona, signal } = options;
  signal.throwIfAborted();
  const wire = new Wire(options.network);
  const isDestructive = journey.effect === 'destructive';
  const visitor = await Visitor.enter(options.browser, {
    scope: options.target.scope,
    network: options.network,
    patience: recordingPatience,
    timeouts,
    confirms: isDestructive,
    allowWorkers: false,
    allowDestructive: isDestructive,
    onPage: (page) => wire.listenTo(page),
  });
  const leave = () => void visitor.leave();
  signal.addEventListener('abort', leave, { once: true });
  try {
    // It may have been aborted while the visitor came in.
    signal.throwIfAborted();
    const { steps, failure } = await recordSteps(journey.actions, persona, visitor, wire);
    signal.throwIfAborted();
    return { journeyId: journey.id, personaIndex: persona.index, steps, failure };
  } finally {
    signal.removeEventListener('abort', leave);
    await visitor.leave();
  }
}

async function recordSteps(
  actions: readonly Action[],
  persona: Persona,
  visitor: Visitor,
  wire: Wire,
): Promise<Pick<Recording, 'steps' | 'failure'>> {
  const steps: RecordedStep[] = [];
  let before: PageView | null = null;
  for (const action of actions) {
    try {
      const done: Done = await within(stepTimeoutMs, doStep(action, persona, before, visitor));
      const inputs = inputsOf(done.performed);
      steps.push({
        name: action.label,
        inputs,
        exchanges: withSentFiles(await wire.take(), inputs),
        page: done.page,
        thinkTimeMs: personsPaceMs(steps.length === 0, inputs),
      });
      if (done.objection !== null) return { steps, failure: at(action, done.objection) };
      before = done.view;
    } catch (error) {
      return { steps, failure: at(action, firstLine(error)) };
    }
  }
  return { steps, failure: null };
}

interface Done {
  readonly performed: Performed;
  readonly view: PageView;
  readonly page: RecordedPage;
  /** What the page had against it; null when it took it. */
  readonly objection: string | null;
}

async function doStep(
  action: Action,
  persona: Persona,
  before: PageView | null,
  visitor: Visitor,
): Promise<Done> {
  visitor.traffic.take();
  visitor.takeIncidents();
  const performed = await visitor.do(action.operation, { ...persona, attempt: 0 });
  if (visitor.crashed) throw new Error('The page crashed.');
  let view = await visitor.look();
  const { refusals } = visitor.takeIncidents();
  const traffic = [...visitor.traffic.take()];
  let objection = refusals[0] ?? objectionTo(action, before, view, traffic);
  const { operation } = action;
  const looks = operation.kind === 'submit-form' ? laterLooks(operation.form) : 0;
  for (let look = 0; look < looks && objection !== null; look++) {
    await visitor.page.waitForTimeout(laterLookMs);
    await visitor.settle('answer');
    view = await visitor.look();
    traffic.push(...visitor.traffic.take());
    objection = objectionTo(action, before, view, traffic);
  }
  return { performed, view, page: await pageOf(visitor.page, view), objection };
}

/** A form that is shown again with an error was not taken: a flow made of that would load a failure. */
function objectionTo(
  { operation }: Action,
  before: PageView | null,
  after: PageView,
  traffic: readonly SeenTraffic[],
): string | null {
  if (operation.kind !== 'submit-form' || before === null) return null;
  const reception = receptionOf({
    form: operation.form,
    again: formShownAgain(operation.form, after),
    before,
    after,
    traffic,
    signedIn: signsOf(after).signedIn,
  });
  if (reception.kind === 'accepted') return null;
  const said = reception.said.join(' ').slice(0, 300);
  return said === '' ? 'the page showed the form again' : `the page said “${said}”`;
}

function inputsOf({ inputs }: Performed): RecordedInput[] {
  return inputs.flatMap(({ field, value }) =>
    value === null ? [] : [{ field: field.name || field.label, fill: field.fill, value }],
  );
}

async function pageOf(page: Page, view: PageView): Promise<RecordedPage> {
  return {
    url: view.url,
    title: view.title,
    signedIn: signsOf(view).signedIn === 'yes',
    storage: await storageOf(page),
  };
}

/** What scripts can read again later: `local.*`, `session.*` and, of the cookies, those not kept from them, `cookie.*`. */
async function storageOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return await page
    .evaluate(() => {
      const areas = [['local', localStorage] as const, ['session', sessionStorage] as const];
      const stored = areas.flatMap(([area, storage]) =>
        Object.entries(storage).map(([name, value]) => [`${area}.${name}`, String(value)] as const),
      );
      const cookies = document.cookie.split('; ').flatMap((pair) => {
        const [name = '', ...value] = pair.split('=');
        return name === '' ? [] : [[`cookie.${name}`, value.join('=')] as const];
      });
      return Object.fromEntries([...stored, ...cookies]);
    })
    .catch(() => ({}));
}

function at(action: Action, reason: string): string {
  return `At “${action.label}”: ${reason}`;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? message).slice(0, 400);
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`Nothing came of it within ${timeoutMs / 1000} seconds.`);
    timer = setTimeout(reject, timeoutMs, error);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
