import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../../packages/engine/src/crawl/browser-network.ts';
import { recordJourney } from '../../../packages/engine/src/crawl/record-journey.ts';
import { correlate } from '../../../packages/engine/src/flow/correlate.ts';
import { verifyFlow } from '../../../packages/engine/src/flow/verify.ts';
import { CookieJar } from '../../../packages/engine/src/load/cookie-jar.ts';
import { network } from '../../../packages/engine/src/load/http/network.fixture.ts';
import { replayFlow } from '../../../packages/engine/src/load/replay.ts';
import type { Flow } from '../../../packages/engine/src/model/flow.ts';
import type { Journey } from '../../../packages/engine/src/model/journey.ts';
import type { RecordedExchange, Recording } from '../../../packages/engine/src/model/recording.ts';
import type {
  Action,
  FieldFill,
  Operation,
} from '../../../packages/engine/src/model/site-graph.ts';
import { pause } from '../../../packages/engine/src/run/pause.ts';

/** Journeys over small applications: recorded in a real browser, correlated, proven and replayed. */

export const signal = AbortSignal.timeout(600_000);
export const credentials = [
  { username: 'ada', password: 'open-sesame' },
  { username: 'bob', password: 'open-sesame' },
];

export const at = (selector: string) => ({ selectors: [selector], frameUrl: null });

export const text: FieldFill = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 8, maxLength: 40 },
};

export function open(url: string): Operation {
  return { kind: 'open', url };
}

export function follow(words: string, url: string): Operation {
  return { kind: 'follow-link', element: at(`text=${words}`), url };
}

export function click(selector: string): Operation {
  return { kind: 'click', element: at(selector) };
}

export function submit(form: string, fields: Readonly<Record<string, FieldFill>> = {}): Operation {
  return {
    kind: 'submit-form',
    form: {
      element: at(form),
      submit: at(`${form} button`),
      purpose: 'other',
      method: 'post',
      action: '',
      fields: Object.entries(fields).map(([name, fill]) => ({
        element: at(`${form} [name="${name}"]`),
        name,
        label: name,
        fill,
      })),
    },
  };
}

export function signIn(form: string, user: string, pass: string): Operation {
  return submit(form, {
    [user]: { kind: 'credential', part: 'username' },
    [pass]: { kind: 'credential', part: 'password' },
  });
}

function journeyOf(operations: readonly Operation[]): Journey {
  const actions = operations.map(
    (operation, index): Action => ({
      id: `a${index}`,
      fromStateId: '',
      toStateId: null,
      operation,
      label: `Step ${index + 1}`,
      heading: '',
      effect: 'write',
      outcome: { kind: 'explored', status: 200 },
      requests: [],
    }),
  );
  return { id: 'journey', name: 'Journey', effect: 'write', actions, leftAlone: null };
}

/** A flow in the making, with what it was made of. */
export interface Correlated {
  readonly flow: Flow;
  readonly recordings: readonly [Recording, Recording];
}

/** Everything that needs one browser. */
export class Prover {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<Prover> {
    return new Prover(await launchBrowser());
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async correlate(url: string, operations: readonly Operation[]): Promise<Correlated> {
    const journey = journeyOf(operations);
    const scope = { origins: [url], includePaths: [], excludePaths: [] };
    const target = { url, scope, credentials };
    const record = (index: 0 | 1) => {
      const persona = { index, seed: 100 + index, credentials: credentials[index] ?? null };
      return recordJourney({
        browser: this.#browser,
        target,
        journey,
        persona,
        network: straightNetwork,
        signal,
      });
    };
    const recordings = [await record(0), await record(1)] as const;
    return { flow: correlate(journey, recordings, { origins: [url] }), recordings };
  }

  async proven(url: string, operations: readonly Operation[]): Promise<Flow> {
    return await prove((await this.correlate(url, operations)).flow);
  }
}

export function prove(flow: Flow): Promise<Flow> {
  const replay = (trial: Flow, options: { users: number; signal: AbortSignal }) =>
    replayFlow(trial, { ...options, credentials, network: network() });
  return verifyFlow(flow, { replay, users: 2, signal, now: () => new Date(), pause });
}

/** Sends the flow once for each user, all at once or one after the other, and counts who came through. */
export async function replayed(flow: Flow, users: number, times = 1): Promise<number> {
  let done = 0;
  for (let count = 0; count < times; count++) {
    const traces = await replayFlow(flow, { users, credentials, network: network(), signal });
    done += traces.filter(({ failure }) => failure === null).length;
  }
  return done;
}

/** Sends what was recorded word for word, with cookies of its own: what a recorder without correlation does. */
export async function sentVerbatim({ steps }: Recording): Promise<void> {
  const jar = new CookieJar();
  const exchanges = steps.flatMap((step) => step.exchanges);
  for (const exchange of exchanges.filter(({ response }) => response !== null)) {
    await sendVerbatim(exchange, jar);
  }
}

async function sendVerbatim({ request }: RecordedExchange, jar: CookieJar): Promise<void> {
  const url = new URL(request.url);
  const place = { host: url.hostname, secure: true };
  const own = /^(?:cookie|host|connection|content-length|accept-encoding|sec-.*|upgrade-.*)$/;
  const headers = new Headers(
    request.headers.filter(([name]) => !own.test(name)).map(([...pair]) => pair),
  );
  headers.set('cookie', jar.header(place, url.pathname, Date.now()));
  const { method, body } = request;
  const answer = await fetch(url, { method, headers, body, redirect: 'manual' });
  jar.store(answer.headers.getSetCookie(), place, url.pathname, Date.now());
  await answer.arrayBuffer();
}
