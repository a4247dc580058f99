import type { RunEventBody } from '@flowload/engine/model/run.ts';
import type { RunUpdate } from '@flowload/schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleInterval } from './server/sample-run.ts';
import { rows, upTo } from './server/stored.ts';
import { makeDataDir, removeDataDir } from './server/test-server.ts';
import { openTestStore, type TestStore } from './server/test-store.ts';

let dataDir: string;
let at: TestStore;

beforeAll(async () => {
  dataDir = await makeDataDir();
  at = await openTestStore(dataDir);
});

afterAll(async () => {
  await at.writes.settled();
  await at.store.close();
  await removeDataDir(dataDir);
});

/** Pushes an event or an interval for each number, as a run does. */
function tell(runId: string, from: number, to: number): void {
  for (let sequence = from; sequence <= to; sequence += 1) {
    const seq = sequence - 1;
    if (sequence % 2 === 0) {
      at.writes.push({ kind: 'interval', runId, sequence, interval: sampleInterval(seq, 1_000) });
    } else {
      const body: RunEventBody = { kind: 'log', level: 'info', message: `number ${sequence}` };
      at.writes.push({ kind: 'event', runId, sequence, event: { seq, at: 1_000, body } });
    }
  }
}

function end(runId: string, sequence: number): void {
  const body: RunEventBody = { kind: 'state', from: 'loading', to: 'completed', failure: null };
  const event = { seq: sequence - 1, at: 2_000, body };
  at.writes.push({ kind: 'event', runId, sequence, event });
}

async function numbersOf(updates: AsyncIterable<RunUpdate>): Promise<number[]> {
  const numbers: number[] = [];
  for await (const update of updates) {
    if (update.kind === 'event' || update.kind === 'interval') numbers.push(update.sequence);
  }
  return numbers;
}

it('hands a subscriber over from the store to what is live, without a gap', async () => {
  const { id } = await at.create('run_handover');
  tell(id, 1, 700);
  await at.writes.settled();
  const all = numbersOf(at.live.runUpdates(id, null));
  const late = numbersOf(at.live.runUpdates(id, 123));
  const latest = numbersOf(at.live.runUpdates(id, 699));
  tell(id, 701, 900);
  end(id, 901);
  expect(await all).toEqual(upTo(901));
  expect(await late).toEqual(upTo(901).slice(123));
  expect(await latest).toEqual(upTo(901).slice(699));
  expect(await numbersOf(at.live.runUpdates(id, 500))).toEqual(upTo(901).slice(500));
});

it('lets a subscriber that is slow catch up from the store', async () => {
  const { id } = await at.create('run_slow');
  const updates = at.live.runUpdates(id, null)[Symbol.asyncIterator]();
  tell(id, 1, 1);
  const first = await updates.next();
  expect(first.value).toMatchObject({ sequence: 1 });
  tell(id, 2, 1_000);
  end(id, 1_001);
  await at.writes.settled();
  const rest = await numbersOf({ [Symbol.asyncIterator]: () => updates });
  expect(rest).toEqual(upTo(1_001).slice(1));
});

it('lets a subscriber go that waits for something to happen', async () => {
  const { id } = await at.create('run_quiet');
  const updates = at.live.runUpdates(id, null)[Symbol.asyncIterator]();
  const waiting = updates.next();
  await updates.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

it('gives of flows, summary and progress the latest, whatever was skipped', async () => {
  const { id } = await at.create('run_latest');
  const feed = at.live.feed(id);
  for (let done = 1; done <= 100; done += 1) {
    feed?.showProgress({ kind: 'building', journey: 'Sign in', done, total: 100 });
  }
  end(id, 1);
  const kinds: string[] = [];
  for await (const update of at.live.runUpdates(id, null)) {
    kinds.push(update.kind === 'progress' ? JSON.stringify(update.progress) : update.kind);
  }
  expect(kinds.filter((kind) => kind.includes('building')).length).toBeLessThanOrEqual(1);
});

it('tells a list of runs each run once, with what became of it', async () => {
  const changes = at.live.runsChanged()[Symbol.asyncIterator]();
  const first = changes.next();
  const { id } = await at.create('run_listed');
  expect(await first).toMatchObject({ value: { kind: 'created', id } });
  for (const to of ['crawling', 'building', 'verifying'] as const) {
    const seq = ['crawling', 'building', 'verifying'].indexOf(to);
    const body: RunEventBody = { kind: 'state', from: null, to, failure: null };
    at.writes.push({ kind: 'event', runId: id, sequence: seq + 1, event: { seq, at: 1, body } });
  }
  await at.writes.settled();
  at.live.deleted(id);
  expect(await changes.next()).toMatchObject({ value: { kind: 'deleted', id } });
  await changes.return?.();
});

it('writes the same thing twice without harm, and leaves out only what can’t be stored', async () => {
  const { id } = await at.create('run_twice');
  tell(id, 1, 10);
  tell(id, 1, 10);
  tell('run_that_is_not_there', 1, 3);
  tell(id, 11, 20);
  await at.writes.settled();
  expect(await at.archive.updatesAfter(id, 0, 100)).toHaveLength(20);
  const url = at.store.embedded?.url ?? '';
  expect(await rows(url, "select sequence from test_runs where id = 'run_twice'")).toEqual([
    { sequence: 20 },
  ]);
});

it('keeps an interval whole, whatever bytes the target answered with', async () => {
  const { id } = await at.create('run_bytes');
  const interval = sampleInterval(0, 1_234);
  at.writes.push({ kind: 'interval', runId: id, sequence: 1, interval });
  await at.writes.settled();
  const range = { fromSeq: 0, first: 1 };
  expect(await at.archive.intervals(id, { ...range, totalOnly: false })).toEqual([interval]);
  const [total] = await at.archive.intervals(id, { ...range, totalOnly: true });
  expect(total?.series).toEqual(interval.series.slice(0, 1));
});

it('keeps passwords where only its key reads them', async () => {
  const url = at.store.embedded?.url ?? '';
  const credentials = [{ username: 'anna', password: 'hunter2-secret' }];
  const { parseRunConfig } = await import('@flowload/engine');
  const config = parseRunConfig({ url: 'http://127.0.0.1:9/', credentials });
  const given = { name: 'secret', startRequested: false, at: new Date() };
  await at.ledger.create({ ...given, id: 'run_secret', config });
  expect((await at.ledger.fullConfig('run_secret'))?.config).toEqual(config);
  const dump = await rows<{ secrets: unknown }>(
    url,
    "select * from test_runs where id = 'run_secret'",
  );
  const secrets = dump[0]?.secrets;
  expect(JSON.stringify(dump)).not.toContain('hunter2');
  expect(secrets).toBeInstanceOf(Buffer);
  expect(String(secrets)).not.toContain('hunter2');
});
