import {
  graphqlOperationIn,
  graphqlOperations,
  persistedOperationName,
} from '../content/graphql-operation.ts';
import { overlap } from '../content/overlap.ts';
import type { RecordedExchange, Recording } from '../model/recording.ts';
import { parsePairs } from './request-structure.ts';

/** One exchange as both recordings have it. */
export interface Pairing {
  readonly stepIndex: number;
  readonly a: RecordedExchange;
  readonly b: RecordedExchange;
}

export interface Alignment {
  /** In the first recording's order. */
  readonly pairings: readonly Pairing[];
  /** Exchanges of one recording alone, by the index of the step. */
  readonly unpaired: readonly { readonly stepIndex: number; readonly exchange: RecordedExchange }[];
}

/** How alike two requests must be to count as the same one. */
const enough = 0.55;

/**
 * Finds for each exchange of the first recording the one of the second that did the same: within
 * the same step, by method, origin, path, names of parameters and fields, kind and status. Requests
 * that a page sends at once may come in another order, so order only decides between equals.
 */
export function alignRecordings(
  a: Recording,
  b: Recording,
  isWanted: (exchange: RecordedExchange) => boolean,
): Alignment {
  const pairings: Pairing[] = [];
  const unpaired: { stepIndex: number; exchange: RecordedExchange }[] = [];
  a.steps.forEach((step, stepIndex) => {
    const left = step.exchanges.filter(isWanted);
    const right = (b.steps[stepIndex]?.exchanges ?? []).filter(isWanted);
    const { pairs, rest } = alignExchanges(left, right);
    pairings.push(...pairs.map(([one, other]) => ({ stepIndex, a: one, b: other })));
    unpaired.push(...rest.map((exchange) => ({ stepIndex, exchange })));
  });
  return { pairings, unpaired };
}

type Pair = readonly [RecordedExchange, RecordedExchange];

function alignExchanges(
  left: readonly RecordedExchange[],
  right: readonly RecordedExchange[],
): { pairs: readonly Pair[]; rest: readonly RecordedExchange[] } {
  const candidates = left.flatMap((a, i) =>
    right.map((b, j) => ({
      i,
      j,
      score: likeness(a, b) - Math.abs(i / left.length - j / right.length) / 10,
    })),
  );
  const taken = { left: new Map<number, number>(), right: new Set<number>() };
  const best = candidates.filter(({ score }) => score >= enough).sort((x, y) => y.score - x.score);
  for (const { i, j } of best) {
    if (taken.left.has(i) || taken.right.has(j)) continue;
    taken.left.set(i, j);
    taken.right.add(j);
  }
  const pairs = left.flatMap((a, i): Pair[] => {
    const b = right[taken.left.get(i) ?? -1];
    return b === undefined ? [] : [[a, b]];
  });
  const rest = [
    ...left.filter((_, i) => !taken.left.has(i)),
    ...right.filter((_, j) => !taken.right.has(j)),
  ];
  return { pairs, rest };
}

/** From 0 (another request) to 1 (the same in all that is not a value). */
export function likeness(a: RecordedExchange, b: RecordedExchange): number {
  if (a.request.method !== b.request.method) return 0;
  const urlA = new URL(a.request.url);
  const urlB = new URL(b.request.url);
  if (urlA.origin !== urlB.origin || operationOf(a) !== operationOf(b)) return 0;
  const path = pathLikeness(urlA.pathname, urlB.pathname);
  if (path < 0.3) return 0;
  const names = inCommon([...urlA.searchParams.keys()], [...urlB.searchParams.keys()]);
  const fields = inCommon(fieldNames(a), fieldNames(b));
  const values = inCommon([urlA.search], [urlB.search]);
  const kind = a.kind === b.kind ? 1 : 0;
  const hop = (a.redirectedFrom === null) === (b.redirectedFrom === null) ? 1 : 0;
  const status = a.response?.status === b.response?.status ? 1 : 0;
  return (
    0.4 * path +
    0.15 * names +
    0.15 * fields +
    0.1 * status +
    0.1 * hop +
    0.05 * kind +
    0.05 * values
  );
}

function pathLikeness(a: string, b: string): number {
  const left = a.split('/').slice(1);
  const right = b.split('/').slice(1);
  if (left.length !== right.length) return 0;
  const scores = left.map((segment, index) => segmentLikeness(segment, right[index] ?? ''));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Values of one shape (two numbers, two ids) are alike; two different words are not. */
function segmentLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const shape = (text: string) => text.replace(/\d+/g, '0').replace(/[a-f0-9]{6,}/gi, 'x');
  if (shape(a) === shape(b)) return 0.8;
  return /\d/.test(a) === /\d/.test(b) ? 0.5 : 0.4;
}

function inCommon(a: readonly string[], b: readonly string[]): number {
  return overlap(new Set(a), new Set(b));
}

function fieldNames({ request }: RecordedExchange): string[] {
  const { body } = request;
  if (body === null) return [];
  const multipart = [...body.matchAll(/name="([^"]*)"/g)].map((match) => match[1] ?? '');
  if (multipart.length > 0 && body.startsWith('--')) return multipart;
  if (/^\s*[[{]/.test(body)) return [...body.matchAll(/"([^"\\]+)"\s*:/g)].map((m) => m[1] ?? '');
  return parsePairs(body).map(([name]) => name);
}

/** GraphQL sends every operation to one URL: its name tells them apart. */
export function operationOf({ request }: RecordedExchange): string {
  const inAddress = graphqlOperationIn(new URL(request.url).searchParams);
  const all = inAddress === null ? graphqlOperations(request.body) : [inAddress];
  if (all.length === 0) return persistedOperationName(request.body);
  return all.map(({ kind, name }) => `${kind} ${name}`).join();
}
