import { Globe } from 'lucide-react';
import { formatCount } from '../../../format/number.ts';
import { formatTarget } from '../../../format/target.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { RunProgress } from '../documents.ts';

type CrawlProgress = Extract<RunProgress, { __typename: 'CrawlProgress' }>;

/** What the crawl sees and does at this moment, framed as the browser window that it is. */
export function CrawlPanel({ progress }: { readonly progress: CrawlProgress }) {
  return (
    <Panel padded={false} className="overflow-hidden">
      <h2 className="sr-only">What the crawl is seeing</h2>
      <div className="flex items-center gap-3 border-b border-line px-4 py-2.5">
        <span aria-hidden="true" className="flex gap-1.5">
          <i className="size-2.5 rounded-full bg-line-strong" />
          <i className="size-2.5 rounded-full bg-line-strong" />
          <i className="size-2.5 rounded-full bg-line-strong" />
        </span>
        <span className="min-w-0 flex-1 truncate rounded-md bg-sunken px-2.5 py-1 font-mono text-xs text-muted">
          {formatTarget(progress.url)}
        </span>
      </div>
      <div className="aspect-[16/10] max-h-[26rem] w-full overflow-hidden bg-sunken">
        {progress.thumbnail ? (
          <img
            src={progress.thumbnail}
            alt={`The page “${progress.title}” as the crawl sees it`}
            className="size-full object-cover object-top"
          />
        ) : (
          <div className="grid size-full place-items-center text-faint">
            <Globe aria-hidden="true" className="size-8 animate-alive" />
          </div>
        )}
      </div>
      <div className="border-t border-line px-4 py-3">
        <p className="truncate text-[13px] font-medium">{progress.doing}</p>
        <p className="truncate text-xs text-faint">{progress.title}</p>
      </div>
      <dl className="grid grid-cols-2 gap-px border-t border-line bg-line sm:grid-cols-4">
        <Counter label="Pages found" value={progress.states} />
        <Counter label="Actions tried" value={progress.actionsTried} />
        <Counter label="Waiting" value={progress.actionsQueued} />
        <Counter label="Forms submitted" value={progress.formsSubmitted} />
      </dl>
    </Panel>
  );
}

function Counter({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className="bg-surface px-4 py-2.5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="tabular text-base font-semibold">{formatCount(value)}</dd>
    </div>
  );
}
