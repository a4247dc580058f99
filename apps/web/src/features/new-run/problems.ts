import type { RunDraft } from './draft.ts';
import type { LoadKind } from './load/load-draft.ts';

/** What is wrong with a field, in a sentence. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** The fields of the form that show a problem of their own, whatever the load. */
const always = [
  'url',
  'name',
  'credentials',
  'logins',
  'onlyFlows',
  'thinkTime',
  'pacing',
  'assets',
  'checks',
  'apdexMs',
  'requestTimeoutMs',
  'network.proxy',
  'network.ca',
  'network.connectionsPerHost',
  'crawl.maxStates',
  'crawl.maxDepth',
  'crawl.timeMs',
  'crawl.contexts',
  'flowFile',
] as const;

/** Those that are there for a kind of load alone. */
const byLoad: Readonly<Record<LoadKind, readonly string[]>> = {
  users: ['users', 'thresholds'],
  rate: ['rate.rate', 'rate.perMs', 'rate.maxUsers', 'durationMs', 'thresholds'],
  preset: ['preset', 'users', 'durationMs', 'thresholds'],
  capacity: [
    'capacity.slo',
    'capacity.from',
    'capacity.to',
    'capacity.levelMs',
    'capacity.precision',
  ],
  scenarios: ['thresholds'],
};

/** What a scenario's card shows at a place of its own. */
const inScenario =
  /^scenarios\.\d+\.(name|startMs|executor(\.\w+)?|executor\.stages\.\d+\.\w+|flows|flows\.\d+\.(flow|weight)|(thinkTime|pacing|tags)(\..+)?|assets|gracefulStopMs)$/;

const byLength = {
  duration: ['durationMs', 'rampUpMs'],
  iterations: ['iterations'],
} as const;

/** Other names that a server's problem may go by. */
const aliases: Readonly<Record<string, string>> = { flows: 'flowFile', length: 'durationMs' };

/** Whether a problem is about the field, or about a part of it (`thresholds.1`). */
export function isAbout(problem: Problem, field: string): boolean {
  const name = fieldOf(problem);
  return name === field || name.startsWith(`${field}.`);
}

/** The sentences to show at a field. */
export function messageFor(problems: readonly Problem[], field: string): string {
  const messages = problems
    .filter((problem) => isAbout(problem, field))
    .map(({ message }) => message);
  return [...new Set(messages)].join(' ');
}

/** Problems that no field of the form shows as it is; they go above it. */
export function unplaced(
  problems: readonly Problem[],
  draft: Pick<RunDraft, 'loadKind' | 'lengthKind'>,
): readonly Problem[] {
  const shown = [
    ...always,
    ...byLoad[draft.loadKind],
    ...(draft.loadKind === 'users' ? byLength[draft.lengthKind] : []),
  ];
  return problems.filter(
    (problem) =>
      !shown.some((field) => isAbout(problem, field)) &&
      !(draft.loadKind === 'scenarios' && inScenario.test(problem.field)),
  );
}

/** The sentences about a field as a whole, and not about its parts. */
export function messageAt(problems: readonly Problem[], field: string): string {
  return problems
    .filter((problem) => fieldOf(problem) === field)
    .map(({ message }) => message)
    .join(' ');
}

/** Which scenario a problem is about, from 0 on; null for none. */
export function scenarioOf({ field }: Problem): number | null {
  const [, index] = /^scenarios\.(\d+)/.exec(field) ?? [];
  return index === undefined ? null : Number(index);
}

function fieldOf({ field }: Problem): string {
  const [first = '', ...rest] = field.split('.');
  return [aliases[first] ?? first, ...rest].join('.');
}
