import type { BodyTemplate, Flow } from '../../packages/engine/src/model/flow.ts';

/** A request of a discovered flow, as far as it is compared with the truth. */
export interface SentRequest {
  readonly method: string;
  /** Path and query; `${variable}` where something is filled in. */
  readonly address: string;
  readonly fields: readonly SentField[];
}

export type SentField = readonly [name: string, value: string];

/** What a flow sends to its application, in order. */
export function sentRequests(flow: Flow): readonly SentRequest[] {
  return flow.steps
    .flatMap(({ exchanges }) => exchanges)
    .map(({ request: { method, path, query, body } }) => {
      const pairs = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`);
      const address = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
      return { method: method.toUpperCase(), address, fields: fieldsOf(body) };
    });
}

/** Query templates are plain text: what would tear an address apart is escaped. */
function escaped(text: string): string {
  return text.replace(/[%&=+#]/g, encodeURIComponent);
}

function fieldsOf(body: BodyTemplate): readonly SentField[] {
  switch (body.kind) {
    case 'form':
      return body.fields;
    case 'multipart':
      return body.parts.map(({ name, value }) => [name, value] as const);
    case 'json': {
      const { value } = body;
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
      return Object.entries(value).map(
        ([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)] as const,
      );
    }
    default:
      return [];
  }
}
