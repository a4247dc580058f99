import type { Json, RequestTemplate } from '../model/flow.ts';
import { changedDocuments, type ReadPlace } from './changed-documents.ts';
import { findDocument } from './documents.ts';
import { nameOf } from './json-sources.ts';
import type { Leaf, Tree } from './leaf.ts';
import type { RequestStructure } from './request-structure.ts';
import { resolveLeaf } from './resolve-leaf.ts';
import type { ResolveContext } from './resolve-piece.ts';
import { templateRequest } from './template-request.ts';
import type { LeafPart, Variable } from './variable.ts';
import { variableName } from './variable-names.ts';

/** What stands at one place of a request. */
export type Binding =
  | {
      readonly kind: 'leaf';
      readonly parts: readonly LeafPart[];
      /** Named when something in it differed and nothing says why. */
      readonly unexplained: string | null;
    }
  | {
      readonly kind: 'document';
      readonly variable: Variable;
      readonly added: { readonly a: readonly Json[]; readonly b: readonly Json[] } | null;
    };

/** Finds out for every place of a request what it is; places that stay as recorded are left out. */
export function bindRequest(
  a: RequestStructure,
  b: RequestStructure,
  context: Omit<ResolveContext, 'path'>,
): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  const path = `/${a.segments.join('/')}`;
  const read = readPlaces(a, b, context);
  templateRequest(a, b, {
    leaf(leaf) {
      const place = read.get(leaf.key);
      if (place !== undefined) {
        const part = readVariable(place, leaf.name, context);
        bindings.set(leaf.key, { kind: 'leaf', parts: [part], unexplained: null });
        return null;
      }
      const resolution = resolveLeaf(leaf, { ...context, path });
      if (resolution === null) return null;
      const { parts, isExplained } = resolution;
      const isTold = isExplained || leaf.name === 'referer';
      bindings.set(leaf.key, { kind: 'leaf', parts, unexplained: isTold ? null : placeText(leaf) });
      return null;
    },
    tree(tree) {
      const place = read.get(tree.key);
      const whole = place === undefined ? null : readDocument(place, tree, context);
      const binding = whole ?? bindTree(tree, context);
      if (binding === null) return null;
      bindings.set(tree.key, binding);
      return { template: '', added: binding.added };
    },
  });
  return bindings;
}

/** Writes the request down, now that every variable has its name. */
export function writeRequest(
  a: RequestStructure,
  b: RequestStructure,
  bindings: ReadonlyMap<string, Binding>,
  names: ReadonlyMap<Variable, string>,
): RequestTemplate {
  const nameFor = (variable: Variable) => names.get(variable) ?? variable.baseName;
  return templateRequest(a, b, {
    leaf({ key }) {
      const binding = bindings.get(key);
      if (binding?.kind !== 'leaf' || binding.parts.length === 0) return null;
      return binding.parts.map((part) => partText(part, nameFor)).join('');
    },
    tree({ key }) {
      const binding = bindings.get(key);
      if (binding?.kind !== 'document') return null;
      const filter = binding.added === null ? 'json' : 'items';
      return { template: `\${${nameFor(binding.variable)}|${filter}}`, added: binding.added };
    },
  });
}

/** What stands at a place, with the names of the variables. */
export function partText(part: LeafPart, nameFor: (variable: Variable) => string): string {
  if (typeof part === 'string') return part;
  return 'filter' in part ? `\${${nameFor(part.variable)}|${part.filter}}` : `\${${nameFor(part)}}`;
}

function placeText({ place, name, a }: Leaf): string {
  const called: Readonly<Record<Leaf['place'], string>> = {
    path: `the path segment “${a}”`,
    query: `the parameter ${name}`,
    header: `the header ${name}`,
    cookie: `the cookie ${name}`,
    form: `the field ${name}`,
    multipart: `the field ${name}`,
    json: `the JSON value ${name}`,
    text: 'the body',
  };
  return called[place];
}

type DocumentBinding = Extract<Binding, { kind: 'document' }>;
type BindContext = Omit<ResolveContext, 'path'>;

function bindTree({ name, a, b }: Tree, context: BindContext): DocumentBinding | null {
  const document = findDocument(context.answers, context.exchange, a, b);
  if (document === null) return null;
  return {
    kind: 'document',
    variable: readVariable(document, name, context),
    added: document.added,
  };
}

function readPlaces(
  a: RequestStructure,
  b: RequestStructure,
  { answers, exchange }: BindContext,
): ReadonlyMap<string, ReadPlace> {
  if (a.body.kind !== 'json' || b.body.kind !== 'json') return new Map();
  return changedDocuments(answers, exchange, a.body.value, b.body.value);
}

function readDocument(place: ReadPlace, { name }: Tree, context: BindContext): DocumentBinding {
  return { kind: 'document', variable: readVariable(place, name, context), added: null };
}

function readVariable(
  { exchange: source, path }: ReadPlace,
  name: string,
  { variables, exchange }: BindContext,
): Variable {
  const found = {
    exchange: source,
    source: { kind: 'json', path } as const,
    decode: [],
    name: nameOf(path),
    places: 1,
    confidence: 0.9,
    ambiguity: null,
    alternatives: [],
  };
  return variables.extracted(found, variableName(nameOf(path) || name || 'document'), exchange);
}
