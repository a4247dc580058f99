import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import { startNoteGraph } from './flow-targets/note-graph.ts';
import {
  open,
  Prover,
  prove,
  replayed,
  sentVerbatim,
  submit,
  text,
} from './flow-targets/proving.ts';
import { startSettingsDesk } from './flow-targets/settings-desk.ts';

/** What is read, used and sent back: ids from a create on, locks, whole documents. */

let prover: Prover;

beforeAll(async () => {
  prover = await Prover.launch();
});

afterAll(async () => {
  await prover.close();
});

test.concurrent('GraphQL operations to one URL, in batches and by hash, chained from a create on', async () => {
  const graph = await startNoteGraph();
  try {
    const { flow: unproven, recordings } = await prover.correlate(graph.url, [
      open(`${graph.url}/`),
      submit('#new', { title: text }),
    ]);
    const flow = await prove(unproven);
    const lines = outline(flow).join('\n');
    expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
    const before = { ...graph.effects };
    await sentVerbatim(recordings[0]);
    expect(graph.effects).toEqual(before);
    expect(await replayed(flow, 4, 2)).toBe(8);
    expect(graph.effects, lines).toEqual({
      notes: before.notes + 8,
      comments: before.comments + 8,
      stars: before.stars + 8,
    });
  } finally {
    await graph.close();
  }
});

test.concurrent('a document of one’s own, changed in one place and sent back whole', async () => {
  const desk = await startSettingsDesk();
  try {
    const { flow: unproven } = await prover.correlate(desk.url, [
      open(`${desk.url}/own`),
      submit('form', { title: text }),
    ]);
    const flow = await prove(unproven);
    const lines = outline(flow).join('\n');
    expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
    const before = desk.effects.own;
    desk.renew();
    expect(await replayed(flow, 4, 2)).toBe(8);
    expect(desk.effects.own - before, lines).toBe(8);
  } finally {
    await desk.close();
  }
});

test.concurrent('a document of everybody is proven for one user at a time', async () => {
  const desk = await startSettingsDesk();
  try {
    const { flow: unproven, recordings } = await prover.correlate(desk.url, [
      open(`${desk.url}/shared`),
      submit('form', { title: text }),
    ]);
    const flow = await prove(unproven);
    const lines = outline(flow).join('\n');
    expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 1 });
    const before = desk.effects.shared;
    await sentVerbatim(recordings[0]);
    expect(desk.effects.shared).toBe(before);
    expect(await replayed(flow, 1, 5)).toBe(5);
    expect(desk.effects.shared - before, lines).toBe(5);
  } finally {
    await desk.close();
  }
});
