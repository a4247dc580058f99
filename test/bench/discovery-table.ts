import type { DocumentCount } from '../maze/src/request-log.ts';
import type { Score } from '../maze/src/score.ts';

/** What one contender came to. */
export interface Discovery {
  readonly contender: string;
  readonly score: Score;
  readonly documents: DocumentCount;
  readonly seconds: number;
  readonly ended: string;
}

/** Found and expected by group, the contenders beside each other. */
export function discoveryTable(discoveries: readonly Discovery[]): string {
  const groups = discoveries[0]?.score.groups ?? [];
  const rows = [
    ['group', 'expected', ...discoveries.map(({ contender }) => contender)],
    ...groups.map(({ group, expected }, at) => [
      group,
      String(expected),
      ...discoveries.map(({ score }) => String(score.groups[at]?.found ?? 0)),
    ]),
    [
      'all',
      String(discoveries[0]?.score.expected ?? 0),
      ...discoveries.map(({ score }) => String(score.found)),
    ],
    ['pages loaded', '', ...discoveries.map(({ documents }) => String(documents.loaded))],
    ['different pages', '', ...discoveries.map(({ documents }) => String(documents.different))],
    ['seconds', '', ...discoveries.map(({ seconds }) => seconds.toFixed(1))],
    ['pages/s', '', ...discoveries.map((one) => pagesPerSecond(one).toFixed(2))],
    ['ended', '', ...discoveries.map(({ ended }) => ended)],
  ];
  return aligned(rows);
}

export function missedList({ contender, score }: Discovery): string {
  const lines = score.groups
    .filter(({ missed }) => missed.length > 0)
    .map(({ group, missed }) => `  ${group}: ${missed.join(', ')}`);
  return `${contender} missed ${score.expected - score.found}\n${lines.join('\n')}`;
}

export function pagesPerSecond({ documents, seconds }: Discovery): number {
  return documents.loaded / seconds;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return rows.map(line).join('\n');
}
