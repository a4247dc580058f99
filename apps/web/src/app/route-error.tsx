import { Bug } from 'lucide-react';
import { useRouteError } from 'react-router';
import { paths } from '../routing/paths.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** A page that broke. The runs themselves are not touched by it. */
export function RouteError() {
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert">
      <PageTitle title="Something broke" />
      <EmptyState
        icon={<Bug />}
        title="This page broke"
        action={
          <>
            <Button look="primary" onClick={() => location.reload()}>
              Reload the page
            </Button>
            <ButtonLink to={paths.home()} reloadDocument>
              All runs
            </ButtonLink>
          </>
        }
      >
        <p>
          Your runs are not affected. After an update of the server a reload usually mends it; if it
          does not, this is a bug:
        </p>
        <pre className="mt-3 overflow-x-auto rounded-md bg-sunken p-3 text-left font-mono text-xs whitespace-pre-wrap">
          {message}
        </pre>
      </EmptyState>
    </div>
  );
}
