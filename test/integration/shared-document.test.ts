import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fidelityOf } from '../../packages/engine/src/flow/fidelity.ts';
import { exchangeTo, extractorOf, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { RunEvent } from '../../packages/engine/src/model/run.ts';
import { executeRun } from '../../packages/engine/src/run/execute-run.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import { parseRunConfig } from '../../packages/engine/src/run/run-config.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** One document for everybody: who saves it has to have read its latest revision. */
async function wiki() {
  const document = { revision: 1, saved: 0, refused: 0 };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    if (request.method === 'GET') {
      response.end(`<h1>Edit</h1><form><input name="rev" value="${document.revision}"></form>`);
      return;
    }
    const url = new URL(request.url ?? '', 'http://wiki.test');
    // Long enough for others to have read the same revision.
    setTimeout(() => {
      const isLatest = url.searchParams.get('rev') === String(document.revision);
      document[isLatest ? 'saved' : 'refused'] += 1;
      if (isLatest) document.revision += 1;
      response.statusCode = isLatest ? 200 : 409;
      response.end(isLatest ? '<h1>Saved</h1>' : '<h1>Somebody else was faster</h1>');
    }, 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  closers.push(() => server.closeAllConnections());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const edit = flowOf(
    [
      exchangeTo(origin, {
        expect: { landmarks: ['Edit'] },
        extractors: [
          extractorOf('rev', { kind: 'form-field', name: 'rev', form: null, occurrence: 0 }),
        ],
      }),
      exchangeTo(origin, {
        request: { method: 'POST', path: '/save', query: [['rev', '${rev}']] },
        expect: { landmarks: ['Saved'] },
      }),
    ],
    { id: 'edit', name: 'Edit the page', effect: 'write' },
  );
  const read = flowOf([exchangeTo(origin, { expect: { landmarks: ['Edit'] } })], {
    id: 'read',
    name: 'Read the page',
  });
  return { document, origin, edit, read };
}

test('what users can only do one after another is proven and loaded so, and says so', async () => {
  const { document, origin, edit, read } = await wiki();
  const events: RunEvent[] = [];
  const { flows, summary } = await executeRun({
    config: parseRunConfig({
      url: origin,
      flows: [edit, read],
      users: 4,
      iterations: 40,
      thinkTime: { kind: 'none' },
    }),
    stages: createStages({ workers: 2 }),
    signal: new AbortController().signal,
    outputs: {
      event: (event) => events.push(event),
      progress: () => undefined,
      graph: () => undefined,
      flows: () => undefined,
      interval: () => undefined,
      summary: () => undefined,
    },
  });

  expect(flows.map(({ name, proof }) => [name, proof.kind === 'verified' && proof.users])).toEqual([
    ['Edit the page', 1],
    ['Read the page', 2],
  ]);
  expect(summary).toMatchObject({ verdict: 'passed', total: { iterations: 40, errors: {} } });
  // One of two users at once, then one after another twice, then the load.
  expect(document).toMatchObject({ saved: 1 + 2 + 20, refused: 1 });
  const edited = flows.map(fidelityOf)[0];
  expect(edited?.verdict).toMatch(/^One user after another replayed it/);
  expect(edited?.conflict).toBe('POST /save: status 409 instead of 200');
  const told = events.map(({ body }) => (body.kind === 'log' ? body.message : ''));
  expect(told).toContainEqual(expect.stringMatching(/^“Edit the page” is loaded by one user/));
});
