import { Panel } from '../../../ui/panel.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import type { RunProgress } from '../documents.ts';
import type { RunStateName } from '../run-words.ts';

const words: Partial<
  Readonly<Record<RunStateName, { readonly title: string; readonly text: string }>>
> = {
  QUEUED: {
    title: 'Waiting for its turn',
    text: 'The run starts by itself as soon as the server has room for it.',
  },
  CRAWLING: {
    title: 'Opening the browser',
    text: 'The first page is being loaded.',
  },
  BUILDING: {
    title: 'Recording the journeys',
    text: 'Each journey is recorded twice in a clean browser, with different inputs, to tell what is constant from what is not.',
  },
  VERIFYING: {
    title: 'Proving the flows',
    text: 'Two users at once replay each flow over HTTP, compared with the recording step by step.',
  },
};

/** A stage that has no pictures: what it does, to what, and how far it is. */
export function StagePanel(props: {
  readonly state: RunStateName;
  readonly progress: RunProgress | null;
}) {
  const { title, text } = words[props.state] ?? { title: 'Working', text: '' };
  const now = nowOf(props.progress);
  return (
    <Panel>
      <h2 className="text-[15px] font-semibold">{title}</h2>
      <p className="mt-1 text-[13px] text-pretty text-muted">{text}</p>
      {now && (
        <div className="mt-4">
          <div className="mb-1.5 flex justify-between gap-3 text-[13px]">
            <span className="truncate font-medium">{now.what}</span>
            <span className="tabular shrink-0 text-muted">
              {now.done} of {now.total}
            </span>
          </div>
          <ProgressBar label={title} share={now.total === 0 ? 0 : now.done / now.total} />
        </div>
      )}
    </Panel>
  );
}

function nowOf(progress: RunProgress | null) {
  switch (progress?.__typename) {
    case 'BuildProgress':
      return { what: progress.journey, done: progress.done, total: progress.total };
    case 'VerifyProgress':
      return { what: progress.flow, done: progress.done, total: progress.total };
    default:
      return null;
  }
}
