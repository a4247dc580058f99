import type {
  Exchange,
  Extractor,
  ExtractorSource,
  Flow,
  UrlPart,
} from '@flowload/engine/model/flow.ts';

/** A dynamic value of a flow, told as a person would ask for it: its name, and where it comes from. */
export interface VariableView {
  readonly name: string;
  readonly origin: 'extracted' | 'generated' | 'credential';
  readonly description: string;
  readonly confidence: number | null;
  readonly ambiguity: string | null;
}

/** Each variable once, where it is taken first: extracted ones in the order of the flow, then what is made up, then credentials. */
export function variablesOf(flow: Flow): readonly VariableView[] {
  const all = [...extracted(flow), ...generated(flow), ...credentials(flow)];
  const first = new Map<string, VariableView>();
  for (const variable of all) if (!first.has(variable.name)) first.set(variable.name, variable);
  return [...first.values()];
}

function extracted(flow: Flow): readonly VariableView[] {
  const exchanges = flow.steps.flatMap((step) => step.exchanges);
  return exchanges.flatMap((exchange) =>
    exchange.extractors.map((extractor) => fromExtractor(extractor, exchange)),
  );
}

function fromExtractor(
  { variable, source, evidence }: Extractor,
  { request }: Exchange,
): VariableView {
  return {
    name: variable,
    origin: 'extracted',
    description: `${describeSource(source)} of ${request.method} ${request.path}`,
    confidence: evidence.confidence,
    ambiguity: evidence.ambiguity,
  };
}

function generated(flow: Flow): readonly VariableView[] {
  return flow.generators.map(({ variable, spec }) => ({
    name: variable,
    origin: 'generated',
    description: `${spec.kind.replaceAll('-', ' ')}, made up for each iteration`,
    confidence: null,
    ambiguity: null,
  }));
}

function credentials(flow: Flow): readonly VariableView[] {
  if (!flow.needsCredentials) return [];
  return (['username', 'password'] as const).map((name) => ({
    name,
    origin: 'credential',
    description: `${name} of the virtual user’s login`,
    confidence: null,
    ambiguity: null,
  }));
}

/** `form field csrf_token`, `JSON value data.items[0].id`. */
function describeSource(source: ExtractorSource): string {
  switch (source.kind) {
    case 'form-field':
      return `form field ${source.name}`;
    case 'meta':
      return `meta tag ${source.name}`;
    case 'link':
      return `${describePart(source.part)} of the link ${source.template} in the answer`;
    case 'attribute':
      return `attribute ${source.attribute} of <${source.tag}>`;
    case 'json':
      return `JSON value ${jsonPath(source.path)}`;
    case 'script-json':
      return `JSON value ${jsonPath(source.path)} in the script at ${source.marker}`;
    case 'header':
      return source.part === null
        ? `header ${source.name}`
        : `${describePart(source.part)} of the header ${source.name}`;
    case 'cookie':
      return `cookie ${source.name}`;
    case 'boundary':
      return `text between “${source.left}” and “${source.right}”`;
  }
}

function describePart(part: UrlPart): string {
  return part.kind === 'query' ? `query parameter ${part.name}` : `path segment ${part.index + 1}`;
}

function jsonPath(path: readonly (string | number)[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text.startsWith('.') ? text.slice(1) : text;
}
