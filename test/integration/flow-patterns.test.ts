import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import { startNodeEditor } from './flow-targets/node-editor.ts';
import {
  click,
  follow,
  open,
  Prover,
  replayed,
  signIn,
  submit,
  text,
} from './flow-targets/proving.ts';
import { startTicketTracker } from './flow-targets/ticket-tracker.ts';
import { startWiki } from './flow-targets/wiki.ts';

/** Against applications with guards of their own, which refuse anything but a faithful replay. */

let prover: Prover;

beforeAll(async () => {
  prover = await Prover.launch();
});

afterAll(async () => {
  await prover.close();
});

describe('a tracker whose tokens are masked on every render', () => {
  test.concurrent('gets as many tickets as there were replays', async () => {
    const tracker = await startTicketTracker();
    try {
      const flow = await prover.proven(tracker.url, [
        open(`${tracker.url}/login`),
        signIn('form', 'username', 'password'),
        follow('New ticket', `${tracker.url}/tickets/new`),
        submit('#ticket-form', { 'ticket[subject]': text }),
      ]);
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

  test.concurrent('takes notes on one ticket from one user at a time, since the ticket is locked', async () => {
    const tracker = await startTicketTracker();
    try {
      const flow = await prover.proven(tracker.url, [
        open(`${tracker.url}/login`),
        signIn('form', 'username', 'password'),
        follow('First', `${tracker.url}/tickets/1`),
        submit('#ticket-form', { 'ticket[notes]': text }),
      ]);
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
  test.concurrent('is saved as often as the flow is replayed', async () => {
    const wiki = await startWiki();
    try {
      const start = `${wiki.url}/doku.php?id=start`;
      const flow = await prover.proven(wiki.url, [
        open(start),
        follow('Edit this page', `${start}&do=edit`),
        submit('#dw__editform', { wikitext: text }),
      ]);
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
  test.concurrent('gets as many tabs as there were replays, one user at a time', async () => {
    const editor = await startNodeEditor();
    try {
      const flow = await prover.proven(editor.url, [
        open(`${editor.url}/`),
        signIn('#login', 'user', 'pass'),
        click('#add'),
      ]);
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
