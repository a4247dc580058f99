import { z } from 'zod';

const count = z.int().min(0);

const answer = z
  .object({
    status: z.int().nullable().describe('Null when no answer came.'),
    redirectTo: z.string().nullable().describe('Path and query names; values are left out.'),
    contentType: z.string().nullable(),
    bodyBytes: count,
    difference: z.string().nullable().describe('What was not as recorded.'),
  })
  .meta({ id: 'TrialAnswer' });

const exchange = z
  .object({
    exchangeId: z.string(),
    method: z.string(),
    url: z.string(),
    followsRedirect: z.boolean(),
    outcome: z.enum(['matched', 'differed', 'not-reached']),
    checks: z.array(
      z.object({
        kind: z.enum(['status', 'redirect', 'content-type', 'landmarks', 'absent', 'json-shape']),
        expected: z.array(z.string()),
      }),
    ),
    answers: z.array(answer).describe('One for each user of the trial replay that got there.'),
    sends: z.array(z.string()).describe('Variables in the request.'),
    takes: z.array(z.string()).describe('Variables taken out of the answer.'),
    unexplained: z
      .array(z.string())
      .describe('Places that differed between the recordings and that nothing explains.'),
  })
  .meta({ id: 'ExchangeFidelity' });

const value = z
  .object({
    variable: z.string(),
    origin: z.enum(['extracted', 'generated', 'credential']),
    source: z.string().describe('In words, such as “form field csrf of GET /login”.'),
    sentIn: z.array(z.string()).describe('Such as “POST /login”.'),
    evidence: z
      .object({
        encoding: z.enum(['raw', 'url', 'html', 'json', 'base64', 'jwt']),
        places: count,
        confidence: z.number().min(0).max(1),
        ambiguity: z.string().nullable(),
        alternatives: z.array(z.string()),
      })
      .nullable()
      .describe('Null for what is not taken out of an answer.'),
  })
  .meta({ id: 'DynamicValue' });

/** The fidelity report of a flow, as the report of a run and `flowload explain --json` hold it. */
export const fidelityShape = z
  .object({
    kind: z.enum(['unproven', 'verified', 'failed', 'left-alone']),
    verdict: z.string().describe('The whole in one sentence.'),
    exchanges: z.object({ matched: count, differed: count, notReached: count }),
    steps: z.array(
      z.object({ stepId: z.string(), name: z.string(), exchanges: z.array(exchange) }),
    ),
    values: z.array(value),
    repairs: z.array(
      z.object({
        what: z.string(),
        kept: z.boolean(),
        problem: z.string().nullable().describe('What the replay with it ended at.'),
      }),
    ),
    conflict: z
      .string()
      .nullable()
      .describe('What two users at once came upon, when it only holds for one at a time.'),
  })
  .meta({ id: 'Fidelity', description: 'What the proof of a flow rests on.' });
