import { formatTable } from '../bench/harness.ts';
import type { Effect } from './effects.ts';
import { type FlowFinding, isProven } from './judge-flows.ts';
import {
  foundShare,
  isReached,
  type Score,
  scoreOf,
  sumOf,
  type Tally,
  type Verdict,
} from './score.ts';

/** What was found in one application, line by line. */
export function verdictText(verdict: Verdict): string {
  const { app, targets, leftOutTargets, flows, effects } = verdict;
  const open = targets.filter(({ visit }) => visit.kind !== 'visited');
  return [
    `${app}: discovered in ${verdict.seconds} s`,
    formatTable([
      ['flow', 'found', 'proof', 'effects of 20 replays'],
      ...flows.map((finding) => flowRow(finding, effects.get(finding.truth.id) ?? [])),
    ]),
    ...flows.flatMap((finding) =>
      finding.kind === 'left-out' ? [`left out: ${finding.truth.id}: ${finding.reason}`] : [],
    ),
    ...flows.flatMap(whyUnproven),
    ...[...effects].flatMap(([id, tried]) => tried.flatMap((effect) => effectLines(id, effect))),
    ...open.map(({ target, visit }) => {
      const word = isReached(visit) ? 'left alone' : 'MISSED';
      const reason = 'reason' in visit ? `: ${visit.reason}` : '';
      return `${word}: ${target.address} (${target.texts.join(', ')})${reason}`;
    }),
    ...leftOutTargets.map(({ address, reason }) => `left out: ${address}: ${reason}`),
  ].join('\n');
}

/** One row for each application and one for all of them. */
export function totalText(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => [verdict.app, scoreOf(verdict)] as const);
  const total: readonly (readonly [string, Score])[] =
    rows.length > 1 ? [['all', sumOf(rows.map(([, score]) => score))]] : [];
  return formatTable([
    ['', 'targets', 'flows', 'found', 'proven', 'effects exact'],
    ...[...rows, ...total].map(([name, score]) => [
      name,
      share(score.targets),
      share(score.flows),
      `${(foundShare(score) * 100).toFixed(1)} %`,
      share(score.proven),
      share(score.effects),
    ]),
  ]);
}

function flowRow(finding: FlowFinding, tried: readonly Effect[]): readonly string[] {
  const judged = tried.at(-1);
  const best = judged?.flow ?? (finding.kind === 'found' ? finding.candidates[0] : undefined);
  return [
    finding.truth.id,
    best === undefined ? foundWords[finding.kind] : `“${best.name}”`,
    proofWord(finding),
    judged === undefined
      ? '–'
      : `${judged.actual} of ${judged.expected}, ${judged.users} users${judged.exact ? '' : ' WRONG'}`,
  ];
}

const foundWords: Readonly<Record<FlowFinding['kind'], string>> = {
  found: 'yes',
  missed: 'MISSED',
  'trap-left-alone': 'seen, left alone',
  'trap-sprung': 'DONE, should be left alone',
  'left-out': '–',
};

function proofWord(finding: FlowFinding): string {
  if (isProven(finding)) return 'verified';
  return finding.truth.proof === true && finding.kind !== 'left-out' ? 'NOT VERIFIED' : '–';
}

function whyUnproven(finding: FlowFinding): readonly string[] {
  const proof = finding.kind === 'found' ? finding.candidates[0]?.proof : undefined;
  return proof !== undefined && 'reason' in proof
    ? [`not verified: ${finding.truth.id}: ${proof.reason}`]
    : [];
}

function effectLines(id: string, effect: Effect): readonly string[] {
  if (effect.exact) return [`replayed: ${id}: “${effect.flow.name}” left ${effect.actual}`];
  return [
    `replayed: ${id}: “${effect.flow.name}” left ${effect.actual} instead of ${effect.expected}; ${effect.failed} iterations failed by FlowLoad's own checks`,
    ...effect.errors.slice(0, 3).map((error) => `  ${error}`),
  ];
}

function share({ done, of }: Tally): string {
  return `${done}/${of}`;
}
