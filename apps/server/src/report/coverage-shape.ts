import { z } from 'zod';

const count = z.int().min(0);
const effect = z.enum(['read', 'write', 'destructive']);
const standing = z
  .enum(['proven', 'unproven', 'found', 'failed', 'left-alone', 'untried'])
  .describe(
    '“proven”: a verified flow does it or asks the server for the same; “unproven”: a flow does it that is not verified; “found”: part of no flow.',
  );

const counts = z
  .object({
    total: count,
    proven: count,
    unproven: count,
    found: count,
    failed: count,
    'left-alone': count,
    untried: count,
  })
  .meta({ id: 'CoverageCounts' });

const point = z
  .object({
    elapsedMs: z.number(),
    states: count,
    actionsTried: count,
    actionsQueued: count,
    formsSubmitted: count,
  })
  .meta({ id: 'CrawlPoint' });

/** The coverage map, as the report of a run holds it. */
export const coverageShape = z
  .object({
    pages: counts,
    forms: counts,
    actions: counts,
    outlook: z
      .object({
        kind: z.enum(['complete', 'saturated', 'growing', 'stopped']),
        limit: z.enum(['time', 'pages']).nullable(),
        ended: z.enum(['exhausted', 'settled', 'budget', 'aborted']),
        elapsedMs: z.number(),
        untried: count,
        sentence: z.string(),
      })
      .describe('Whether a longer crawl would be worth it.'),
    growth: z.array(point).describe('How the crawl went on, about once a second.'),
    pageList: z.array(
      z.object({
        stateId: z.string(),
        urlTemplate: z.string(),
        title: z.string(),
        standing: z.enum(['proven', 'unproven', 'found']),
        reason: z.string().nullable(),
        flows: z.array(z.string()),
      }),
    ),
    actionList: z.array(
      z.object({
        actionId: z.string(),
        kind: z.enum(['open', 'follow-link', 'click', 'submit-form']),
        label: z.string(),
        effect,
        page: z.string().describe('URL template of the page it is on.'),
        outcome: z.enum(['explored', 'left-alone', 'failed']),
        standing,
        reason: z.string().nullable(),
        flows: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Coverage', description: 'What was found, what is proven, what was left alone.' });
