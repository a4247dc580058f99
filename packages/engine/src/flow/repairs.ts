import type { AlternativeSource, Exchange, Extractor, Flow, Step } from '../model/flow.ts';
import { exchangesOf, variablesOf } from './flow-variables.ts';
import { sourceWords } from './source-words.ts';
import type { Problem } from './trace-problems.ts';

/** A changed flow, and in a sentence what was changed. */
export interface Repair {
  readonly what: string;
  readonly flow: Flow;
}

/**
 * What a rule can try when a trial replay failed at an exchange, the most promising first: another
 * source for a value that the exchange takes out or sends, least sure values first; or to leave out
 * a request that nothing depends on.
 */
export function repairsFor(flow: Flow, problem: Problem): Repair[] {
  const exchanges = exchangesOf(flow).map(({ exchange }) => exchange);
  const failed = exchanges.find(({ id }) => id === problem.exchangeId);
  if (failed === undefined) return [];
  const suspects =
    problem.errorClass === 'extraction' ? failed.extractors : sourcesOf(failed, exchanges);
  const resourced = [...suspects]
    .sort((x, y) => x.evidence.confidence - y.evidence.confidence)
    .flatMap((extractor) => otherSources(flow, extractor));
  return [...resourced, ...withoutBackground(flow, failed)];
}

/** The extractors whose values stand in the exchange's request: of each variable the last before it. */
function sourcesOf(failed: Exchange, exchanges: readonly Exchange[]): Extractor[] {
  const before = exchanges
    .slice(0, exchanges.indexOf(failed))
    .flatMap(({ extractors }) => extractors);
  return [...variablesOf(failed)].flatMap((name) => {
    const last = before.findLast(({ variable }) => variable === name);
    return last === undefined ? [] : [last];
  });
}

function otherSources(flow: Flow, extractor: Extractor): Repair[] {
  return (extractor.alternatives ?? []).map((alternative) => ({
    what: `took ${extractor.variable} from ${describe(alternative)} instead of ${describe({ ...extractor, exchangeId: extractor.evidence.exchangeId })}`,
    flow: withSource(flow, extractor, alternative),
  }));
}

function withSource(flow: Flow, extractor: Extractor, alternative: AlternativeSource): Flow {
  const { exchangeId, source, decode } = alternative;
  const used: AlternativeSource = {
    exchangeId: extractor.evidence.exchangeId,
    source: extractor.source,
    decode: extractor.decode,
  };
  const others = (extractor.alternatives ?? []).filter((other) => other !== alternative);
  const replaced: Extractor = {
    ...extractor,
    source,
    decode,
    evidence: { ...extractor.evidence, exchangeId, encoding: decode[0] ?? 'raw' },
    alternatives: [...others, used],
  };
  return mapExchanges(flow, (exchange) => {
    const kept = exchange.extractors.filter((other) => other !== extractor);
    const extractors = exchange.id === exchangeId ? [...kept, replaced] : kept;
    return [{ ...exchange, extractors }];
  });
}

/** A script's reading in the background may fail for reasons of its own, and nothing waits for it. */
function withoutBackground(flow: Flow, failed: Exchange): Repair[] {
  const isBackground = failed.kind === 'xhr' || failed.kind === 'fetch' || failed.kind === 'other';
  if (!isBackground || failed.request.method !== 'GET' || failed.extractors.length > 0) return [];
  const isLast = exchangesOf(flow).at(-1)?.exchange === failed;
  if (isLast || failed.followsRedirect) return [];
  const what = `left out GET ${failed.request.path}, a request in the background that nothing needs`;
  const shorter = mapExchanges(flow, (exchange) => (exchange === failed ? [] : [exchange]));
  return [{ what, flow: shorter }];
}

function mapExchanges(flow: Flow, change: (exchange: Exchange) => readonly Exchange[]): Flow {
  const steps = flow.steps
    .map((step) => withExchanges(step, step.exchanges.flatMap(change)))
    .filter((step) => step.exchanges.length > 0);
  return { ...flow, steps };
}

/** Sub-resources don't wait for what is left out. */
function withExchanges({ assets, ...step }: Step, exchanges: readonly Exchange[]): Step {
  if (assets === undefined) return { ...step, exchanges };
  const kept = new Set([...exchanges, ...assets].map(({ id }) => id));
  const waiting = assets.map((asset) => ({
    ...asset,
    after: asset.after.filter((id) => kept.has(id)),
  }));
  return { ...step, exchanges, assets: waiting };
}

function describe({
  source,
  exchangeId,
}: Pick<AlternativeSource, 'source' | 'exchangeId'>): string {
  return `the ${sourceWords(source)} in the answer of ${exchangeId}`;
}
