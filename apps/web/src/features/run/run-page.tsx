import { FileQuestion } from 'lucide-react';
import { useMemo, useSyncExternalStore } from 'react';
import { useParams } from 'react-router';
import { useClient } from 'urql';
import { describeFailure } from '../../graphql/failure.ts';
import { isRunTab, paths, type RunTab } from '../../routing/paths.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NotFound } from '../../ui/not-found.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RunFeed } from './run-feed.ts';
import { RunHeader } from './run-header.tsx';
import { RunSkeleton } from './run-skeleton.tsx';
import { RunTabs } from './run-tabs.tsx';
import { RunView } from './run-view.tsx';

/** One run, while it goes and after. */
export function RunPage() {
  const { id = '', tab = 'overview' } = useParams();
  return isRunTab(tab) ? <Run key={id} id={id} tab={tab} /> : <NotFound />;
}

function Run({ id, tab }: { readonly id: string; readonly tab: RunTab }) {
  const client = useClient();
  const feed = useMemo(() => new RunFeed(client, id), [client, id]);
  const snapshot = useSyncExternalStore(feed.subscribe, feed.snapshot);

  switch (snapshot.kind) {
    case 'loading':
      return <RunSkeleton />;
    case 'missing':
      return <MissingRun />;
    case 'failed': {
      const { title, message } = describeFailure(snapshot.error);
      return (
        <>
          <PageTitle title="Run" />
          <Notice
            tone="bad"
            title={title}
            action={
              <Button size="small" onClick={feed.retry}>
                Try again
              </Button>
            }
          >
            {message}
          </Notice>
        </>
      );
    }
    case 'ready': {
      const { state } = snapshot;
      return (
        <>
          <PageTitle title={state.head.name} />
          <RunHeader state={state} feed={feed} />
          <RunTabs run={state} tab={tab} />
          <RunView state={state} series={feed.series} tab={tab} />
        </>
      );
    }
  }
}

function MissingRun() {
  return (
    <>
      <PageTitle title="Run not found" />
      <EmptyState
        icon={<FileQuestion />}
        title="This run doesn’t exist"
        action={
          <ButtonLink to={paths.home()} look="primary">
            All runs
          </ButtonLink>
        }
      >
        It was deleted, or the address is not complete.
      </EmptyState>
    </>
  );
}
