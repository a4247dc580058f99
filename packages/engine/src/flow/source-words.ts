import type { Exchange, ExtractorSource, JsonStep, UrlPart } from '../model/flow.ts';

/** `POST /orders/${order_id}`. */
export function requestWords({ request: { method, path } }: Exchange): string {
  return `${method} ${path}`;
}

/** Where in an answer a value stands: `form field csrf_token`, `JSON value data.items[0].id`. */
export function sourceWords(source: ExtractorSource): string {
  switch (source.kind) {
    case 'form-field':
      return `form field ${source.name}`;
    case 'meta':
      return `meta tag ${source.name}`;
    case 'link':
      return `${partWords(source.part)} of the link ${source.template}${source.text === undefined ? '' : ` that says “${source.text}”`}`;
    case 'attribute':
      return `attribute ${source.attribute} of <${source.tag}>`;
    case 'json':
      return `JSON value ${pathWords(source.path)}`;
    case 'script-json':
      return `JSON value ${pathWords(source.path)} in the script at ${source.marker}`;
    case 'header':
      return source.part === null
        ? `header ${source.name}`
        : `${partWords(source.part)} of the header ${source.name}`;
    case 'cookie':
      return `cookie ${source.name}`;
    case 'boundary':
      return `text between “${source.left}” and “${source.right}”`;
  }
}

function partWords(part: UrlPart): string {
  return part.kind === 'query' ? `query parameter ${part.name}` : `path segment ${part.index + 1}`;
}

function pathWords(path: readonly JsonStep[]): string {
  const text = path.map(stepWords).join('');
  return text.startsWith('.') ? text.slice(1) : text;
}

function stepWords(step: JsonStep): string {
  if (typeof step === 'object') return `[where ${step.where} is “${step.is}”]`;
  return typeof step === 'number' ? `[${step}]` : `.${step}`;
}
