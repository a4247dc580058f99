import { compileExtractor } from '../content/extract.ts';
import { attributeOf, type Tag } from '../content/html-scan.ts';
import type { ExtractorSource } from '../model/flow.ts';
import { fieldSources } from './control-sources.ts';
import type { AnswerPair } from './find-source.ts';
import { actionOf, type PageControl } from './page-forms.ts';
import { looksLikeToken } from './page-made.ts';
import type { RequestStructure } from './request-structure.ts';
import { looksLikeId } from './url-parts.ts';

/** A control of the form that a request submits: what it held when the page served it. */
export interface ServedControl {
  /** Index of the exchange whose answer is the page. */
  readonly exchange: number;
  readonly source: ExtractorSource;
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/** The places of a request that are controls of one served form, by the key of the leaf. */
export type SubmittedForm = ReadonlyMap<string, ServedControl>;

interface Field {
  readonly name: string;
  readonly value: string;
  /** The key of its leaf. */
  readonly key: string;
}

const buttons = new Set(['submit', 'button', 'image', 'reset']);

/** Of the request's fields so many have to be controls of the form. */
const enough = 0.5;

/**
 * Finds the form that a request submits in the nearest earlier page that has it, by where it goes and
 * by its fields: every hidden control has to be among them. A browser sends what the page holds then,
 * and so does a replay, whether or not it was the same in both recordings.
 */
export function findSubmittedForm(
  answers: readonly (AnswerPair | null)[],
  before: number,
  a: RequestStructure,
  isScripted: boolean,
): SubmittedForm {
  const fields = fieldsOf(a);
  if (fields.length === 0) return new Map();
  for (let exchange = before - 1; exchange >= 0; exchange--) {
    const pair = answers[exchange] ?? null;
    const controls = pair?.controls() ?? [];
    if (pair === null || controls.length === 0) continue;
    const form = bestForm(controls, fields, a, isScripted, pair.a.url);
    if (form !== null) return bind(fields, controls, form, pair, exchange);
  }
  return new Map();
}

/** Fields of the body, else of a query: a form with the method GET says everything there. */
function fieldsOf({ body, query, method }: RequestStructure): Field[] {
  switch (body.kind) {
    case 'form':
      return body.fields.map(([name, value], index) => ({ name, value, key: `form:${index}` }));
    case 'multipart':
      return body.parts.map(({ name, value }, index) => ({
        name,
        value,
        key: `multipart:${index}`,
      }));
    case 'json': {
      const { value } = body;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      return Object.entries(value).map(([name, member]) => ({
        name,
        value: String(member),
        key: `json:/${name}`,
      }));
    }
    case 'text':
      return [];
    case 'none':
      return method === 'GET'
        ? query.map(([name, value], index) => ({ name, value, key: `query:${index}` }))
        : [];
  }
}

function bestForm(
  controls: readonly PageControl[],
  fields: readonly Field[],
  request: RequestStructure,
  isScripted: boolean,
  pageUrl: string,
): Tag | null {
  const names = new Set(fields.map(({ name }) => name));
  const values = new Set(fields.map(({ name, value }) => `${name}=${value}`));
  const byForm = Map.groupBy(controls, ({ form }) => form);
  let best: { readonly form: Tag; readonly score: number } | null = null;
  for (const [form, own] of byForm) {
    if (form === null) continue;
    const fit = likeness(form, own, names, request, isScripted, pageUrl);
    // Every row of a list may have a form of the same kind: its hidden values tell which one it was.
    const score =
      fit === 0
        ? 0
        : fit + shareOf(own.filter(isHidden), ({ name, value }) => values.has(`${name}=${value}`));
    if (score > (best?.score ?? 0)) best = { form, score };
  }
  return best?.form ?? null;
}

function shareOf<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

function isHidden({ tag }: PageControl): boolean {
  return typeOf(tag) === 'hidden';
}

/** 0 when the request does not submit the form. */
function likeness(
  form: Tag,
  controls: readonly PageControl[],
  names: ReadonlySet<string>,
  request: RequestStructure,
  isScripted: boolean,
  pageUrl: string,
): number {
  const own = new Set(controls.map(({ name }) => name));
  const always = controls.filter((control) => isHidden(control) || isChoice(control));
  if (!always.every(({ name }) => names.has(name))) return 0;
  const share = shareOf([...names], (name) => own.has(name));
  if (share < enough) return 0;
  const isSameMethod =
    (attributeOf(form, 'method')?.toLowerCase() === 'post') === (request.method !== 'GET');
  const goesThere = controls
    .map(({ tag }) => (tag.name === 'button' || tag.name === 'input' ? tag : form))
    .concat(form)
    .some((tag) => actionOf(tag, form, pageUrl)?.pathname === `/${request.segments.join('/')}`);
  // A link may carry the same parameters as a form: of a query all have to be the form's.
  if (request.body.kind === 'none') return isSameMethod && goesThere && share === 1 ? 1 : 0;
  if (isSameMethod && goesThere) return 1 + share;
  return isScripted ? share : 0;
}

function bind(
  fields: readonly Field[],
  controls: readonly PageControl[],
  form: Tag,
  pair: AnswerPair,
  exchange: number,
): SubmittedForm {
  const own = controls.filter((control) => control.form === form);
  const bound = new Map<string, ServedControl>();
  const counts = new Map<string, number>();
  for (const { name, key } of fields) {
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const control = sentAs(name, own)[nth];
    if (control === undefined || !isOfPage(control)) continue;
    const source = steadySource(control, controls, pair);
    if (source !== null) bound.set(key, { exchange, name, ...source });
  }
  return bound;
}

/** The controls that send a value under a name; buttons only where nothing else does, since of them one is pressed. */
function sentAs(name: string, own: readonly PageControl[]): readonly PageControl[] {
  const named = own.filter((control) => control.name === name);
  const others = named.filter(({ tag }) => !buttons.has(typeOf(tag)));
  return others.length > 0 ? others : named;
}

/** The first way to name the control that reads it in the first page; the second page's value goes with it. */
function steadySource(control: PageControl, controls: readonly PageControl[], pair: AnswerPair) {
  const isUnique = controls.filter(({ name }) => name === control.name).length === 1;
  for (const source of fieldSources(control, isUnique)) {
    const extract = compileExtractor({ source, decode: [] });
    const b = extract(pair.b);
    if (extract(pair.a) === control.value && b !== null) return { source, a: control.value, b };
  }
  return null;
}

/**
 * What the page decides and not the person in front of it: hidden fields, texts and choices to begin
 * with. Boxes and buttons say the same as ever when they say anything, but for those that name a thing.
 */
function isOfPage({ tag, value }: PageControl): boolean {
  const type = typeOf(tag);
  if (type === 'hidden') return true;
  if (buttons.has(type) || type === 'checkbox' || type === 'radio') {
    return looksLikeId(value) ? value.length > 1 : looksLikeToken(value);
  }
  if (type === 'file' || type === 'password') return false;
  return value !== '' && !tag.attributes.has('multiple');
}

/** A select without options sends nothing. */
function isChoice({ tag, value }: PageControl): boolean {
  return tag.name === 'select' && !tag.attributes.has('multiple') && value !== '';
}

/** `hidden`, `text`, `submit`, …; the name of the tag for those without types. */
function typeOf(tag: Tag): string {
  const type = attributeOf(tag, 'type')?.toLowerCase();
  if (tag.name === 'input') return type ?? 'text';
  return tag.name === 'button' ? (type ?? 'submit') : tag.name;
}
