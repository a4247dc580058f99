import { z } from 'zod';
import type { FlowFile, Json } from '../model/flow.ts';
import { assetSchema, resourceKind } from './asset-schema.ts';

const text = z.string();
const template = z
  .string()
  .describe(`Text with \${variable} in it; $\${ stands for a literal \${.`);
const count = z.int().min(0);
const pair = z.tuple([template, template]);

const generatorSpec = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('email') }),
    z.strictObject({ kind: z.literal('username'), maxLength: count }),
    z.strictObject({ kind: z.literal('password'), minLength: count }),
    z.strictObject({ kind: z.literal('person-name'), part: z.enum(['given', 'family', 'full']) }),
    z.strictObject({ kind: z.literal('phone') }),
    z.strictObject({
      kind: z.literal('address'),
      part: z.enum(['street', 'city', 'postal-code', 'country', 'region']),
    }),
    z.strictObject({ kind: z.literal('text'), minLength: count, maxLength: count }),
    z.strictObject({ kind: z.literal('search-term'), values: z.array(text).min(1) }),
    z.strictObject({
      kind: z.literal('number'),
      min: z.number(),
      max: z.number(),
      step: z.number(),
    }),
    z.strictObject({ kind: z.literal('date'), min: text, max: text }),
    z.strictObject({ kind: z.literal('url') }),
    z.strictObject({ kind: z.literal('pattern'), pattern: text }),
    z.strictObject({ kind: z.literal('card-number') }),
    z.strictObject({
      kind: z.literal('uuid'),
      version: z.exactOptional(z.literal(7)),
      upperCase: z.exactOptional(z.boolean()),
    }),
    z.strictObject({ kind: z.literal('timestamp'), unit: z.enum(['ms', 's', 'iso']) }),
    z.strictObject({ kind: z.literal('hex'), length: count }),
    z.strictObject({ kind: z.literal('base62'), length: count }),
  ])
  .describe('How a value is made up afresh for each iteration.');

const urlPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segment'), index: count }),
  z.strictObject({ kind: z.literal('query'), name: text }),
]);

const jsonPath = z
  .array(z.union([text, z.int(), z.strictObject({ where: text, is: z.union([text, z.number()]) })]))
  .describe(
    'Keys and indices from the root; a negative index counts from the end, and {where, is} is the first element of a list whose member is that.',
  );

const source = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('form-field'),
      name: text,
      form: text.nullable(),
      occurrence: count,
    }),
    z.strictObject({ kind: z.literal('meta'), name: text }),
    z.strictObject({
      kind: z.literal('link'),
      template: text,
      part: urlPart,
      text: z.exactOptional(text.min(1)),
    }),
    z.strictObject({
      kind: z.literal('attribute'),
      tag: text,
      attribute: text,
      occurrence: count,
    }),
    z.strictObject({ kind: z.literal('json'), path: jsonPath }),
    z.strictObject({ kind: z.literal('script-json'), marker: text.min(1), path: jsonPath }),
    z.strictObject({
      kind: z.literal('header'),
      name: text.toLowerCase(),
      part: urlPart.nullable(),
      prefix: text,
    }),
    z.strictObject({ kind: z.literal('cookie'), name: text }),
    z.strictObject({
      kind: z.literal('boundary'),
      left: text.min(1),
      right: text,
      occurrence: count,
    }),
  ])
  .describe('Where in the response the value stands.');

const decoding = z.enum(['url', 'html', 'json', 'base64', 'jwt']);
const variableName = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'a variable is named with letters, digits and _, such as order_id');

const extractor = z.strictObject({
  variable: variableName,
  source,
  decode: z.array(decoding).describe('Encodings to undo, one after another.'),
  evidence: z.strictObject({
    exchangeId: text,
    encoding: z.enum(['raw', 'url', 'html', 'json', 'base64', 'jwt']),
    places: count,
    confidence: z.number().min(0).max(1),
    ambiguity: text.nullable(),
  }),
  alternatives: z.exactOptional(
    z.array(z.strictObject({ exchangeId: text, source, decode: z.array(decoding) })),
  ),
});

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([text, z.number(), z.boolean(), z.null(), z.array(json), z.record(text, json)]),
);

const bytes = z
  .literal('base64')
  .describe('The text is the bytes of something that is no text, and no template.');

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('form'), fields: z.array(pair) }),
  z.strictObject({
    kind: z.literal('multipart'),
    parts: z.array(
      z.strictObject({
        name: template,
        value: template,
        encoding: z.exactOptional(bytes),
        fileName: template.nullable(),
        contentType: text.nullable(),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('json'), contentType: text, value: json }),
  z.strictObject({
    kind: z.literal('text'),
    contentType: text,
    text: template,
    encoding: z.exactOptional(bytes),
  }),
]);

const request = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/, 'write the method in capitals, such as GET or POST'),
  origin: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, 'write scheme, host and port alone, such as https://shop.example'),
  path: template.startsWith('/', 'a path begins with /'),
  query: z.array(pair),
  headers: z.array(z.tuple([text, template])),
  body,
});

const expectation = z.strictObject({
  status: z.int().min(100).max(599),
  redirectTo: text.nullable().describe('Such as /orders/:id?done; :id is any segment.'),
  contentType: text.nullable(),
  jsonShape: z.array(
    z
      .string()
      .regex(
        /: (?:[a-z|]+|"\w+")$/,
        'write a path and its types, such as $.orders[].id: number, or what must stand there, such as $.status: "ok"',
      ),
  ),
  landmarks: z.array(text).describe('Texts of the source that the page must show.'),
  absent: z.array(text).describe('Texts of the source that it must not show.'),
  tolerated: z.exactOptional(
    z.array(text).describe('Notices that sound like a refusal and are none.'),
  ),
});

const exchange = z.strictObject({
  id: text.min(1),
  kind: resourceKind,
  composed: z.exactOptional(z.array(z.strictObject({ variable: text.min(1), text: template }))),
  request,
  expect: expectation,
  extractors: z.array(extractor),
  unexplained: z.exactOptional(
    z.array(text).describe('Places that differed between the recordings without a reason.'),
  ),
  followsRedirect: z.boolean(),
});

const trial = z
  .strictObject({
    exchanges: z.array(
      z.strictObject({
        exchangeId: text,
        answers: z.array(
          z.strictObject({
            status: z.int().nullable(),
            redirectTo: text.nullable(),
            contentType: text.nullable(),
            bodyBytes: count,
            difference: text.nullable(),
          }),
        ),
      }),
    ),
    repairs: z.array(z.strictObject({ what: text, kept: z.boolean(), problem: text.nullable() })),
    conflict: text.nullable(),
  })
  .describe(
    'What the trial replays saw; “flowload explain” tells it. Nothing is replayed from it.',
  );

const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unproven') }),
  z.strictObject({
    kind: z.literal('verified'),
    users: count,
    compared: count,
    repairs: z.array(text),
    at: text,
    digest: z.exactOptional(text),
    trial: z.exactOptional(trial),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    stepId: text,
    exchangeId: text.nullable(),
    reason: text,
    at: text,
    trial: z.exactOptional(trial),
  }),
  z.strictObject({ kind: z.literal('left-alone'), reason: text }),
]);

const flow = z.strictObject({
  id: text.min(1),
  name: text.min(1),
  effect: z.enum(['read', 'write', 'destructive']),
  generators: z.array(z.strictObject({ variable: variableName, spec: generatorSpec })),
  needsCredentials: z.boolean(),
  steps: z.array(
    z.strictObject({
      id: text.min(1),
      name: text,
      thinkTimeMs: z.number().min(0),
      exchanges: z.array(exchange),
      assets: z.exactOptional(z.array(assetSchema)),
    }),
  ),
  proof,
});

/** The shape of `flows.json`; what a shape can't say is in `flow-check.ts`. */
export const flowFileSchema: z.ZodType<FlowFile> = z
  .strictObject({
    $schema: text,
    version: z.literal(1),
    url: z.url(),
    createdAt: text,
    accounts: z.array(z.strictObject({ username: text, password: text })),
    flows: z.array(flow),
  })
  .meta({ title: 'FlowLoad flows', description: 'Journeys that FlowLoad replays as load.' });

/** The JSON Schema that editors read; committed as `flows.schema.json`. */
export function flowFileJsonSchema(): object {
  return z.toJSONSchema(flowFileSchema, { io: 'input' });
}
