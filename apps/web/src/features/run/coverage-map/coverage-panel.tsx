import { TrendingUp } from 'lucide-react';
import { Link } from 'react-router';
import { formatCount } from '../../../format/number.ts';
import { paths } from '../../../routing/paths.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { Coverage } from '../map/documents.ts';
import { GrowthChart } from './growth-chart.tsx';
import { countOf, standings, wordsOf } from './standing-words.ts';

/** What was found, how much of it is proven, and whether a longer crawl would be worth it. */
export function CoveragePanel(props: {
  readonly runId: string;
  readonly coverage: Coverage;
  /** The run still builds or verifies: nothing can be proven yet, and nothing has failed to be. */
  readonly areProofsToCome: boolean;
}) {
  const { runId, coverage, areProofsToCome } = props;
  const { pages, forms, actions, outlook, growth } = coverage;
  const parts = [
    { label: 'Pages', counts: pages },
    { label: 'Forms', counts: forms },
    { label: 'All actions', counts: actions },
  ].filter(({ counts }) => counts.total > 0);
  return (
    <Panel
      title="Coverage"
      aside={
        <span>
          {areProofsToCome
            ? 'what was found; the proof is to come'
            : 'what was found, and what flows prove'}
        </span>
      }
    >
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          {parts.map(({ label, counts }) => (
            <Share key={label} label={label} counts={counts} areProofsToCome={areProofsToCome} />
          ))}
        </div>
        <div className="min-w-0">
          {growth.length > 1 && <GrowthChart growth={growth} />}
          <p
            className={classNames(
              'mt-2 flex items-start gap-1.5 text-[13px] text-pretty',
              outlook.kind === 'GROWING' ? 'text-warn' : 'text-muted',
            )}
          >
            {outlook.kind === 'GROWING' && (
              <TrendingUp aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            )}
            <span>
              {outlook.sentence}
              {outlook.kind === 'GROWING' && (
                <>
                  {' '}
                  <Link to={paths.newRun({ from: runId })} className="underline underline-offset-2">
                    Run again with a higher one
                  </Link>
                  , under Advanced.
                </>
              )}
            </span>
          </p>
        </div>
      </div>
    </Panel>
  );
}

/** How many there are, and in a bar how far they came. */
function Share(props: {
  readonly label: string;
  readonly counts: Coverage['pages'];
  readonly areProofsToCome: boolean;
}) {
  const { label, counts, areProofsToCome } = props;
  const parts = standings
    .map((standing) => ({
      standing,
      count: countOf(counts, standing),
      words: wordsOf(standing, areProofsToCome),
    }))
    .filter(({ count }) => count > 0);
  return (
    <section aria-label={label}>
      <div className="flex items-baseline justify-between gap-3 text-[13px]">
        <h3 className="font-medium">{label}</h3>
        <span className="tabular text-muted">
          {areProofsToCome ? (
            `${formatCount(counts.total)} found`
          ) : (
            <>
              <strong className="font-semibold text-text">{formatCount(counts.proven)}</strong> of{' '}
              {formatCount(counts.total)} proven
            </>
          )}
        </span>
      </div>
      <div
        aria-hidden="true"
        className="mt-1.5 flex h-2 gap-px overflow-hidden rounded-full bg-sunken"
      >
        {parts.map(({ standing, count, words }) => (
          <span key={standing} className={words.fill} style={{ flexGrow: count, flexBasis: 3 }} />
        ))}
      </div>
      <ul className="tabular mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
        {parts.map(({ standing, count, words }) => (
          <li key={standing} title={words.meaning} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={classNames('size-2 rounded-full', words.fill)} />
            {formatCount(count)} {words.label.toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  );
}
