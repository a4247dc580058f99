import { z } from 'zod';

export const resourceKind = z.enum([
  'document',
  'xhr',
  'fetch',
  'script',
  'stylesheet',
  'image',
  'font',
  'media',
  'event-source',
  'web-socket',
  'ping',
  'other',
]);

export const assetSchema = z
  .strictObject({
    id: z.string().min(1),
    kind: resourceKind,
    url: z
      .string()
      .regex(
        /^https?:\/\/[^/$]+\//,
        'write the whole address, such as https://shop.example/site.css; no variable may stand in its host',
      ),
    after: z
      .array(z.string())
      .describe('Ids of the exchanges and earlier assets of the step that have to come first.'),
    status: z.int().min(100).max(599),
    caching: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('never') }),
      z.strictObject({
        kind: z.literal('kept'),
        freshSeconds: z.number().min(0),
        etag: z.string().nullable(),
        lastModified: z.string().nullable(),
      }),
    ]),
  })
  .describe('What a page pulls in; only sent when the load asks for sub-resources.');
