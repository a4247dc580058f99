import { Compass } from 'lucide-react';
import { paths } from '../routing/paths.ts';
import { ButtonLink } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { PageTitle } from './page-title.tsx';

export function NotFound() {
  return (
    <>
      <PageTitle title="Page not found" />
      <EmptyState
        icon={<Compass />}
        title="There is no page here"
        action={
          <>
            <ButtonLink to={paths.home()} look="primary">
              All runs
            </ButtonLink>
            <ButtonLink to={paths.newRun()}>New run</ButtonLink>
          </>
        }
      >
        The address may be mistyped, or the run it led to was deleted.
      </EmptyState>
    </>
  );
}
