import type {
  Coverage,
  CoverageCounts,
  Outlook,
  Standing,
} from '@flowload/engine/model/coverage.ts';
import { counted } from './numbers.ts';
import type { Paint } from './paint.ts';

/** What of the coverage a paragraph tells. */
export type CoverageFigures = Pick<Coverage, 'pages' | 'forms' | 'actions' | 'outlook'>;

/** What was found, what is proven and what was left alone, under a heading. */
export function coverageLines(coverage: CoverageFigures, paint: Paint): readonly string[] {
  const { pages, forms, actions, outlook } = coverage;
  return [
    paint.bold('Coverage'),
    `  ${countsText(pages, 'page')}`,
    ...(forms.total > 0 ? [`  ${countsText(forms, 'form')}`] : []),
    `  ${countsText(actions, 'action in all', 'actions in all')}`,
    `  ${outlookText(outlook, paint)}`,
  ];
}

const words: readonly (readonly [Standing, string])[] = [
  ['proven', 'in verified flows'],
  ['unproven', 'in flows that are not verified'],
  ['found', 'in no flow'],
  ['failed', 'failed'],
  ['left-alone', 'left alone'],
  ['untried', 'not tried'],
];

function countsText(counts: CoverageCounts, one: string, many?: string): string {
  const parts = words.flatMap(([standing, text]) =>
    counts[standing] > 0 ? [`${counts[standing]} ${text}`] : [],
  );
  return `${counted(counts.total, one, many)}: ${parts.join(', ')}`;
}

const flags = { time: '--explore-time', pages: '--max-pages' } as const;

function outlookText({ kind, limit, sentence }: Outlook, paint: Paint): string {
  if (kind !== 'growing') return paint.dim(sentence);
  return paint.warn(limit === null ? sentence : `${sentence} Raise ${flags[limit]}.`);
}
