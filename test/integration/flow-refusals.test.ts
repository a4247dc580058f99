import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline } from '../../packages/engine/src/flow/recording.fixture.ts';
import type { BodyTemplate, Flow } from '../../packages/engine/src/model/flow.ts';
import { open, Prover, prove, replayed, submit, text } from './flow-targets/proving.ts';
import { refusalWays, type SoftRefusals, startSoftRefusals } from './flow-targets/soft-refusals.ts';

/** Flows that are broken on purpose: whatever an application says instead of an error, the proof fails. */

let prover: Prover;
let app: SoftRefusals;

beforeAll(async () => {
  [prover, app] = await Promise.all([Prover.launch(), startSoftRefusals()]);
});

afterAll(async () => {
  await Promise.all([prover.close(), app.close()]);
});

/** The checks of the load are cheap: of what an answer says beside the right one they know less than the proof. */
const toldByProofAlone = new Set([
  'errors of fields',
  'a message of refusal',
  'an error banner',
  'a field error in another language',
]);

/** The flow with a token of yesterday: what a recorder without correlation would send. */
function withStaleToken(flow: Flow): Flow {
  const steps = flow.steps.map((step) => ({
    ...step,
    exchanges: step.exchanges.map((exchange) => ({
      ...exchange,
      extractors: exchange.extractors.filter(({ variable }) => variable !== 'token'),
      request: { ...exchange.request, body: stale(exchange.request.body) },
    })),
  }));
  return { ...flow, steps, proof: { kind: 'unproven' } };
}

function stale(body: BodyTemplate): BodyTemplate {
  if (body.kind !== 'form') return body;
  const fields = body.fields.map(
    ([name, value]) => [name, name === 'token' ? 'stale-token-of-yesterday' : value] as const,
  );
  return { ...body, fields };
}

test.concurrent.each(refusalWays)(
  'a refusal by %s is none of the expected answers',
  async (way) => {
    const address = `${app.url}/${encodeURIComponent(way)}`;
    const flow = await prover.proven(app.url, [open(address), submit('form', { note: text })]);
    const lines = outline(flow).join('\n');
    expect(flow.proof, lines).toMatchObject({ kind: 'verified', users: 2, repairs: [] });
    const before = app.effects.get(way) ?? 0;
    const broken = await prove(withStaleToken(flow));
    expect(app.effects.get(way)).toBe(before);
    expect(broken.proof, lines).toMatchObject({
      kind: 'failed',
      stepId: 's2',
      reason: expect.stringMatching(/^POST .+: .*(?:says|shows|does not show|instead of|missing)/),
    });
    if (!toldByProofAlone.has(way)) expect(await replayed(withStaleToken(flow), 2)).toBe(0);
  },
);
