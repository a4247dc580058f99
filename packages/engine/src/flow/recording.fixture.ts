import type { BodyTemplate, ExtractorSource, Flow, JsonStep } from '../model/flow.ts';
import type { Journey } from '../model/journey.ts';
import type {
  Headers,
  RecordedExchange,
  RecordedInput,
  Recording,
  ResourceKind,
} from '../model/recording.ts';
import type { FieldFill } from '../model/site-graph.ts';
import { correlate } from './correlate.ts';

/** For tests: recordings of which only what matters has to be said. */

export const origin = 'http://app.test';

interface Answer {
  readonly status?: number;
  readonly headers?: Headers;
  readonly body?: string;
}

interface Sent {
  readonly kind?: ResourceKind;
  readonly headers?: Headers;
  readonly body?: string;
  readonly redirectedFrom?: string;
}

/** An exchange; the answer's content type is guessed from its body. */
export function exchange(line: string, sent: Sent, answer: Answer): RecordedExchange {
  const [method = 'GET', path = '/'] = line.split(' ');
  const { status = 200, headers = [], body = '' } = answer;
  const type = /^\s*[[{]/.test(body) ? 'application/json' : 'text/html; charset=utf-8';
  const typed = body === '' || headers.some(([name]) => name === 'content-type');
  return {
    id: `${line} ${sent.body ?? ''}`,
    kind: sent.kind ?? 'document',
    request: {
      method,
      url: path.startsWith('http') ? path : `${origin}${path}`,
      headers: sent.headers ?? [],
      body: sent.body ?? null,
    },
    response: {
      status,
      headers: typed ? headers : [['content-type', type], ...headers],
      body,
      bodyBytes: body.length,
    },
    failure: null,
    redirectedFrom: sent.redirectedFrom ?? null,
    startedMs: 0,
    durationMs: 1,
  };
}

export function page(path: string, html: string, headers: Headers = []): RecordedExchange {
  return exchange(`GET ${path}`, {}, { body: html, headers });
}

const formHeaders: Headers = [['content-type', 'application/x-www-form-urlencoded']];

export function post(
  path: string,
  fields: Record<string, string>,
  answer: Answer,
): RecordedExchange {
  const body = new URLSearchParams(fields).toString();
  return exchange(`POST ${path}`, { headers: formHeaders, body }, answer);
}

export function xhr(
  line: string,
  answer: Answer,
  body?: unknown,
  headers: Headers = [],
): RecordedExchange {
  const sent =
    body === undefined
      ? { headers }
      : {
          headers: [['content-type', 'application/json'], ...headers] satisfies Headers,
          body: JSON.stringify(body),
        };
  return exchange(line, { kind: 'fetch', ...sent }, answer);
}

export function redirect(to: string, status = 303): Answer {
  return { status, headers: [['location', to]] };
}

export function json(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value) };
}

export function typed(field: string, value: string, fill: FieldFill): RecordedInput {
  return { field, value, fill };
}

export interface StepParts {
  readonly name?: string;
  readonly inputs?: readonly RecordedInput[];
  readonly exchanges: readonly RecordedExchange[];
}

/** What a persona did: `v('a', 'b')` is a in the first recording and b in the second. */
export type Make = (v: <T>(first: T, second: T) => T) => readonly StepParts[];

export function recordingsOf(make: Make): readonly [Recording, Recording] {
  return [
    recordingOf(
      0,
      make((first) => first),
    ),
    recordingOf(
      1,
      make((_, second) => second),
    ),
  ];
}

function recordingOf(personaIndex: number, steps: readonly StepParts[]): Recording {
  return {
    journeyId: 'journey',
    personaIndex,
    failure: null,
    steps: steps.map(({ name, inputs, exchanges }, index) => ({
      name: name ?? `Step ${index + 1}`,
      inputs: inputs ?? [],
      exchanges,
      page: null,
      thinkTimeMs: 1000,
    })),
  };
}

export const journey: Journey = {
  id: 'journey',
  name: 'A journey',
  effect: 'write',
  leftAlone: null,
  actions: [],
};

export function flowOf(make: Make): Flow {
  return correlate(journey, recordingsOf(make), { origins: [origin], now: () => new Date(0) });
}

/**
 * A flow in lines: requests as they are templated, and under each what is taken out of its answer.
 * `POST /login csrf=${csrf}` / `  csrf <- form-field csrf`.
 */
export function outline(flow: Flow): string[] {
  const generators = flow.generators.map(({ variable, spec }) => `${variable} = ${spec.kind}`);
  const exchanges = flow.steps.flatMap((step) => step.exchanges);
  return [
    ...generators,
    ...exchanges.flatMap(({ request, extractors }) => {
      const query = request.query.map(([name, value]) => `${name}=${value}`).join('&');
      const headers = request.headers.map(([name, value]) => ` ${name}: ${value}`).join('');
      const target = `${request.method} ${request.path}${query === '' ? '' : `?${query}`}`;
      return [
        `${target}${headers}${bodyText(request.body)}`,
        ...extractors.map(
          ({ variable, source, decode }) =>
            `  ${variable} <- ${sourceText(source)}${decode.map((name) => ` ${name}`).join('')}`,
        ),
      ];
    }),
  ];
}

function bodyText(body: BodyTemplate): string {
  switch (body.kind) {
    case 'none':
      return '';
    case 'form':
      return ` ${body.fields.map(([name, value]) => `${name}=${value}`).join('&')}`;
    case 'multipart':
      return ` ${body.parts.map(({ name, value, fileName }) => `[${name}=${value}${fileName ?? ''}]`).join('')}`;
    case 'json':
      return ` ${JSON.stringify(body.value)}`;
    case 'text':
      return ` ${body.text}`;
  }
}

function stepTexts(path: readonly JsonStep[]): string {
  return path
    .map((step) => (typeof step === 'object' ? `[${step.where}=${step.is}]` : step))
    .join('.');
}

function sourceText(source: ExtractorSource): string {
  switch (source.kind) {
    case 'form-field':
      return `form-field ${source.name}${source.form === null ? '' : ` in ${source.form}`}${source.occurrence > 0 ? ` #${source.occurrence}` : ''}`;
    case 'meta':
      return `meta ${source.name}`;
    case 'link':
      return `link ${source.template} ${'name' in source.part ? source.part.name : source.part.index}${source.text === undefined ? '' : ` “${source.text}”`}`;
    case 'attribute':
      return `attribute ${source.tag} ${source.attribute}`;
    case 'json':
      return `json ${stepTexts(source.path)}`;
    case 'script-json':
      return `script-json ${source.marker}${stepTexts(source.path)}`;
    case 'header':
      return `header ${source.name}${source.part === null ? '' : ` ${'name' in source.part ? source.part.name : source.part.index}`}${source.prefix === '' ? '' : ` after ${source.prefix}`}`;
    case 'cookie':
      return `cookie ${source.name}`;
    case 'boundary':
      return `between ${source.left} and ${source.right}`;
  }
}
