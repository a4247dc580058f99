import { FlaskConical } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { LoadFailure } from '../../graphql/load-failure.tsx';
import { paths } from '../../routing/paths.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { serverQuery } from '../server/server-query.ts';
import { type SourceRun, sourceRunQuery } from './documents.ts';
import { draftFromDefaults, draftFromRun } from './draft.ts';
import { NewRunForm } from './new-run-form.tsx';

/** A new run, from nothing, from an address (`?url=`) or from an earlier run (`?from=`). */
export function NewRunPage() {
  const [params] = useSearchParams();
  const from = params.get('from') ?? '';
  const url = params.get('url') ?? '';
  const [server, askServer] = useQuery({ query: serverQuery });
  const [source, askSource] = useQuery({
    query: sourceRunQuery,
    variables: { id: from },
    pause: from === '',
  });
  const error = server.error ?? source.error;
  const info = server.data?.server;
  const waiting = !info || (from !== '' && source.data === undefined);

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle title="New run" />
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">New run</h1>
        {info?.demoUrl && (
          <ButtonLink to={paths.newRun({ url: info.demoUrl })} size="small" className="ml-auto">
            <FlaskConical aria-hidden="true" /> Fill in the demo shop
          </ButtonLink>
        )}
      </div>
      {waiting && error && (
        <LoadFailure
          error={error}
          onRetry={() => {
            askServer({ requestPolicy: 'network-only' });
            if (from !== '') askSource({ requestPolicy: 'network-only' });
          }}
        />
      )}
      {waiting && !error && <FormSkeleton />}
      {!waiting && (
        <>
          {from !== '' && <SourceNote run={source.data?.run ?? null} />}
          <NewRunForm
            key={`${from} ${url}`}
            server={info}
            knownFlows={(source.data?.run?.flows ?? []).map((flow) => flow.name)}
            initial={
              source.data?.run
                ? draftFromRun(info.defaults, source.data.run)
                : draftFromDefaults(info.defaults, url)
            }
          />
        </>
      )}
    </div>
  );
}

function SourceNote({ run }: { readonly run: SourceRun | null }) {
  if (run === null) {
    return (
      <div className="mb-4">
        <Notice tone="warn" title="The run to copy is gone">
          It was deleted, so the form starts from the defaults.
        </Notice>
      </div>
    );
  }
  const passwords =
    run.config.logins > 0
      ? ' Passwords are never given out: type them again, or use Repeat on the run’s page.'
      : '';
  return (
    <div className="mb-4">
      <Notice tone="info">
        Filled in from “{run.name}”.{passwords}
      </Notice>
    </div>
  );
}

function FormSkeleton() {
  return (
    <div className="space-y-4">
      <Loading label="Loading the form" />
      <Skeleton className="h-28 w-full rounded-xl" />
      <Skeleton className="h-64 w-full rounded-xl" />
    </div>
  );
}
