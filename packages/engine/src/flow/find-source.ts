import { compileExtractor } from '../content/extract.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Decoding, ExtractorSource } from '../model/flow.ts';
import { boundarySources } from './boundary-source.ts';
import type { Leaf } from './leaf.ts';
import { listPlaces } from './list-elements.ts';
import { type PageControl, pageControls } from './page-forms.ts';
import { tagsOf } from './page-tags.ts';
import { rankOf, type SourceCandidate } from './source-candidate.ts';
import { indexSources, type SourceIndex } from './source-index.ts';
import { sourceWords } from './source-words.ts';
import { sameName } from './typed-values.ts';
import { idName, variableName } from './variable-names.ts';

/** The answers of one exchange in both recordings. */
export interface AnswerPair {
  readonly a: ResponseContent;
  readonly b: ResponseContent;
  /** Both of the first recording's answer, and built when they are first asked for. */
  readonly index: () => SourceIndex;
  readonly controls: () => readonly PageControl[];
}

/** Where a value comes from, proven on both recordings. */
export interface FoundSource {
  /** Index of the exchange whose answer holds it. */
  readonly exchange: number;
  readonly source: ExtractorSource;
  readonly decode: readonly Decoding[];
  readonly name: string;
  /** Structured places of that answer that held it. */
  readonly places: number;
  readonly confidence: number;
  readonly ambiguity: string | null;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly exchange: number;
  readonly source: ExtractorSource;
  readonly decode: readonly Decoding[];
}

export interface Wanted {
  readonly a: string;
  readonly b: string;
  readonly leaf: Pick<Leaf, 'place' | 'name'>;
}

export function answerPair(a: ResponseContent, b: ResponseContent): AnswerPair {
  let index: SourceIndex | null = null;
  let controls: readonly PageControl[] | null = null;
  return {
    a,
    b,
    controls() {
      const html = a.body ?? '';
      controls ??= /<form/i.test(html) ? pageControls(html, tagsOf(html), a.url) : [];
      return controls;
    },
    index() {
      index ??= indexSources(a);
      return index;
    },
  };
}

const keptAlternatives = 2;
/** A value that stands in every row of a table need not be tried in each. */
const mostCandidates = 24;
/** Shorter values stand in every page by chance: only a place of the same name counts. */
const telling = 4;
/** Shorter ones may: a place of the same name further back wins over a nearer one of another. */
const sure = 8;

/**
 * Looks for a value in the answers before exchange `before`, the nearest first. Every candidate has
 * to give the right value in both recordings through the extractor that will run under load.
 */
export function findSource(
  answers: readonly (AnswerPair | null)[],
  before: number,
  wanted: Wanted,
): FoundSource | null {
  const proven: Proven[] = [];
  for (let exchange = before - 1; exchange >= 0; exchange--) {
    const pair = answers[exchange];
    if (pair === null || pair === undefined) continue;
    const structured = structuredIn(pair, exchange, wanted);
    const inList = inLists(pair, exchange, wanted);
    proven.push(...(inList?.moves ? [inList, ...structured] : structured));
    if (inList?.moves === false) proven.push(inList);
    if (proven.length > keptAlternatives && isSettled(proven, wanted)) break;
  }
  return chosen(proven, wanted);
}

interface Proven extends Alternative {
  readonly name: string;
  readonly named: boolean;
}

function isSettled(proven: readonly Proven[], wanted: Wanted): boolean {
  return wanted.a.length >= sure || proven.some(({ named }) => named);
}

function structuredIn(pair: AnswerPair, exchange: number, wanted: Wanted): Proven[] {
  const candidates = pair.index().get(wanted.a) ?? [];
  const short = standsAnywhere(wanted.a) || standsAnywhere(wanted.b);
  return candidates
    .map((candidate) => ({ candidate, named: isNamed(candidate, wanted) }))
    .filter(({ candidate, named }) => named || !short || isChainedId(candidate, wanted))
    .sort((x, y) => weight(x, wanted) - weight(y, wanted))
    .slice(0, mostCandidates)
    .filter(({ candidate }) => gives(pair, candidate, wanted))
    .map(({ candidate: { source, decode, name }, named }) => ({
      exchange,
      source,
      decode,
      name,
      named,
    }));
}

/** Where the position of an element in its list proves nothing, or may not hold: the element of that name. */
function inLists(
  pair: AnswerPair,
  exchange: number,
  wanted: Wanted,
): (Proven & { readonly moves: boolean }) | null {
  if (pair.a.json === undefined || pair.b.json === undefined) return null;
  if (standsAnywhere(wanted.a) || standsAnywhere(wanted.b)) return null;
  // Answers may be long, and most values are in none of them.
  if (!pair.a.body?.includes(wanted.a) || !pair.b.body?.includes(wanted.b)) return null;
  const [place] = listPlaces({ a: pair.a.json, b: pair.b.json }, wanted);
  if (place === undefined) return null;
  const candidate = { ...place, decode: [] };
  if (!gives(pair, candidate, wanted)) return null;
  return { ...candidate, exchange, named: isNamed(candidate, wanted) };
}

/** Small is good: the kind's rank, better when the name fits, best for the very field of a form. */
function weight(
  { candidate, named }: { candidate: SourceCandidate; named: boolean },
  { leaf }: Wanted,
): number {
  const { source } = candidate;
  const isField = leaf.place === 'form' || leaf.place === 'multipart' || leaf.place === 'query';
  if (isField && source.kind === 'form-field' && source.name === leaf.name) return -10;
  // The very link is better than what stands around it, and worse than the first of its kind.
  const byText = source.kind === 'link' && source.text !== undefined ? 0.25 : 0;
  return rankOf(source) - (named ? 2.5 : 0) + candidate.decode.length / 2 + byText;
}

function isNamed({ name }: Pick<SourceCandidate, 'name'>, { leaf }: Wanted): boolean {
  if (sameName(name, leaf.name)) return true;
  if (leaf.place !== 'path') return false;
  return sameName(name, 'id') || variableName(name) === idName(leaf.name);
}

function standsAnywhere(value: string): boolean {
  return value.length < telling || /^(?:true|false|null|none)$/i.test(value);
}

/** The number a create answered with is in the path of what follows: `Location: /issues/7`. */
function isChainedId({ source }: SourceCandidate, { leaf }: Wanted): boolean {
  return leaf.place === 'path' && source.kind === 'header';
}

function gives(
  pair: AnswerPair,
  candidate: Omit<SourceCandidate, 'name'>,
  wanted: Wanted,
): boolean {
  const extract = compileExtractor(candidate);
  return extract(pair.a) === wanted.a && extract(pair.b) === wanted.b;
}

function chosen(proven: readonly Proven[], wanted: Wanted): FoundSource | null {
  const short = wanted.a.length < sure;
  const best = (short ? proven.find(({ named }) => named) : undefined) ?? proven[0];
  if (best === undefined) return null;
  const { exchange, source, decode, name } = best;
  const others = proven.filter((other) => other !== best);
  const rivals = others.filter(
    (other) => other.exchange === exchange && other.source.kind !== source.kind,
  );
  return {
    exchange,
    source,
    decode,
    name,
    places: 1 + others.filter((other) => other.exchange === exchange).length,
    confidence: confidence(best, wanted),
    ambiguity: describe(rivals) ?? (wanted.a === wanted.b ? provenOnce : null),
    alternatives: alternativesTo(best, others),
  };
}

/** Where else the value of a known place stands: what a repair may try instead. */
export function alternativesFor(
  answers: readonly (AnswerPair | null)[],
  before: number,
  wanted: Wanted,
  known: Pick<Alternative, 'exchange' | 'source'>,
): readonly Alternative[] {
  const found = findSource(answers, before, wanted);
  if (found === null) return [];
  const { exchange, source, decode, alternatives } = found;
  return [{ exchange, source, decode }, ...alternatives]
    .filter((other) => other.exchange !== known.exchange || other.source.kind !== known.source.kind)
    .slice(0, keptAlternatives);
}

/** In other answers or of other kinds: the same place said in another way repairs nothing. */
function alternativesTo(best: Proven, others: readonly Proven[]): Alternative[] {
  return others
    .filter(
      ({ source, exchange }) =>
        source.kind !== best.source.kind || exchange !== best.exchange || isByName(source),
    )
    .slice(0, keptAlternatives)
    .map(({ exchange, source, decode }) => ({ exchange, source, decode }));
}

/** Another element of the list than the one at that position, when the order changes. */
function isByName(source: ExtractorSource): boolean {
  if (source.kind === 'link') return source.text !== undefined;
  return source.kind === 'json' && source.path.some((step) => typeof step === 'object');
}

const provenOnce =
  'both recordings had the same value: that it is taken from the right place is shown by the trial replay alone';

function describe(rivals: readonly Proven[]): string | null {
  if (rivals.length === 0) return null;
  const places = [...new Set(rivals.map(({ source }) => sourceWords(source)))];
  return `the same answer also holds it as ${places.slice(0, 3).join(', ')}`;
}

function confidence(best: Proven, wanted: Wanted): number {
  const { length } = wanted.a;
  const byLength = length >= 12 ? 0.95 : length >= sure ? 0.9 : length >= telling ? 0.75 : 0.55;
  const named = best.named ? 0.04 : 0;
  // What is the same in both recordings was proven only once.
  const same = wanted.a === wanted.b ? 0.1 : 0;
  return Math.round((byLength + named - same) * 100) / 100;
}

/** The texts around the value, for what no structured place holds. */
export function findNearText(
  answers: readonly (AnswerPair | null)[],
  before: number,
  wanted: Wanted,
): FoundSource | null {
  if (Math.min(wanted.a.length, wanted.b.length) < telling + 2) return null;
  for (let exchange = before - 1; exchange >= 0; exchange--) {
    const pair = answers[exchange];
    if (pair?.a.body === null || pair?.b.body === null || pair === null || pair === undefined)
      continue;
    const candidates = boundarySources({ a: pair.a.body, b: pair.b.body }, wanted);
    const [best, ...others] = candidates.filter((candidate) => gives(pair, candidate, wanted));
    if (best === undefined) continue;
    return {
      exchange,
      source: best.source,
      decode: best.decode,
      name: '',
      places: 1 + others.length,
      confidence: wanted.a.length >= sure ? 0.7 : 0.5,
      ambiguity: 'no form, link, JSON or header holds it: it is taken from the text around it',
      alternatives: others
        .slice(0, keptAlternatives)
        .map(({ source, decode }) => ({ exchange, source, decode })),
    };
  }
  return null;
}
