import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { recordJourney } from '../../packages/engine/src/crawl/record-journey.ts';
import { correlate } from '../../packages/engine/src/flow/correlate.ts';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import { verifyFlow } from '../../packages/engine/src/flow/verify.ts';
import { replayFlow } from '../../packages/engine/src/load/replay.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Journey } from '../../packages/engine/src/model/journey.ts';
import type { Action, FieldFill, Operation } from '../../packages/engine/src/model/site-graph.ts';
import { startNodeEditor } from './flow-targets/node-editor.ts';
import { startTicketTracker } from './flow-targets/ticket-tracker.ts';
import { startWiki } from './flow-targets/wiki.ts';

/** Recorded in a real browser, correlated, and replayed against applications with guards of their own. */

const signal = AbortSignal.timeout(180_000);
const credentials = [
  { username: 'ada', password: 'open-sesame' },
  { username: 'bob', password: 'open-sesame' },
];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

const at = (selector: string) => ({ selectors: [selector], frameUrl: null });
const text: FieldFill = {
  kind: 'generate',
  generator: { kind: 'text', minLength: 8, maxLength: 40 },
};

function open(url: string): Operation {
  return { kind: 'open', url };
}

function follow(words: string, url: string): Operation {
  return { kind: 'follow-link', element: at(`text=${words}`), url };
}

function submit(form: string, fields: Readonly<Record<string, FieldFill>>): Operation {
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

function signIn(form: string, user: string, pass: string): Operation {
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

async function flowFrom(url: string, operations: readonly Operation[]): Promise<Flow> {
  const journey = journeyOf(operations);
  const target = {
    url,
    scope: { origins: [url], includePaths: [], excludePaths: [] },
    credentials,
  };
  const record = (index: 0 | 1) => {
    const persona = { index, seed: 100 + index, credentials: credentials[index] ?? null };
    return recordJourney({ browser, target, journey, persona, insecure: false, signal });
  };
  return correlate(journey, [await record(0), await record(1)], { origins: [url] });
}

function prove(flow: Flow): Promise<Flow> {
  const replay = (trial: Flow, options: { users: number; signal: AbortSignal }) =>
    replayFlow(trial, { ...options, credentials, insecure: false });
  return verifyFlow(flow, { replay, users: 2, signal, now: () => new Date() });
}

/** Sends the flow once for each user, all at once or one after the other, and counts who came through. */
async function replayed(flow: Flow, users: number, times = 1): Promise<number> {
  let done = 0;
  for (let count = 0; count < times; count++) {
    const traces = await replayFlow(flow, { users, credentials, insecure: false, signal });
    done += traces.filter(({ failure }) => failure === null).length;
  }
  return done;
}

describe('a tracker whose tokens are masked on every render', () => {
  test('gets as many tickets as there were replays', async () => {
    const tracker = await startTicketTracker();
    try {
      const flow = await prove(
        await flowFrom(tracker.url, [
          open(`${tracker.url}/login`),
          signIn('form', 'username', 'password'),
          follow('New ticket', `${tracker.url}/tickets/new`),
          submit('#ticket-form', { 'ticket[subject]': text }),
        ]),
      );
      expect(flow.proof).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
      expect(outline(flow).filter((line) => line.startsWith('  '))).toEqual([
        '  authenticity_token <- form-field authenticity_token',
        '  utf8 <- form-field utf8',
        '  authenticity_token <- form-field authenticity_token in ticket-form',
        '  ticket_id <- header location 1',
      ]);
      const before = tracker.effects.tickets;
      expect(await replayed(flow, 5, 2)).toBe(10);
      expect(tracker.effects.tickets - before).toBe(10);
    } finally {
      await tracker.close();
    }
  });

  test('takes notes on one ticket from one user at a time, since the ticket is locked', async () => {
    const tracker = await startTicketTracker();
    try {
      const flow = await prove(
        await flowFrom(tracker.url, [
          open(`${tracker.url}/login`),
          signIn('form', 'username', 'password'),
          follow('First', `${tracker.url}/tickets/1`),
          submit('#ticket-form', { 'ticket[notes]': text }),
        ]),
      );
      expect(flow.proof.kind).toBe('verified');
      expect(outline(flow)).toContain('  ticket_lock_version <- form-field ticket[lock_version]');
      const before = tracker.effects.notes;
      expect(await replayed(flow, 1, 5)).toBe(5);
      expect(tracker.effects.notes - before).toBe(5);
    } finally {
      await tracker.close();
    }
  });
});

describe('a wiki that answers 200 to a stale save', () => {
  test('is saved as often as the flow is replayed', async () => {
    const wiki = await startWiki();
    try {
      const start = `${wiki.url}/doku.php?id=start`;
      const flow = await prove(
        await flowFrom(wiki.url, [
          open(start),
          follow('Edit this page', `${start}&do=edit`),
          submit('#dw__editform', { wikitext: text }),
        ]),
      );
      expect(flow.proof.kind).toBe('verified');
      expect(outline(flow)).toEqual(
        expect.arrayContaining([
          '  sectok <- form-field sectok',
          '  changecheck <- form-field changecheck',
        ]),
      );
      const before = wiki.effects.saves;
      expect(await replayed(flow, 1, 5)).toBe(5);
      expect(wiki.effects.saves - before).toBe(5);
    } finally {
      await wiki.close();
    }
  });
});

describe('a single-page editor of one shared document', () => {
  test('gets as many tabs as there were replays, one user at a time', async () => {
    const editor = await startNodeEditor();
    try {
      const flow = await prove(
        await flowFrom(editor.url, [
          open(`${editor.url}/`),
          signIn('#login', 'user', 'pass'),
          { kind: 'click', element: at('#add') },
        ]),
      );
      expect(flow.proof.kind).toBe('verified');
      const lines = outline(flow);
      expect(lines).toContain('  access_token <- json access_token');
      expect(lines.find((line) => line.startsWith('POST /flows'))).toContain(
        '{"flows":["${flows|items}",{"id":"${flow_id}","type":"tab","label":"Flow"}],"rev":"${rev}"}',
      );
      const before = editor.effects.tabs;
      expect(await replayed(flow, 1, 5)).toBe(5);
      expect(editor.effects.tabs - before).toBe(5);
    } finally {
      await editor.close();
    }
  });
});
