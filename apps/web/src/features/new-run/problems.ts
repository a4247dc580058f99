/** What is wrong with a field, in a sentence. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** The fields of the form that show a problem of their own. */
const shown = new Set([
  'url',
  'name',
  'users',
  'durationMs',
  'iterations',
  'rampUpMs',
  'credentials',
  'logins',
  'onlyFlows',
  'thinkTime',
  'thresholds',
  'crawl.maxStates',
  'crawl.maxDepth',
  'crawl.timeMs',
  'crawl.contexts',
  'flowFile',
]);

/** Other names that a server's problem may go by. */
const aliases: Readonly<Record<string, string>> = { flows: 'flowFile', length: 'durationMs' };

/** Whether a problem is about the field, or about a part of it (`thresholds.1`). */
export function isAbout(problem: Problem, field: string): boolean {
  const name = fieldOf(problem);
  return name === field || name.startsWith(`${field}.`);
}

/** The sentences to show at a field. */
export function messageFor(problems: readonly Problem[], field: string): string {
  return problems
    .filter((problem) => isAbout(problem, field))
    .map(({ message }) => message)
    .join(' ');
}

/** Problems that no field of the form shows; they go above it. */
export function unplaced(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => ![...shown].some((field) => isAbout(problem, field)));
}

function fieldOf({ field }: Problem): string {
  const [first = '', ...rest] = field.split('.');
  return [aliases[first] ?? first, ...rest].join('.');
}
