import { escapeTemplate } from '../content/template.ts';
import type { BodyTemplate, Json, MultipartPart, RequestTemplate } from '../model/flow.ts';
import type { Headers } from '../model/recording.ts';
import type { Leaf, Resolver } from './leaf.ts';
import type { FormPart } from './multipart.ts';
import { keptHeaders } from './request-headers.ts';
import type { BodyStructure, Pair, RequestStructure } from './request-structure.ts';

/**
 * Walks two recordings of one request place by place and writes the template: `resolver` says for
 * each leaf what stands there. The walk is always the same, so it can be done once to find out
 * what the leaves need and again to write it down.
 */
export function templateRequest(
  a: RequestStructure,
  b: RequestStructure,
  resolver: Resolver,
): RequestTemplate {
  return {
    method: a.method,
    origin: a.origin,
    path: pathTemplate(a.segments, b.segments, resolver),
    query: pairTemplates('query', a.query, b.query, resolver),
    headers: [...headerTemplates(a, b, resolver), ...cookieTemplates(a, b, resolver)],
    body: bodyTemplate(a.body, b.body, resolver),
  };
}

function pathTemplate(a: readonly string[], b: readonly string[], resolver: Resolver): string {
  const segments = a.map((segment, index) => {
    const leaf: Leaf = {
      place: 'path',
      name: segmentBefore(a, index),
      key: `path:${index}`,
      a: segment,
      b: b[index] ?? null,
    };
    return resolver.leaf(leaf) ?? escapeTemplate(segment);
  });
  return `/${segments.join('/')}`;
}

function segmentBefore(segments: readonly string[], index: number): string {
  return segments.slice(0, index).findLast((segment) => /^[a-z][\w-]*$/i.test(segment)) ?? '';
}

function pairTemplates(
  place: 'query' | 'form',
  a: readonly Pair[],
  b: readonly Pair[],
  resolver: Resolver,
): Pair[] {
  const partner = partners(a, b, ([name]) => name);
  return a.map(([name, value], index) => {
    const other = partner(index);
    const key = `${place}:${index}`;
    const nameLeaf: Leaf = { place, name: '', key: `${key}:name`, a: name, b: other?.[0] ?? null };
    const leaf: Leaf = { place, name, key, a: value, b: other?.[1] ?? null };
    return [
      resolver.leaf(nameLeaf) ?? escapeTemplate(name),
      resolver.leaf(leaf) ?? escapeTemplate(value),
    ];
  });
}

/** Pairs up by name and occurrence; fields whose very names differ pair up by position when the counts agree. */
function partners<T>(a: readonly T[], b: readonly T[], nameOf: (item: T) => string) {
  return (index: number): T | undefined => {
    const item = a[index];
    if (item === undefined) return undefined;
    const name = nameOf(item);
    const nth = a.slice(0, index).filter((other) => nameOf(other) === name).length;
    const named = b.filter((other) => nameOf(other) === name);
    if (named.length > 0) return named[nth];
    const opposite = a.length === b.length ? b[index] : undefined;
    const known = opposite !== undefined && a.some((other) => nameOf(other) === nameOf(opposite));
    return known ? undefined : opposite;
  };
}

function headerTemplates(a: RequestStructure, b: RequestStructure, resolver: Resolver): Headers {
  const others = keptHeaders(b);
  return keptHeaders(a).map(([name, value], index) => {
    const other = others.find(([candidate]) => candidate === name)?.[1] ?? null;
    const leaf: Leaf = { place: 'header', name, key: `header:${index}`, a: value, b: other };
    return [name, resolver.leaf(leaf) ?? escapeTemplate(value)];
  });
}

/** One header, as a browser sends them; the load adds it to what the jar holds. */
function cookieTemplates(a: RequestStructure, b: RequestStructure, resolver: Resolver): Headers {
  const pairs = a.cookies.map(([name, value]) => {
    const other = b.cookies.find(([candidate]) => candidate === name)?.[1] ?? null;
    const leaf: Leaf = { place: 'cookie', name, key: `cookie:${name}`, a: value, b: other };
    return `${escapeTemplate(name)}=${resolver.leaf(leaf) ?? escapeTemplate(value)}`;
  });
  return pairs.length === 0 ? [] : [['cookie', pairs.join('; ')]];
}

function bodyTemplate(a: BodyStructure, b: BodyStructure, resolver: Resolver): BodyTemplate {
  switch (a.kind) {
    case 'none':
      return a;
    case 'form':
      return {
        kind: 'form',
        fields: pairTemplates('form', a.fields, b.kind === 'form' ? b.fields : [], resolver),
      };
    case 'multipart':
      return {
        kind: 'multipart',
        parts: partTemplates(a.parts, b.kind === 'multipart' ? b.parts : [], resolver),
      };
    case 'json': {
      const other = b.kind === 'json' ? b.value : undefined;
      const { contentType } = a;
      return { kind: 'json', contentType, value: jsonTemplate(a.value, other, '', '', resolver) };
    }
    case 'text': {
      if (a.encoding !== undefined) return a;
      const other = b.kind === 'text' ? b.text : null;
      const leaf: Leaf = { place: 'text', name: '', key: 'text', a: a.text, b: other };
      const text = resolver.leaf(leaf) ?? escapeTemplate(a.text);
      return { kind: 'text', contentType: a.contentType, text };
    }
  }
}

function partTemplates(
  a: readonly FormPart[],
  b: readonly FormPart[],
  resolver: Resolver,
): MultipartPart[] {
  const partner = partners(a, b, ({ name }) => name);
  return a.map((part, index) => {
    const other = partner(index);
    const { name } = part;
    const key = `multipart:${index}`;
    const template = (suffix: string, value: string, opposite: string | null | undefined) =>
      resolver.leaf({
        place: 'multipart',
        name: suffix === ':name' ? '' : name,
        key: `${key}${suffix}`,
        a: value,
        b: opposite ?? null,
      }) ?? escapeTemplate(value);
    return {
      name: template(':name', name, other?.name),
      ...(part.encoding === undefined
        ? { value: template('', part.value, other?.value) }
        : { value: part.value, encoding: part.encoding }),
      fileName: part.fileName === null ? null : template(':file', part.fileName, other?.fileName),
      contentType: part.contentType,
    };
  });
}

function jsonTemplate(
  a: Json,
  b: Json | undefined,
  key: string,
  name: string,
  resolver: Resolver,
): Json {
  if (typeof a === 'object' && a !== null) {
    const tree = b === undefined ? null : resolver.tree({ name, key: `json:${key}`, a, b });
    if (tree?.added === null) return tree.template;
    if (tree?.added !== undefined) {
      const { a: one, b: other } = tree.added;
      return [tree.template, ...itemTemplates(one, other, `${key}/+`, name, resolver)];
    }
    return isList(a)
      ? itemTemplates(a, b, key, name, resolver)
      : Object.fromEntries(
          Object.entries(a).map(([child, value]) => [
            child,
            jsonTemplate(value, memberOf(b, child), `${key}/${child}`, child, resolver),
          ]),
        );
  }
  const template = resolver.leaf({
    place: 'json',
    name,
    key: `json:${key}`,
    a: String(a),
    b: jsonText(b),
    ...(typeof a === 'string' ? {} : { whole: true }),
  });
  if (typeof a === 'string') return template ?? escapeTemplate(a);
  return template === null ? a : unquoted(template);
}

function itemTemplates(
  a: readonly Json[],
  b: Json | undefined,
  key: string,
  name: string,
  resolver: Resolver,
): Json[] {
  return a.map((item, index) =>
    jsonTemplate(item, itemOf(b, index), `${key}/${index}`, name, resolver),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Numbers stay numbers: the template is sent without quotes. */
function unquoted(template: string): string {
  return template.replace(/^\$\{(\w+)\}$/, (_, variable) => `\${${variable}|number}`);
}

function jsonText(value: Json | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function itemOf(value: Json | undefined, index: number): Json | undefined {
  return Array.isArray(value) ? value[index] : undefined;
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entry = Object.entries(value).find(([name]) => name === key);
  return entry?.[1];
}
