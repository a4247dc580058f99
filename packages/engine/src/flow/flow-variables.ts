import { compileTemplate, TemplateError } from '../content/template.ts';
import type { BodyTemplate, Exchange, Flow, Json, RequestTemplate } from '../model/flow.ts';

/** A template and where in the exchange it stands, such as `request.query[0][1]`. */
export interface PlacedTemplate {
  readonly path: string;
  readonly template: string;
}

/** Every template of a request. */
export function templatesOf({ path, query, headers, body }: RequestTemplate): PlacedTemplate[] {
  return [
    { path: 'request.path', template: path },
    ...query.flatMap(([name, value], index) => [
      { path: `request.query[${index}][0]`, template: name },
      { path: `request.query[${index}][1]`, template: value },
    ]),
    ...headers.map(([, value], index) => ({
      path: `request.headers[${index}][1]`,
      template: value,
    })),
    ...bodyTemplates(body),
  ];
}

/** Names of the variables that a request needs. Templates that can't be read count as needing none. */
export function variablesOf({ request, composed = [] }: Exchange): Set<string> {
  const texts = composed.map(({ text }) => ({ template: text }));
  const names = [...templatesOf(request), ...texts].flatMap(({ template }) => {
    try {
      return compileTemplate(template).variables;
    } catch (error) {
      if (error instanceof TemplateError) return [];
      throw error;
    }
  });
  return new Set(names);
}

/** The exchanges in the order they are sent, each with its step. */
export function exchangesOf(
  flow: Flow,
): { readonly stepId: string; readonly exchange: Exchange }[] {
  return flow.steps.flatMap(({ id, exchanges }) =>
    exchanges.map((exchange) => ({ stepId: id, exchange })),
  );
}

function bodyTemplates(body: BodyTemplate): PlacedTemplate[] {
  switch (body.kind) {
    case 'none':
      return [];
    case 'form':
      return body.fields.flatMap(([name, value], index) => [
        { path: `request.body.fields[${index}][0]`, template: name },
        { path: `request.body.fields[${index}][1]`, template: value },
      ]);
    case 'multipart':
      return body.parts.flatMap(({ name, value, encoding, fileName }, index) => [
        { path: `request.body.parts[${index}].name`, template: name },
        ...(encoding === undefined
          ? [{ path: `request.body.parts[${index}].value`, template: value }]
          : []),
        ...(fileName === null
          ? []
          : [{ path: `request.body.parts[${index}].fileName`, template: fileName }]),
      ]);
    case 'json':
      return jsonTemplates(body.value, 'request.body.value');
    case 'text':
      return body.encoding === undefined
        ? [{ path: 'request.body.text', template: body.text }]
        : [];
  }
}

function jsonTemplates(value: Json, path: string): PlacedTemplate[] {
  if (typeof value === 'string') return [{ path, template: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => jsonTemplates(item, `${path}[${index}]`));
  }
  return Object.entries(value).flatMap(([key, child]) => jsonTemplates(child, `${path}.${key}`));
}
