import { TextField } from '../../../ui/field.tsx';
import type { SectionProps } from '../new-run-form.tsx';

/** How far the crawl may go. */
export function CrawlFields({ draft, change, errorOf }: SectionProps) {
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <TextField
        label="Pages"
        inputMode="numeric"
        value={draft.maxStates}
        error={errorOf('crawl.maxStates')}
        onChange={(event) => change({ maxStates: event.target.value })}
      />
      <TextField
        label="Depth"
        inputMode="numeric"
        value={draft.maxDepth}
        error={errorOf('crawl.maxDepth')}
        onChange={(event) => change({ maxDepth: event.target.value })}
      />
      <TextField
        label="Time"
        value={draft.crawlTime}
        error={errorOf('crawl.timeMs')}
        onChange={(event) => change({ crawlTime: event.target.value })}
      />
      <TextField
        label="Browser windows"
        inputMode="numeric"
        value={draft.contexts}
        error={errorOf('crawl.contexts')}
        onChange={(event) => change({ contexts: event.target.value })}
      />
    </div>
  );
}
